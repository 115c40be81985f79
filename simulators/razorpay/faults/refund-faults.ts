import type { Payment } from "../engine/payment.ts";
import { plainRefundPlan, type RefundPlan } from "../engine/refund-plan.ts";
import type { Simulator } from "../simulator.ts";
import type { FaultParams, FaultTable } from "./fault.ts";

const DAY_SECONDS = 86_400;

/** The courses that a refund can take, by the fault's `what`. */
export const REFUND_FAULTS: FaultTable<(plan: RefundPlan, params: FaultParams) => void> = {
  pending: {
    does: "The refund stays pending and is processed after `seconds` (three days).",
    act(plan, { seconds = 3 * DAY_SECONDS }) {
      plan.end = "processed";
      plan.endsAfterSeconds = Number(seconds);
    },
  },
  failed: {
    does: "The refund is pending and fails after `seconds` (60).",
    act(plan, { seconds = 60 }) {
      plan.end = "failed";
      plan.endsAfterSeconds = Number(seconds);
    },
  },
  failed_after_processed: {
    does: "The refund is processed at once and fails `seconds` (60) later: refund.failed follows refund.processed.",
    act(plan, { seconds = 60 }) {
      plan.end = "processed";
      plan.endsAfterSeconds = null;
      plan.failsLaterSeconds = Number(seconds);
    },
  },
  speed_changed: {
    does: "An instant refund falls back to normal speed after `seconds` (60), told by refund.speed_changed, and is processed.",
    act(plan, { seconds = 60 }) {
      plan.isSlowedDown = true;
      plan.endsAfterSeconds = Number(seconds);
    },
  },
  reference_late: {
    does: "The bank's reference (ARN, RRN, UTR) is known only after `seconds` (five days).",
    act(plan, { seconds = 5 * DAY_SECONDS }) {
      plan.referenceAfterSeconds = Number(seconds);
    },
  },
};

/** The course of a new refund: what the settings say, changed by the faults that strike. */
export function planRefund(sim: Simulator, payment: Payment, receipt: string | null): RefundPlan {
  const plan = plainRefundPlan(sim.settings);
  if (!sim.faults.awaits("refund")) return plan;
  const ids = [payment.wire.id, payment.wire.order_id];
  for (const { what, params } of sim.faults.strike("refund", { ids, receipt })) REFUND_FAULTS[what]?.act(plan, params);
  return plan;
}
