import type { Language } from "#platform/languages.ts";

/** All that a message may say about a booking, read when it is sent, so that a corrected name is the name in the message. */
export type BookingFacts = {
  eventId: string;
  eventTitle: string;
  startsAt: Date;
  /** When and where to report, in the organizer's words. */
  reportingNote: string;
  place: string;
  mapUrl: string | null;
  included: string[];
  bring: string[];
  rules: string[];
  organizer: { name: string; email: string; phone: string };

  bookingId: string;
  reference: string;
  /** What the QR code of its ticket holds. */
  checkInCode: string;
  state: string;
  /** The organizer has cancelled the whole event. */
  isEventCancelled: boolean;
  categoryName: string;
  /** What the participant paid, all included. 0 for a complimentary booking. */
  amountPaise: number;
  /** The accepted payment, as Razorpay names it; null for a complimentary booking. */
  payment: { id: string; capturedAt: Date } | null;
  /**
   * The refund that this message is about, else null. `id` is Razorpay's once it is known, or how the organizer paid it out
   * by hand.
   */
  refund: { id: string | null; amountPaise: number; isPaidByHand: boolean } | null;
  /** The payment that was authorized and not captured, if the message is about one. `id` is Razorpay's. */
  uncaptured: { id: string; amountPaise: number } | null;
  /** What goes back of a cancelled booking, sent or not; null when nothing does. In paise. */
  owedBackPaise: number | null;
  /** What its rider owes the organizer since a move; below zero, what the organizer gives back in cash. In paise. */
  owedPaise: number;
  /** An organizer has moved it to another category, and the reader had it before. */
  isMoved: boolean;
  /** What the organizer says about a cancellation; null when nothing. */
  organizersNote: string | null;
  /** What the organizer writes to the riders, if the message brings it, in the one language that this rider reads it in. */
  announcement: { subject: string; text: string; sms: string; hasEmail: boolean } | null;
  /** Until when what the message offers can be taken: a transfer, or a place to somebody on the waitlist. */
  offeredUntil: Date | null;
  /** Somebody else paid for the place, who had it before. */
  isPaidByAnother: boolean;
  /** Whom the message is for: most often the booking's rider. `version` is the rider's. */
  participant: { name: string; email: string; phone: string; language: Language; version: number };
  /** PUBLIC_URL/b/{id}#k={access token}, or /hi/b/ and /mr/b/; of an offer where it is accepted. Null for whom it must not open. */
  privateLink: string | null;
  /** The same for a text: PUBLIC_URL/t#{code}. */
  ticketLink: string;
};
