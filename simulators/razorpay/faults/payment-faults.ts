import { isDisputeMove } from "../engine/dispute.ts";
import { isFailureReason } from "../engine/failure-cases.ts";
import { moveDispute } from "../engine/move-dispute.ts";
import type { Order } from "../engine/order.ts";
import type { PayRequest } from "../engine/pay-request.ts";
import { raiseDispute } from "../engine/raise-dispute.ts";
import { refundPayment } from "../engine/refund-payment.ts";
import { Refusal } from "../engine/refusal.ts";
import type { Simulator } from "../simulator.ts";
import type { FaultParams, FaultTable } from "./fault.ts";

type Change = (request: PayRequest, params: FaultParams, sim: Simulator) => void;

/** What can happen to an attempt whatever the customer chose, by the fault's `what`. */
export const PAYMENT_FAULTS: FaultTable<Change> = {
  created_forever: {
    does: "The bank never answers and the payment stays created for ever.",
    act(request) {
      request.outcome = "pending_forever";
    },
  },
  late: {
    does: "The bank says yes after `seconds` (660, when the payment has already failed), or `at` a Unix time.",
    act(request, { seconds, at }) {
      request.outcome = "late";
      if (seconds !== undefined) request.afterSeconds = Number(seconds);
      if (at !== undefined) request.at = Number(at);
    },
  },
  authorize_only: {
    does: "The money is authorized and Razorpay forgets to capture it.",
    act(request) {
      request.outcome = "authorize_only";
    },
  },
  fail: {
    does: "The bank refuses, for `reason` (payment_failed).",
    act(request, { reason }) {
      request.outcome = "fail";
      if (isFailureReason(reason)) request.reason = reason;
    },
  },
  fail_then_succeed: {
    does: "The payment fails, and the same payment is authorized and captured after `seconds` (30): a retry inside the UPI app.",
    act(request, { seconds }) {
      request.outcome = "fail_then_succeed";
      if (seconds !== undefined) request.afterSeconds = Number(seconds);
    },
  },
  twice: {
    does: "Two payments of the order are captured: two tabs that raced.",
    act(request) {
      request.outcome = "twice";
    },
  },
  capture_anyway: {
    does: "Authorized when another payment has already paid the order, the money is captured all the same.",
    act(request) {
      request.surplusPolicy = "capture_anyway";
    },
  },
  captured_told_twice: {
    does: "One capture is told by two payment.captured and two order.paid, each with an event id of its own.",
    act(request, _, sim) {
      request.onceCaptured = [
        ...(request.onceCaptured ?? []),
        (payment) => {
          sim.webhooks.emit("payment.captured", { payment });
          sim.webhooks.emit("order.paid", { payment, order: payment.order });
        },
      ];
    },
  },
  auto_refund: {
    does: "The money is authorized, never captured, and given back by Razorpay after `seconds` (0).",
    act(request, { seconds }) {
      request.outcome = "auto_refund";
      if (seconds !== undefined) request.afterSeconds = Number(seconds);
    },
  },
  amount_mismatch: {
    does: "The payment is of `amount` paise (one rupee less than the order's) or in another `currency` (the order's).",
    act(request, { amount, currency }) {
      request.outcome = "amount_mismatch";
      if (amount !== undefined) request.paid_amount = Number(amount);
      if (currency !== undefined) request.paid_currency = String(currency);
    },
  },
  dispute: {
    does: "Captured money is disputed after `seconds` (60); `ends` (under_review, won, lost, closed) says how, `ends_after_seconds` (60) when.",
    act: later(({ ends, ends_after_seconds: endsAfter = 60, amount }, sim, payment) => {
      const dispute = raiseDispute(sim, payment, amount === undefined ? {} : { amount });
      if (dispute instanceof Refusal || !isDisputeMove(ends)) return;
      sim.clock.after(Number(endsAfter) * 1000, () => moveDispute(sim, dispute, ends));
    }),
  },
  dashboard_refund: {
    does: "Somebody refunds the captured money at the dashboard after `seconds` (60), whole or `amount` paise of it.",
    act: later(({ amount }, sim, payment) => {
      refundPayment(sim, payment, amount === undefined ? {} : { amount });
    }),
  },
};

type Follow = (params: FaultParams, sim: Simulator, payment: Parameters<typeof raiseDispute>[1]) => void;

/** Lets something follow the capture, `seconds` (60) after it. */
function later(follow: Follow): Change {
  return (request, params, sim) => {
    const { seconds = 60 } = params;
    request.onceCaptured = [
      ...(request.onceCaptured ?? []),
      (payment) => void sim.clock.after(Number(seconds) * 1000, () => follow(params, sim, payment)),
    ];
  };
}

/** The customer's request as the faults that strike this attempt change it. */
export function applyPaymentFaults(sim: Simulator, order: Order, request: PayRequest): PayRequest {
  if (!sim.faults.awaits("payment")) return request;
  const changed = { ...request };
  const { id, receipt } = order.wire;
  for (const { what, params } of sim.faults.strike("payment", { ids: [id], receipt })) {
    PAYMENT_FAULTS[what]?.act(changed, params, sim);
  }
  return changed;
}
