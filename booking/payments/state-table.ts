import type { BookingState } from "../bookings/booking.ts";

/**
 * What one payment is to its booking, by what Razorpay reports of it now and what we know of it. The numbers are the rows
 * of the table in README.md.
 */
export type PaymentFact =
  /** 12: the bank has not answered. */
  | "under_way"
  /** 7: this attempt came to nothing; another may follow. */
  | "failed"
  /** 3: the bank agreed, and Razorpay takes the money by itself. */
  | "authorized_for_razorpay"
  /** 3: the bank agreed, and the money is taken only if we ask for it. */
  | "authorized_for_us"
  /** 3: the same, but another payment has paid for the booking. */
  | "authorized_beside_accepted"
  /** 4, 5, 8: captured, of the right amount, and nothing has paid for the booking yet. */
  | "captured"
  /** 6: captured, and another payment has paid for the booking. */
  | "captured_beside_accepted"
  /** 3: we did not capture it, and somebody did after all. */
  | "captured_after_all"
  /** 26: captured, but not what the booking costs. */
  | "captured_of_other_amount"
  /** Captured before; now Razorpay also says what it kept. */
  | "fee_became_known"
  /** 31, 17: it has gone back, by itself or by somebody's hand. */
  | "returned"
  /** 9: the payment that paid for the booking, and now Razorpay says that it failed. */
  | "contradicted";

/** What follows. Each is something that `settlePayment` and its SQL function do. */
export type PaymentAction =
  /** Remember the payment's state; the booking does not change. */
  | "record"
  /** Take the money now; then it is `captured`. */
  | "capture"
  /** Take a place first, then the money; without a place leave the money where it is. */
  | "place_again_to_capture"
  /** The money is not taken and returns by itself; the person is told. */
  | "leave_uncaptured"
  /** ACCEPT: the held place becomes the payer's. */
  | "confirm"
  /** RESEAT: another place if one is free, else the money goes back. */
  | "place_again"
  | "refund_surplus"
  | "refund_late"
  | "refund_released"
  | "refund_cancelled"
  | "quarantine"
  | "alarm";

/**
 * A booking's state; those of a cancelled event are all alike. `lapsed`: its time is over by our clock, and no row says so
 * yet. Under the lock PostgreSQL's clock decides: the action is done if the booking still stands there, else it is expired,
 * and what follows is decided again.
 */
export type BookingColumn = BookingState | "lapsed" | "event_cancelled";
type Row = Record<BookingColumn, PaymentAction>;

const always = (action: PaymentAction): Row => ({
  held: action,
  paying: action,
  lapsed: action,
  confirmed: action,
  expired: action,
  released: action,
  cancelled: action,
  event_cancelled: action,
});

/** Every fact of a payment against every state of its booking. Nothing else decides what becomes of money. */
// biome-ignore format: it is a table, and is read as one.
export const STATE_TABLE: Record<PaymentFact, Row> = {
  under_way:                  always("record"),
  failed:                     always("record"),
  authorized_for_razorpay:    always("record"),
  authorized_for_us:          { held: "capture", paying: "capture", lapsed: "record", confirmed: "leave_uncaptured", expired: "place_again_to_capture", released: "leave_uncaptured", cancelled: "leave_uncaptured", event_cancelled: "leave_uncaptured" },
  authorized_beside_accepted: always("leave_uncaptured"),
  captured:                   { held: "confirm", paying: "confirm", lapsed: "confirm", confirmed: "refund_surplus", expired: "place_again", released: "refund_released", cancelled: "refund_cancelled", event_cancelled: "refund_cancelled" },
  captured_beside_accepted:   always("refund_surplus"),
  captured_after_all:         always("refund_late"),
  captured_of_other_amount:   always("quarantine"),
  fee_became_known:           always("record"),
  returned:                   always("record"),
  contradicted:               always("alarm"),
};

/** What follows where the first choice needs a place and none is free for it. */
export const WITHOUT_A_PLACE: Partial<Record<PaymentAction, PaymentAction>> = {
  place_again: "refund_late",
  place_again_to_capture: "leave_uncaptured",
};
