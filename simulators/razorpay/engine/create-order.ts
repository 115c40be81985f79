import { startAwaitedScenarios } from "../scenarios/play-scenario.ts";
import type { Simulator } from "../simulator.ts";
import type { Merchant } from "./merchant.ts";
import { notesOnWire } from "./notes.ts";
import type { Order } from "./order.ts";
import { readOrderRequest } from "./order-request.ts";
import { invalidField, Refusal } from "./refusal.ts";

/** Makes an order. Orders have no idempotency key and no expiry: only the receipt tells two apart. */
export function createOrder(sim: Simulator, merchant: Merchant, body: Record<string, unknown>): Order | Refusal {
  const request = readOrderRequest(body, sim.settings);
  if (request instanceof Refusal) return request;

  const namesake = request.receipt === null ? undefined : merchant.ordersByReceipt.get(request.receipt)?.[0];
  if (namesake && (sim.settings.receiptPolicy === "return_same" || request.isReceiptUnique)) return namesake;
  if (namesake && sim.settings.receiptPolicy === "reject") {
    return invalidField("receipt", "Order receipt should be unique.");
  }

  const order: Order = {
    merchant,
    capture: request.capture,
    payments: [],
    wire: {
      id: sim.ids.next("order"),
      entity: "order",
      amount: request.amountPaise,
      amount_paid: 0,
      amount_due: request.amountPaise,
      currency: request.currency,
      receipt: request.receipt,
      offer_id: null,
      status: "created",
      attempts: 0,
      notes: notesOnWire(request.notes),
      created_at: sim.clock.seconds(),
    },
  };
  sim.books.addOrder(order);
  sim.history.note(order.wire);
  startAwaitedScenarios(sim, order);
  return order;
}
