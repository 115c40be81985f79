import { repeatConcurrently } from "#platform/concurrently.ts";
import type { Database } from "#platform/database.ts";
import type { RateLimiter } from "#platform/open-rate-limiter.ts";
import { ATTEMPTS_MAX, type AttemptOutcome, decideNextAttempt } from "./decide-next-attempt.ts";
import { CHANNELS, type Channel } from "./message.ts";
import {
  type ClaimedMessage,
  claimMessage,
  confirmHandOver,
  writeFailed,
  writeRetry,
  writeSent,
} from "./messages.sql.ts";
import type { Mailer, ReadBookingFacts, RenderEmail, SendOutcome, Texter } from "./ports.ts";
import { firstCheckAt } from "./sync-deliveries.ts";
import { ChannelWatch } from "./watch-channel.ts";
import { writeText } from "./write-text.ts";

/** Longer than any attempt can take, so that a lease ends only when its process died. */
export const LEASE_SECONDS = 60;

/** A booking that changes again and again while its message is written: the message waits for its next attempt. */
const WRITINGS_MAX = 3;

export type MessageSending = {
  db: Database;
  clock: { now(): Date };
  random: () => number;
  mailer: Mailer;
  texter: Texter;
  renderEmail: RenderEmail;
  readBookingFacts: ReadBookingFacts;
  /** How many messages of a channel are under way at once. */
  concurrency: Record<Channel, number>;
  rateLimiters: Record<Channel, RateLimiter>;
};

/** `obsolete`: ended unsent, because its booking moved on. */
export type SendingReport = { sent: number; postponed: number; failed: number; obsolete: number };

/**
 * Sends what is due, at most `limit` messages of each channel, and answers what became of them. Any number of processes may do so
 * at once. A process that dies leaves its messages to be sent again when their leases end.
 * @throws when the database is away; providers' troubles are written to the message instead.
 */
export async function sendDueMessages(sending: MessageSending, { limit }: { limit: number }): Promise<SendingReport> {
  const report: SendingReport = { sent: 0, postponed: 0, failed: 0, obsolete: 0 };
  const ended = await Promise.allSettled(CHANNELS.map((channel) => sendChannel(sending, channel, limit, report)));
  const broken = ended.find((run) => run.status === "rejected");
  if (broken) throw broken.reason;
  return report;
}

async function sendChannel(sending: MessageSending, channel: Channel, limit: number, report: SendingReport) {
  const watch = await ChannelWatch.open(sending, channel);
  if (!watch) return;
  let claims = 0;
  const sendOne = async (): Promise<boolean> => {
    if (claims >= limit || watch.isHeld) return false;
    claims += 1;
    return sendNext(sending, channel, watch, report);
  };

  try {
    if (watch.isProbing) {
      // One message finds out whether the provider works again; if it does, the others follow.
      claims += 1;
      if (!(await sendNext(sending, channel, watch, report))) return;
    }
    await repeatConcurrently(Math.min(sending.concurrency[channel], limit), sendOne);
  } finally {
    await watch.close();
  }
}

/** False when nothing is due. */
async function sendNext(
  sending: MessageSending,
  channel: Channel,
  watch: ChannelWatch,
  report: SendingReport,
): Promise<boolean> {
  // The turn comes before the claim, so that no lease runs while we wait.
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
  const { isWell } = watch;
  const isAnswer = outcome.outcome !== "broken" && outcome.outcome !== "impossible";
  const meant = isAnswer ? watch.read(outcome) : outcome;
  if (isAnswer) await watch.observe(meant as SendOutcome);
  report[await write(sending, channel, claimed, meant, isWell, now)] += 1;
  return true;
}

/** `impossible`: nothing will ever make it sendable. `lost`: another has taken it over, or a report came. */
type Attempted =
  | AttemptOutcome
  | { outcome: "impossible"; reason: string }
  | { outcome: "obsolete" }
  | { outcome: "lost" };

async function attempt(sending: MessageSending, channel: Channel, claimed: ClaimedMessage): Promise<Attempted> {
  const { eventId, bookingId, aboutId } = claimed;
  if (claimed.attempts > ATTEMPTS_MAX) return { outcome: "impossible", reason: "its sender died each time" };
  for (let writings = 0; writings < WRITINGS_MAX; writings += 1) {
    let handOver: () => Promise<SendOutcome>;
    let writtenState: string;
    try {
      const facts = await sending.readBookingFacts(eventId, bookingId, aboutId);
      if (!facts) return { outcome: "impossible", reason: "there is no such booking" };
      writtenState = facts.state;
      handOver = await writeMessage(sending, channel, claimed, facts);
    } catch (error) {
      // A bug in one message's rendering must not keep the others from being sent; this one ends as a dead letter that says why.
      return { outcome: "broken", reason: error instanceof Error ? error.message : String(error) };
    }
    const standing = await confirmHandOver(sending.db, claimed, { writtenState, now: sending.clock.now() });
    if (standing === "go") return handOver();
    if (standing !== "moved") return { outcome: standing };
  }
  return { outcome: "broken", reason: "its booking changed each time" };
}

type Facts = NonNullable<Awaited<ReturnType<ReadBookingFacts>>>;

/** Everything but the call to the provider. */
async function writeMessage(
  { texter, mailer, renderEmail }: MessageSending,
  channel: Channel,
  { eventId, id: messageId, kind, maybeSentSince }: ClaimedMessage,
  facts: Facts,
): Promise<() => Promise<SendOutcome>> {
  if (channel === "sms") {
    const text = { eventId, messageId, to: facts.participant.phone, body: writeText(kind, facts), maybeSentSince };
    return () => texter.send(text);
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

async function write(
  { db, clock, random }: MessageSending,
  channel: Channel,
  claimed: ClaimedMessage,
  outcome: AttemptOutcome | { outcome: "impossible"; reason: string },
  isProviderWell: boolean,
  claimedAt: Date,
): Promise<"sent" | "postponed" | "failed"> {
  const now = clock.now();
  if (outcome.outcome === "impossible") {
    await writeFailed(db, claimed, { because: `impossible: ${outcome.reason}`, now });
    return "failed";
  }
  const decided = decideNextAttempt({ ...claimed, outcome, channel, isProviderWell, now, random: random() });
  switch (decided.next) {
    case "done":
      await writeSent(db, claimed, {
        providerMessageId: decided.providerMessageId,
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
