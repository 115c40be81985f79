import type { Language } from "#platform/languages.ts";
import type { BookingState } from "../bookings/booking.ts";

/** A booking with its person and its money, as lists and exports show it. */
export type ListedBooking = {
  id: string;
  reference: string;
  /** The number that its rider wears; null until it is given out. */
  bibNumber: number | null;
  /** By the clock: a place that nobody keeps any more is expired, whether or not that was written down. */
  state: BookingState;
  categoryId: string;
  categoryName: string | null;
  /** Who takes part; before the form was sent, who was offered the place from the waitlist. */
  name: string | null;
  phone: string | null;
  email: string | null;
  language: Language | null;
  answers: Record<string, string>;
  /** What was paid for it at Razorpay, without what went back when it was moved to a cheaper category. */
  amountPaise: number;
  platformFeePaise: number;
  complimentaryReason: string | null;
  /** Taken in cash by the organizer; null where nothing was. */
  cashPaise: number | null;
  /** What the rider owes the organizer; below zero, what is to be given back in cash. */
  owedPaise: number;
  version: number;
  paymentId: string | null;
  queueNumber: number | null;
  waiverVersion: number | null;
  /** Of the text that was signed. */
  waiverLanguage: Language | null;
  waiverSignedAt: Date | null;
  /** The organizer who says that it was signed on paper. */
  waiverRecordedBy: string | null;
  /** Until when it is held for whoever was offered it from the waitlist; null for any other booking. */
  offeredUntil: Date | null;
  createdAt: Date;
  confirmedAt: Date | null;
};

/**
 * What has happened to a booking beside its state: money went back, a message to its person failed, or nobody has checked its rider in.
 */
export type BookingMark = "refunded" | "message_failed" | "not_arrived";

/** Null: whichever. */
export type BookingFilter = {
  search: string;
  state: BookingState | null;
  mark?: BookingMark | null;
  categoryId?: string | null;
};
