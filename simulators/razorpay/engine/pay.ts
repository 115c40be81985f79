import { forcedOutcome } from "../faults/payment-faults.ts";
import type { Simulator } from "../simulator.ts";
import { signPayment } from "../webhooks/signature.ts";
import { authorizePayment } from "./authorize-payment.ts";
import { failPayment } from "./fail-payment.ts";
import type { FailureReason } from "./failure-cases.ts";
import type { Order } from "./order.ts";
import type { Payment } from "./payment.ts";
import { Refusal } from "./refusal.ts";
import { type Attempt, startPayment } from "./start-payment.ts";
import { failureOfInstrument } from "./test-instruments.ts";

export const OUTCOMES = [
  "success",
  "fail",
  "cancel",
  "pending",
  "pending_forever",
  "late",
  "authorize_only",
  "twice",
] as const;

export type Outcome = (typeof OUTCOMES)[number];

export interface PayWish extends Attempt {
  /** Absent: what the test instrument stands for. */
  outcome?: Outcome;
  reason?: FailureReason;
  /** When a late payment is authorised, in virtual seconds from now. After 600 it has failed before. */
  afterSeconds?: number;
  otp?: string;
}

/** The three fields with which Checkout tells the page of an authorised payment. */
export interface CheckoutFields {
  razorpay_payment_id: string;
  razorpay_order_id: string;
  razorpay_signature: string;
}

const LATE_AFTER_SECONDS = 660; // Just past the ten minutes in which an unanswered payment fails.

/** One customer paying, to the end that was asked for or that a fault forces. The payment's status tells what came of it. */
export function pay(sim: Simulator, order: Order, wish: PayWish): Payment | Refusal {
  const payment = startPayment(sim, order, wish);
  if (payment instanceof Refusal) return payment;

  const instrumentFailure = failureOfInstrument(wish, wish.otp);
  const forced = forcedOutcome(sim, order);
  const outcome = forced?.outcome ?? wish.outcome ?? (instrumentFailure ? "fail" : "success");
  switch (outcome) {
    case "success":
      return authorizePayment(sim, payment);
    case "fail":
      return failPayment(sim, payment, wish.reason ?? instrumentFailure ?? "payment_failed");
    case "cancel":
      return failPayment(sim, payment, "payment_cancelled");
    case "pending":
      return payment;
    case "pending_forever":
      if (payment.deadline) payment.deadline.cancelled = true;
      return payment;
    case "late":
      authorizeLate(sim, payment, forced?.afterSeconds ?? wish.afterSeconds ?? LATE_AFTER_SECONDS);
      return payment;
    case "authorize_only":
      payment.isNeverCapturedByItself = true;
      return authorizePayment(sim, payment);
    case "twice":
      return payTwice(sim, payment, wish);
  }
}

/** Authorises later, be the payment still `created` or `failed` by then. */
export function authorizeLate(sim: Simulator, payment: Payment, afterSeconds: number): void {
  sim.clock.after(afterSeconds * 1000, () => authorizePayment(sim, payment));
}

/** Two payments of one order, both captured: two tabs that raced. Answers with the first. */
function payTwice(sim: Simulator, first: Payment, wish: PayWish): Payment | Refusal {
  const second = startPayment(sim, first.order, wish);
  if (second instanceof Refusal) return second;
  const answer = authorizePayment(sim, first);
  authorizePayment(sim, second, "capture_anyway");
  return answer;
}

export function checkoutFields(payment: Payment): CheckoutFields {
  const { id, order_id: orderId } = payment.wire;
  return {
    razorpay_payment_id: id,
    razorpay_order_id: orderId,
    razorpay_signature: signPayment(orderId, id, payment.merchant.keySecret),
  };
}
