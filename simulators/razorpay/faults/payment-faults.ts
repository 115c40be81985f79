import type { Order } from "../engine/order.ts";
import type { Outcome } from "../engine/pay.ts";
import type { Simulator } from "../simulator.ts";

/** What can happen to an attempt whatever the customer chose, by the fault's `what`. */
export const PAYMENT_FAULTS: Record<string, Outcome> = {
  created_forever: "pending_forever",
  late: "late",
  authorize_only: "authorize_only",
  fail: "fail",
  twice: "twice",
};

/** The outcome that a fault forces on this attempt. */
export function forcedOutcome(sim: Simulator, order: Order): { outcome: Outcome; afterSeconds?: number } | undefined {
  if (!sim.faults.awaits("payment")) return undefined;
  const { id, receipt } = order.wire;
  const [fault] = sim.faults.strike("payment", { ids: [id], receipt });
  const outcome = fault && PAYMENT_FAULTS[fault.what];
  if (!outcome) return undefined;
  const seconds = fault.params.seconds;
  return { outcome, ...(seconds === undefined ? {} : { afterSeconds: Number(seconds) }) };
}
