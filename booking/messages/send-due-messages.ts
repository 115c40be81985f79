import { addSeconds } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { Pace } from "#platform/open-pace.ts";
import { ATTEMPTS_MAX, decideNextAttempt } from "./decide-next-attempt.ts";
import { CHANNELS, type Channel } from "./message.ts";
import { type ClaimedMessage, claimDueMessage, writeFailed, writeRetry, writeSent } from "./messages.sql.ts";
import type { Mailer, ReadBookingFacts, RenderEmail, SendOutcome, Texter } from "./ports.ts";
import { writeText } from "./write-text.ts";

/** Longer than any attempt can take, so that a lease ends only when its process died. */
const LEASE_SECONDS = 60;

/** After so many in a row without success the rest waits for the next run instead of wearing out its attempts. */
const TROUBLES_IN_A_ROW_MAX = 5;

export type MessageSending = {
  db: Database;
  clock: { now(): Date };
  random: () => number;
  mailer: Mailer;
  texter: Texter;
  renderEmail: RenderEmail;
  readBookingFacts: ReadBookingFacts;
  /** How many messages of a channel are under way at once. */
  lanes: Record<Channel, number>;
  pace: Record<Channel, Pace>;
};

export type SendingReport = { sent: number; postponed: number; failed: number };

/**
 * Sends what is due, at most `limit` messages of each channel, and answers what became of them. Any number of processes may do so
 * at once. A process that dies leaves its messages to be sent again when their leases end.
 * @throws when the database is away; providers' troubles are written to the message instead.
 */
export async function sendDueMessages(sending: MessageSending, { limit }: { limit: number }): Promise<SendingReport> {
  const report: SendingReport = { sent: 0, postponed: 0, failed: 0 };
  const ended = await Promise.allSettled(CHANNELS.flatMap((channel) => openLanes(sending, channel, limit, report)));
  const broken = ended.find((lane) => lane.status === "rejected");
  if (broken) throw broken.reason;
  return report;
}

function openLanes(sending: MessageSending, channel: Channel, limit: number, report: SendingReport): Promise<void>[] {
  let claims = 0;
  let troublesInARow = 0;

  async function lane(): Promise<void> {
    while (claims < limit && troublesInARow < TROUBLES_IN_A_ROW_MAX) {
      claims += 1;
      // The turn comes before the claim, so that no lease runs while we wait.
      await sending.pace[channel]();
      const now = sending.clock.now();
      const claimed = await claimDueMessage(sending.db, { channel, now, leasedUntil: addSeconds(now, LEASE_SECONDS) });
      if (!claimed) return;

      const outcome = await attempt(sending, channel, claimed);
      const isTrouble = outcome.outcome !== "sent" && outcome.outcome !== "refused";
      troublesInARow = isTrouble ? troublesInARow + 1 : 0;
      report[await write(sending, claimed, outcome)] += 1;
    }
  }

  return Array.from({ length: Math.min(sending.lanes[channel], limit) }, lane);
}

async function attempt(sending: MessageSending, channel: Channel, claimed: ClaimedMessage): Promise<SendOutcome> {
  const { eventId, id: messageId, bookingId, kind, aboutId } = claimed;
  if (claimed.attempts > ATTEMPTS_MAX) return { outcome: "unknown", reason: "its sender died each time" };
  try {
    const facts = await sending.readBookingFacts(eventId, bookingId, aboutId);
    if (!facts) return { outcome: "refused", reason: "there is no such booking" };

    if (channel === "sms") {
      const maybeSentSince = claimed.mayHaveBeenSent ? claimed.createdAt : null;
      const body = writeText(kind, facts);
      return await sending.texter.send({ eventId, messageId, to: facts.participant.phone, body, maybeSentSince });
    }
    const rendered = await sending.renderEmail(kind, facts);
    const replyTo = facts.organizer.email;
    return await sending.mailer.send({ ...rendered, eventId, messageId, to: facts.participant.email, replyTo });
  } catch (error) {
    // A bug in one message's rendering must not keep the others from being sent; this one ends as a dead letter that says why.
    return { outcome: "try_later", reason: error instanceof Error ? error.message : String(error) };
  }
}

async function write(
  { db, clock, random }: MessageSending,
  claimed: ClaimedMessage,
  outcome: SendOutcome,
): Promise<keyof SendingReport> {
  const now = clock.now();
  const { attempts, mayHaveBeenSent } = claimed;
  const decided = decideNextAttempt({ outcome, attempts, mayHaveBeenSent, now, random: random() });
  switch (decided.next) {
    case "done":
      await writeSent(db, claimed, { providerMessageId: decided.providerMessageId, sentAt: now });
      return "sent";
    case "try_again":
      await writeRetry(db, claimed, decided);
      return "postponed";
    case "give_up":
      await writeFailed(db, claimed, decided.because);
      return "failed";
  }
}
