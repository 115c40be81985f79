import type { Simulator } from "../simulator.ts";
import { type DeliveryPlan, plainPlan } from "../webhooks/delivery.ts";
import type { WebhookEvent } from "../webhooks/webhook-event.ts";
import type { Fault } from "./fault.ts";

type Params = Fault["params"];

/** What can happen to a webhook, by the fault's `what`. */
export const WEBHOOK_FAULTS: Record<string, (plan: DeliveryPlan, params: Params) => void> = {
  drop: (plan) => {
    plan.isDropped = true;
  },
  hold: (plan) => {
    plan.isHeld = true;
  },
  delay: (plan, { seconds = 60 }) => {
    plan.delayMs += Number(seconds) * 1000;
  },
  duplicate: (plan, { copies = 1, gap_ms: gapMs = 0 }) => {
    plan.copies += Number(copies);
    plan.copyGapMs = Number(gapMs);
  },
  bad_signature: (plan, { tries = Number.POSITIVE_INFINITY }) => {
    plan.badSignatures = Number(tries);
  },
};

export function planDelivery(sim: Simulator, event: WebhookEvent): DeliveryPlan {
  const plan = plainPlan();
  if (!sim.faults.awaits("webhook")) return plan;
  const ids = [event.orderId, event.paymentId, event.refundId, event.id];
  const receipt = sim.books.orders.get(event.orderId)?.wire.receipt ?? null;
  for (const fault of sim.faults.strike("webhook", { ids, receipt, event: event.name })) {
    WEBHOOK_FAULTS[fault.what]?.(plan, fault.params);
  }
  return plan;
}
