export type BookingState = "held" | "paying" | "confirmed" | "expired" | "released" | "cancelled";

/** From hold to the last moment to press Pay. */
export const HOLD_MINUTES = 5;
/** From pressing Pay to the closing of Checkout. */
export const PAY_MINUTES = 5;
/** After Checkout closed, how long the place is kept for an answer of the bank that is still under way. */
export const GRACE_MINUTES = 10;
/**
 * How long after its `payBy` an ended booking whose money is unknown holds off another of the same phone or email. A bank
 * that is silent for longer makes the payment fail; what it captures even later is settled like any late money.
 */
export const MONEY_UNKNOWN_MINUTES = 30;
/** So many holds of one ticket may expire; one that was given up counts half. It is a limit only while others wait. */
export const CLAIMS_PER_TICKET = 2;

/** Every allowed change of a booking's state. */
export const NEXT_STATES = {
  held: ["paying", "confirmed", "expired", "released"],
  paying: ["confirmed", "expired", "released"],
  confirmed: ["cancelled"],
  expired: ["confirmed", "paying"], // Late money, and a place was still free: taken, or now being captured.
  released: [],
  cancelled: [],
} as const satisfies Record<BookingState, readonly BookingState[]>;

/** Why what may be changed in a held booking can't be changed any more. */
export const REFUSAL_UNLESS_HELD = {
  paying: "payment_under_way",
  confirmed: "already_confirmed",
  expired: "hold_expired",
  released: "booking_ended",
  cancelled: "booking_ended",
} as const satisfies Record<Exclude<BookingState, "held">, string>;

export type Booking = {
  id: string;
  eventId: string;
  categoryId: string;
  reference: string;
  state: BookingState;
  /** Grows with each change of state; whoever decided from an older one decides again. */
  version: number;
  amountPaise: number;
  platformFeePaise: number;
  currency: string;
  holdExpiresAt: Date;
  payBy: Date | null;
  keptUntil: Date;
  createdAt: Date;
  confirmedAt: Date | null;
  /** If it expires, its ticket may hold no other while others wait. */
  isLastHold: boolean;
  /** What its rider owes the organizer since a move; below zero, what goes back in cash. */
  owedPaise: number;
  /** Of the links that open it: grows when the rider's address is corrected. */
  linkGeneration: number;
};

/** The state as a person should see it: time may have ended a booking before anybody wrote it down. */
export function stateNow(booking: Pick<Booking, "state" | "keptUntil">, now: Date): BookingState {
  const isOver = (booking.state === "held" || booking.state === "paying") && booking.keptUntil <= now;
  return isOver ? "expired" : booking.state;
}
