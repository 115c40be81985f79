import type { Language } from "#platform/languages.ts";
import type { BookingState } from "../bookings/booking.ts";

// Chosen by us, and the same in SQL (`offered_until`).
/** How long an offered place is held; never past the end of the sale or the start of the event. */
export const OFFER_HOURS = 12;
/** With less time left nothing is offered. */
export const OFFER_MINUTES_MIN = 30;
/** In India: what is offered from the first hour on and before the second lasts until the third at least. */
export const NIGHT_FROM_HOUR = 22;
export const NIGHT_TO_HOUR = 7;
export const MORNING_HOUR = 11;

/**
 * `offered`: a place is held, or being paid for. `booked`: by the offer, or otherwise meanwhile. `cancelled`: the organizer
 * cancelled that booking. `expired`, `given_back`: what became of the offer.
 */
export type WaitlistState =
  | "waiting"
  | "offered"
  | "booked"
  | "cancelled"
  | "expired"
  | "given_back"
  | "left"
  | "removed";
export type EndedBecause = "left" | "removed" | "booked";

const STATE_OF_OFFER = {
  held: "offered",
  paying: "offered",
  confirmed: "booked",
  cancelled: "cancelled",
  expired: "expired",
  released: "given_back",
} as const satisfies Record<BookingState, WaitlistState>;

/** Nothing stores it: it follows from the booking that was offered, if one was. */
export function waitlistStateOf(endedBecause: EndedBecause | null, offer: BookingState | null): WaitlistState {
  // Whoever leaves with an offer gives the place back.
  if (endedBecause === "left" && offer) return STATE_OF_OFFER[offer];
  if (endedBecause) return endedBecause;
  return offer ? STATE_OF_OFFER[offer] : "waiting";
}

/** Somebody who waits, or has waited, for a place of a sold-out event. */
export type WaitlistEntry = {
  id: string;
  eventId: string;
  categoryId: string;
  name: string;
  phone: string;
  email: string;
  language: Language;
  joinedAt: Date;
  state: WaitlistState;
  /** How many wait for the same category and joined before; null unless it waits. */
  ahead: number | null;
  /** The booking that was offered, and until when it is or was held to be paid for. */
  offer: { bookingId: string; until: Date } | null;
};
