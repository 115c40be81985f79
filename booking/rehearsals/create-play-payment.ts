import type { Clock } from "#platform/clock.ts";
import type { Pool } from "#platform/database.ts";
import type { SigningKey } from "#platform/keys.ts";
import type { Booking } from "../bookings/booking.ts";
import { newPlayId, PLAY_FAILURE_REASON } from "./open-play-gateway.ts";
import { makePlayPaymentInSql } from "./play-money.sql.ts";
import { signPlayCheckout } from "./play-signature.ts";

/** What the play checkout's buttons do: the money comes, the bank says no, or it says yes after a minute. */
export const PLAY_OUTCOMES = ["succeed", "fail", "succeed_slowly"] as const;
export type PlayOutcome = (typeof PLAY_OUTCOMES)[number];

/** `order_unknown`: the booking is of no rehearsal, or Pay has not been pressed. */
export type PlayRefusal = "order_unknown" | "order_paid" | "hold_expired";
export type PlayAnswer =
  | { made: false; because: PlayRefusal }
  | {
      made: true;
      /** What Checkout would hand to the page; null while it has none to hand over. */
      success: { orderId: string; paymentId: string; signature: string } | null;
      failureReason: string | null;
    };

/** Long enough to see what a rider sees whose bank takes its time. Our choice. */
export const SLOW_SECONDS = 60;

/**
 * Pays for a booking of a rehearsal, or fails to, with money that nobody has. `press` names the press of the button: coming twice it
 * is one payment. As with Razorpay, what it answers confirms nothing: that the payment is there is asked from the gateway.
 */
export async function createPlayPayment(
  { pool, clock, playKeys }: { pool: Pool; clock: Clock; playKeys: readonly SigningKey[] },
  booking: Booking,
  { press, outcome }: { press: string; outcome: PlayOutcome },
): Promise<PlayAnswer> {
  const now = clock.now();
  // As Checkout's window does.
  if (booking.payBy !== null && booking.payBy <= now) return { made: false, because: "hold_expired" };
  const payment = {
    bookingId: booking.id,
    id: newPlayId("pay"),
    press,
    outcome: outcome === "fail" ? ("failed" as const) : ("captured" as const),
    answersAfterSeconds: outcome === "succeed_slowly" ? SLOW_SECONDS : 0,
  };
  const made = await makePlayPaymentInSql(pool, payment, now);
  if (made.outcome !== "made") return { made: false, because: made.outcome };
  const { order_id: orderId, payment_id: paymentId } = made;
  if (!made.is_captured) return { made: true, success: null, failureReason: PLAY_FAILURE_REASON };
  if (made.answers_at > now) return { made: true, success: null, failureReason: null };
  const signature = signPlayCheckout(playKeys, orderId, paymentId);
  return { made: true, success: { orderId, paymentId, signature }, failureReason: null };
}
