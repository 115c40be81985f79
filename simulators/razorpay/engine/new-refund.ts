import type { Simulator } from "../simulator.ts";
import { notesOnWire } from "./notes.ts";
import type { Payment, PaymentMethod } from "./payment.ts";
import type { Refund, RefundWire } from "./refund.ts";

export interface RefundRequest {
  amountPaise: number;
  speed?: RefundWire["speed_requested"];
  notes?: unknown;
  receipt?: string | null;
  referenceAfterSeconds: number;
}

const BANK_REFERENCE: Record<PaymentMethod, string> = { upi: "rrn", card: "arn", netbanking: "utr", wallet: "utr" };

/** Books a refund as pending and takes its amount off the payment. The bank's reference comes later. */
export function newRefund(sim: Simulator, payment: Payment, request: RefundRequest): Refund {
  const { wire: paid } = payment;
  const reference = BANK_REFERENCE[paid.method];
  const refund: Refund = {
    merchant: payment.merchant,
    payment,
    wire: {
      id: sim.ids.next("rfnd"),
      entity: "refund",
      amount: request.amountPaise,
      currency: paid.currency,
      payment_id: paid.id,
      notes: notesOnWire(request.notes),
      receipt: request.receipt ?? null,
      acquirer_data: { [reference]: null },
      created_at: sim.clock.seconds(),
      batch_id: null,
      status: "pending",
      speed_processed: null,
      speed_requested: request.speed ?? "normal",
    },
  };
  paid.amount_refunded += request.amountPaise;
  sim.books.addRefund(refund);
  sim.history.note(refund.wire);
  markRefunded(sim, payment);
  sim.clock.after(request.referenceAfterSeconds * 1000, () => {
    if (refund.wire.status !== "processed") return;
    refund.wire.acquirer_data = { [reference]: sim.random.digits(12) };
    sim.history.note(refund.wire);
  });
  return refund;
}

/** A payment is `refunded` only when all of it went back; partly refunded it stays `captured`. */
export function markRefunded(sim: Simulator, payment: Payment): void {
  const { wire } = payment;
  const isWhole = wire.amount_refunded === wire.amount;
  wire.refund_status = isWhole ? "full" : wire.amount_refunded > 0 ? "partial" : null;
  if (isWhole) wire.status = "refunded";
  else if (wire.status === "refunded") wire.status = "captured";
  sim.history.note(wire);
}
