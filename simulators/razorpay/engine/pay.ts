import { applyPaymentFaults } from "../faults/payment-faults.ts";
import type { Simulator } from "../simulator.ts";
import { signPayment } from "../webhooks/signature.ts";
import { authorizePayment } from "./authorize-payment.ts";
import { failPayment } from "./fail-payment.ts";
import { giveBack } from "./give-back.ts";
import type { Order } from "./order.ts";
import type { PayRequest } from "./pay-request.ts";
import type { Payment } from "./payment.ts";
import type { Refusal } from "./refusal.ts";
import { refuseAttempt } from "./refuse-attempt.ts";
import { startPayment } from "./start-payment.ts";
import { failureOfInstrument } from "./test-instruments.ts";

/** The three fields with which Checkout tells the page of an authorised payment. */
export interface CheckoutFields {
  razorpay_payment_id: string;
  razorpay_order_id: string;
  razorpay_signature: string;
}

const LATE_AFTER_SECONDS = 660; // Just past the ten minutes in which an unanswered payment fails.
const RETRY_AFTER_SECONDS = 30;
const ONE_RUPEE = 100;

/** One customer paying, to the end that was asked for or that a fault forces. The payment's status tells what came of it. */
export function pay(sim: Simulator, order: Order, asked: PayRequest): Payment | Refusal {
  const refusal = refuseAttempt(sim.settings, order, asked.amount);
  if (refusal) return refusal;

  const request = applyPaymentFaults(sim, order, asked);
  const instrumentFailure = failureOfInstrument(request, request.otp);
  const outcome = request.outcome ?? (instrumentFailure ? "fail" : "success");
  const payment = startPayment(sim, order, outcome === "amount_mismatch" ? mismatched(order, request) : request);
  payment.surplusPolicy = request.surplusPolicy;
  payment.onceCaptured.push(...(request.onceCaptured ?? []));
  switch (outcome) {
    case "success":
    case "amount_mismatch":
      return authorizePayment(sim, payment);
    case "fail":
      return failPayment(sim, payment, request.reason ?? instrumentFailure ?? "payment_failed");
    case "cancel":
      return failPayment(sim, payment, "payment_cancelled");
    case "pending":
      return payment;
    case "pending_forever":
      if (payment.deadline) payment.deadline.cancelled = true;
      return payment;
    case "late":
      authorizeLate(sim, payment, request.at ?? fromNow(sim, request.afterSeconds ?? LATE_AFTER_SECONDS));
      return payment;
    case "fail_then_succeed":
      failPayment(sim, payment, request.reason ?? "incorrect_otp");
      authorizeLate(sim, payment, request.at ?? fromNow(sim, request.afterSeconds ?? RETRY_AFTER_SECONDS));
      return payment;
    case "authorize_only":
      payment.isNeverCapturedByItself = true;
      return authorizePayment(sim, payment);
    case "auto_refund":
      return payInVain(sim, payment, request.afterSeconds ?? 0);
    case "twice":
      return payTwice(sim, payment, request);
  }
}

/** Authorises at an instant in Unix seconds, be the payment still `created` or `failed` by then. */
export function authorizeLate(sim: Simulator, payment: Payment, at: number): void {
  sim.clock.at(at * 1000, () => authorizePayment(sim, payment));
}

export function fromNow({ clock }: Simulator, seconds: number): number {
  return clock.nowMs() / 1000 + seconds;
}

function mismatched(order: Order, request: PayRequest): PayRequest {
  const isOtherCurrency = request.paid_currency !== undefined;
  const amount = request.paid_amount ?? order.wire.amount - (isOtherCurrency ? 0 : ONE_RUPEE);
  return { ...request, paid_amount: amount };
}

/** Authorised, and given back by Razorpay without a capture. */
function payInVain(sim: Simulator, payment: Payment, afterSeconds: number): Payment | Refusal {
  payment.isNeverCapturedByItself = true;
  const answer = authorizePayment(sim, payment);
  const end = () => {
    if (payment.wire.status === "authorized") giveBack(sim, payment);
  };
  if (afterSeconds === 0) end();
  else sim.clock.after(afterSeconds * 1000, end);
  return answer;
}

/** Two payments of one order, both captured: two tabs that raced. Answers with the first. */
function payTwice(sim: Simulator, first: Payment, request: PayRequest): Payment | Refusal {
  const second = startPayment(sim, first.order, request);
  second.surplusPolicy = "capture_anyway";
  const answer = authorizePayment(sim, first);
  authorizePayment(sim, second);
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
