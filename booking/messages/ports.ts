import type { BookingFacts } from "./booking-facts.ts";
import type { MessageKind } from "./message.ts";
import type { StatementFacts } from "./statement-facts.ts";

/**
 * What became of one attempt to hand a message to a provider.
 * - `sent`: the provider has it.
 * - `refused`: it will never take this message (a wrong number, an opt-out).
 * - `try_later`: it took nothing, and may take it later (rate limit, unreachable).
 * - `blocked`: it takes nothing from us until somebody fixes our account or configuration.
 * - `unknown`: no answer came, so it may or may not have been sent.
 */
export type SendOutcome =
  | { outcome: "sent"; providerMessageId: string }
  | { outcome: "refused"; reason: string }
  | { outcome: "try_later"; reason: string }
  | { outcome: "blocked"; reason: string }
  | { outcome: "unknown"; reason: string };

export type Attachment = {
  filename: string;
  contentType: string;
  content: Uint8Array;
  /** Given for a picture that the HTML shows as `cid:{contentId}`. */
  contentId?: string;
};

export type RenderedEmail = { subject: string; html: string; text: string; attachments: Attachment[] };

export type OutgoingEmail = RenderedEmail & {
  eventId: string;
  /** Our id of the message; travels in a header and comes back with the provider's delivery reports. */
  messageId: string;
  to: string;
  /** Who writes, as a mail program shows it; the address stays ours. Null: Startline itself. */
  fromName: string | null;
  replyTo: string;
};

export type OutgoingSms = {
  eventId: string;
  messageId: string;
  /** E.164. */
  to: string;
  body: string;
  /** Set when an earlier attempt may have sent it: a provider that can be asked is asked first. */
  maybeSentSince: Date | null;
};

/** Hands one email to the provider once. It neither retries nor throws for anything that the provider does. */
export type Mailer = { send(email: OutgoingEmail): Promise<SendOutcome> };

/** What became of a message that the provider took; `under_way`: it does not know yet, or could not be asked. */
export type Delivery = { state: "delivered" | "failed" | "under_way"; because: string | null };

/** Hands one text to the provider once. It neither retries nor throws for anything that the provider does. */
export type SmsSender = {
  send(text: OutgoingSms): Promise<SendOutcome>;
  readDelivery(providerMessageId: string): Promise<Delivery>;
};

export type RenderEmail = (kind: MessageKind, facts: BookingFacts) => Promise<RenderedEmail>;

/** Without the statement itself, which whoever sends it attaches. */
export type RenderStatement = (facts: StatementFacts) => Promise<RenderedEmail>;

/**
 * Null when there is no such booking. `aboutId`: our refund, payment or transfer that the message tells of, or "". `kind`: that of
 * the message, which decides to whom it goes; without it the facts are for the booking's rider.
 */
export type ReadBookingFacts = (
  eventId: string,
  bookingId: string,
  aboutId: string,
  kind?: MessageKind,
) => Promise<BookingFacts | null>;
