import { repeatConcurrently } from "#platform/concurrently.ts";
import type { Database } from "#platform/database.ts";
import type { Log } from "#platform/log.ts";
import type { RateLimiter } from "#platform/open-rate-limiter.ts";
import { ChannelMonitor } from "./channel-monitor.ts";
import { ATTEMPTS_MAX, type AttemptOutcome, decideNextAttempt } from "./decide-next-attempt.ts";
import { CHANNELS, type Channel } from "./message.ts";
import {
  type ClaimedMessage,
  claimMessage,
  confirmHandOver,
  countDueMessages,
  writeFailed,
  writeRetry,
  writeSent,
} from "./messages.sql.ts";
import type { Mailer, ReadBookingFacts, RenderEmail, SendOutcome, SmsSender } from "./ports.ts";
import { renderSms } from "./render-sms.ts";
import { firstCheckAt } from "./sync-deliveries.ts";

/** Longer than any attempt can take, so that a lease ends only when its process died. */
export const LEASE_SECONDS = 60;

/** If a booking changes again and again while its message is rendered, the message waits for its next attempt. */
const RENDERINGS_MAX = 3;

export type SendMessagesDeps = {
  db: Database;
  clock: { now(): Date };
  log: Log;
  random: () => number;
  mailer: Mailer;
  smsSender: SmsSender;
  renderEmail: RenderEmail;
  readBookingFacts: ReadBookingFacts;
  /** How many messages of a channel are sent at once. */
  concurrency: Record<Channel, number>;
  rateLimiters: Record<Channel, RateLimiter>;
};

/** `obsolete`: ended unsent, because its booking had changed. */
export type SendingReport = { sent: number; postponed: number; failed: number; obsolete: number };

/**
 * Sends what is due, at most `limit` messages of each channel, and answers what became of them. Any number of processes may do so
 * at once. A process that dies leaves its messages to be sent again when their leases end.
 * @throws when the database is away; a provider's failures are written to the message instead.
 */
export async function sendDueMessages(sending: SendMessagesDeps, { limit }: { limit: number }): Promise<SendingReport> {
  const report: SendingReport = { sent: 0, postponed: 0, failed: 0, obsolete: 0 };
  const ended = await Promise.allSettled(CHANNELS.map((channel) => sendChannel(sending, channel, limit, report)));
  const broken = ended.find((run) => run.status === "rejected");
  if (broken) throw broken.reason;
  return report;
}

async function sendChannel(sending: SendMessagesDeps, channel: Channel, limit: number, report: SendingReport) {
  // Most runs find nothing or a few, and each of the claims below costs more than this question.
  const atOnce = Math.min(sending.concurrency[channel], limit);
  const due = await countDueMessages(sending.db, channel, sending.clock.now(), atOnce);
  if (due === 0) return;
  const monitor = await ChannelMonitor.open(sending, channel);
  if (!monitor) return;
  let claims = 0;
  let isDrained = false;
  const sendOne = async (): Promise<boolean> => {
    if (claims >= limit || monitor.isHeld || isDrained) return false;
    claims += 1;
    isDrained = !(await sendNext(sending, channel, monitor, report));
    return !isDrained;
  };

  try {
    if (monitor.isProbing) {
      // One message finds out whether the provider works again; if it does, the others follow.
      claims += 1;
      if (!(await sendNext(sending, channel, monitor, report))) return;
    }
    await repeatConcurrently(due, sendOne);
  } finally {
    await monitor.close();
  }
}

/** False when nothing is due. */
async function sendNext(
  sending: SendMessagesDeps,
  channel: Channel,
  monitor: ChannelMonitor,
  report: SendingReport,
): Promise<boolean> {
  // Before the claim, so that no lease runs while we wait.
  await sending.rateLimiters[channel].acquire();
  const now = sending.clock.now();
  const claimed = await claimMessage(sending.db, { channel, now, leaseSeconds: LEASE_SECONDS });
  if (claimed === null) return false;
  if (claimed === "obsolete") {
    report.obsolete += 1;
    return true;
  }

  const outcome = await attempt(sending, channel, claimed);
  if (outcome.outcome === "lost") return true;
  if (outcome.outcome === "obsolete") {
    report.obsolete += 1;
    return true;
  }
  const { isHealthy } = monitor;
  const isAnswer = outcome.outcome !== "broken" && outcome.outcome !== "impossible";
  const meant = isAnswer ? monitor.interpret(outcome) : outcome;
  if (isAnswer) await monitor.observe(meant as SendOutcome);
  const renderedVersion = "renderedVersion" in outcome ? outcome.renderedVersion : 0;
  report[await recordOutcome(sending, channel, { ...claimed, renderedVersion }, meant, isHealthy, now)] += 1;
  return true;
}

