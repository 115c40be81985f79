import type { Simulator } from "../simulator.ts";
import { DISPUTE_MOVES, type Dispute, type DisputeMove } from "./dispute.ts";
import { Refusal } from "./refusal.ts";

/** Takes a dispute one step on, as the bank or the merchant would at the dashboard. Losing it takes the money. */
export function moveDispute(sim: Simulator, dispute: Dispute, move: DisputeMove): Dispute | Refusal {
  const { from, to } = DISPUTE_MOVES[move];
  const { wire, payment } = dispute;
  if (!(from as readonly string[]).includes(wire.status)) {
    return new Refusal(400, `The dispute is ${wire.status}, and should be ${from.join(" or ")} for this.`);
  }
  wire.status = to;
  if (move === "under_review") wire.evidence = { ...wire.evidence, submitted_at: sim.clock.seconds() };
  if (move === "lost") wire.amount_deducted = wire.amount;
  sim.history.note(wire);
  sim.webhooks.emit(`payment.dispute.${move}`, { payment, dispute });
  return dispute;
}
