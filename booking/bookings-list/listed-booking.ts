import type { Language } from "#platform/languages.ts";
import type { BookingState } from "../bookings/booking.ts";

/** A booking with its person and its money, as lists and exports show it. */
export type ListedBooking = {
  id: string;
  reference: string;
  /** By the clock: a place that nobody keeps any more is expired, whether or not that was written down. */
  state: BookingState;
  categoryId: string;
  categoryName: string | null;
  name: string | null;
  phone: string | null;
  email: string | null;
  language: Language | null;
  answers: Record<string, string>;
  amountPaise: number;
  platformFeePaise: number;
  complimentaryReason: string | null;
  paymentId: string | null;
  queueNumber: number | null;
  waiverVersion: number | null;
  /** Of the text that was signed. */
  waiverLanguage: Language | null;
  waiverSignedAt: Date | null;
  createdAt: Date;
  confirmedAt: Date | null;
};

export type BookingFilter = { search: string; state: BookingState | null };