/** `impossible`: nothing will ever make it sendable. `lost`: another process has taken it over, or a report came. */
type Attempted =
  | (SendOutcome & { renderedVersion: number })
  | AttemptOutcome
  | { outcome: "impossible"; reason: string }
  | { outcome: "obsolete" }
  | { outcome: "lost" };

async function attempt(sending: SendMessagesDeps, channel: Channel, claimed: ClaimedMessage): Promise<Attempted> {
  const { eventId, bookingId, aboutId, kind } = claimed;
  if (claimed.attempts > ATTEMPTS_MAX)
    return { outcome: "impossible", reason: "the process that sent it died each time" };
  for (let renderings = 0; renderings < RENDERINGS_MAX; renderings += 1) {
    let handOver: () => Promise<SendOutcome>;
    let renderedState: string;
    let renderedVersion: number;
    try {
      const facts = await sending.readBookingFacts(eventId, bookingId, aboutId, kind);
      if (!facts) return { outcome: "impossible", reason: "there is no such booking" };
      renderedState = facts.state;
      renderedVersion = facts.participant.version;
      handOver = await renderMessage(sending, channel, claimed, facts);
    } catch (error) {
      // A bug in one message's rendering must not keep the others from being sent; this one fails with an error that says why.
      return { outcome: "broken", reason: error instanceof Error ? error.message : String(error) };
    }
    const rendered = { renderedState, renderedVersion, now: sending.clock.now() };
    const answer = await confirmHandOver(sending.db, claimed, rendered);
    if (answer === "go") return { ...(await handOver()), renderedVersion };
    if (answer !== "changed") return { outcome: answer };
  }
  return { outcome: "broken", reason: "its booking changed each time" };
}

type Facts = NonNullable<Awaited<ReturnType<ReadBookingFacts>>>;

/** Everything but the call to the provider. */
async function renderMessage(
  { smsSender, mailer, renderEmail }: SendMessagesDeps,
  channel: Channel,
  { eventId, id: messageId, kind, maybeSentSince }: ClaimedMessage,
  facts: Facts,
): Promise<() => Promise<SendOutcome>> {
  if (channel === "sms") {
    const text = { eventId, messageId, to: facts.participant.phone, body: renderSms(kind, facts), maybeSentSince };
    return () => smsSender.send(text);
  }
  const rendered = await renderEmail(kind, facts);
  const email = {
    ...rendered,
    eventId,
    messageId,
    to: facts.participant.email,
    fromName: facts.organizer.name,
    replyTo: facts.organizer.email,
  };
  return () => mailer.send(email);
}

async function recordOutcome(
  { db, clock, random }: SendMessagesDeps,
  channel: Channel,
  claimed: ClaimedMessage & { renderedVersion: number },
  outcome: AttemptOutcome | { outcome: "impossible"; reason: string },
  isProviderHealthy: boolean,
  claimedAt: Date,
): Promise<"sent" | "postponed" | "failed"> {
  const now = clock.now();
  if (outcome.outcome === "impossible") {
    await writeFailed(db, claimed, { because: `impossible: ${outcome.reason}`, now });
    return "failed";
  }
  const decided = decideNextAttempt({ ...claimed, outcome, channel, isProviderHealthy, now, random: random() });
  switch (decided.next) {
    case "done":
      await writeSent(db, claimed, {
        providerMessageId: decided.providerMessageId,
        renderedVersion: claimed.renderedVersion,
        sentAt: now,
        checkAt: firstCheckAt(channel, now),
      });
      return "sent";
    case "try_again":
      await writeRetry(db, claimed, { ...decided, maybeSentSince: decided.isUnknown ? claimedAt : null });
      return "postponed";
    case "give_up":
      await writeFailed(db, claimed, { because: decided.because, now });
      return "failed";
  }
}
