import type { Clock } from "#platform/clock.ts";
import { forEachConcurrently } from "#platform/concurrently.ts";
import type { Database } from "#platform/database.ts";
import type { Log } from "#platform/log.ts";
import { ChannelMonitor } from "./channel-monitor.ts";
import { type AttemptOutcome, decideNextAttempt, type NextAttempt } from "./decide-next-attempt.ts";

/** `unknownAttempts`: how many ended without an answer, where that is kept. */
type Owed = { attempts: number; unknownAttempts?: number };

/** Emails that another room owes to somebody else than riders: how its rows are claimed, sent and ended. */
export type EmailOutbox<Row extends Owed> = {
  /** How many are sent at once. */
  concurrency: number;
  /** Whether one that fails again and again while the provider takes others is given up. */
  givesUp: boolean;
  isAnyDue(now: Date): Promise<boolean>;
  /** At most `limit` of those that are due, leased, with this attempt counted. */
  claim(now: Date, limit: number): Promise<Row[]>;
  /** Hands one to the provider, once; null: it is not wanted any more, and was not sent. */
  send(row: Row): Promise<AttemptOutcome | null>;
  /** Writes what follows; null: it was not wanted any more. `attempts`: how many count by now. */
  end(row: Row, next: NextAttempt | null, attempts: number): Promise<void>;
};

type Deps = { db: Database; clock: Clock; log: Log; random: () => number };

/**
 * Sends what is due in `outbox`, at most `limit`, and answers how many the provider took. The channel is the same as that of
 * messages to riders: while it is held nothing is tried and no attempt counts, one email may be the one that tests it, and once it
 * takes one, whatever waited follows within minutes. Whether an email is still wanted, `send` decides.
 */
export async function sendFromOutbox<Row extends Owed>(
  deps: Deps,
  outbox: EmailOutbox<Row>,
  limit: number,
): Promise<number> {
  const { clock } = deps;
  // Opening may take the turn to test the channel from others, so it is not done for nothing.
  if (!(await outbox.isAnyDue(clock.now()))) return 0;
  const monitor = await ChannelMonitor.open(deps, "email");
  if (!monitor) return 0;
  try {
    let sent = 0;
    if (monitor.isProbing) sent = await sendClaimed(deps, outbox, monitor, 1);
    return monitor.isHeld ? sent : sent + (await sendClaimed(deps, outbox, monitor, limit - sent));
  } finally {
    await monitor.close();
  }
}

async function sendClaimed<Row extends Owed>(
  { clock, random }: Deps,
  outbox: EmailOutbox<Row>,
  monitor: ChannelMonitor,
  limit: number,
): Promise<number> {
  const claimed = await outbox.claim(clock.now(), limit);
  let sent = 0;
  await forEachConcurrently(claimed, outbox.concurrency, async (row) => {
    const answer = await outbox.send(row);
    if (answer === null) return outbox.end(row, null, row.attempts);
    const { isHealthy } = monitor;
    const outcome = answer.outcome === "broken" ? answer : monitor.interpret(answer);
    if (outcome.outcome !== "broken") await monitor.observe(outcome);
    const next = decideNextAttempt({
      outcome,
      channel: "email",
      attempts: row.attempts,
      unknownAttempts: row.unknownAttempts ?? 0,
      maybeSentSince: row.unknownAttempts ? clock.now() : null,
      isProviderHealthy: isHealthy && outbox.givesUp,
      now: clock.now(),
      random: random(),
    });
    // Also of what is never given up: the waits grow where it alone fails.
    const counts = outcome.outcome === "broken" || (isHealthy && outcome.outcome !== "blocked");
    await outbox.end(row, next, row.attempts - (next.next === "try_again" && !counts ? 1 : 0));
    if (next.next === "done") sent += 1;
  });
  return sent;
}
