import type { Dispute, DisputeMove } from "../engine/dispute.ts";
import type { Merchant } from "../engine/merchant.ts";
import { type Order, orderInWebhook } from "../engine/order.ts";
import { type Payment, paymentInWebhook } from "../engine/payment.ts";
import type { Refund } from "../engine/refund.ts";
import type { Delivery } from "./delivery.ts";

export type EventName =
  | "payment.authorized"
  | "payment.captured"
  | "payment.failed"
  | "order.paid"
  | "refund.created"
  | "refund.processed"
  | "refund.failed"
  | "refund.speed_changed"
  | "payment.dispute.created"
  | `payment.dispute.${DisputeMove}`;

export interface EventSubject {
  payment: Payment;
  order?: Order;
  refund?: Refund;
  dispute?: Dispute;
}

/** A fact told to the merchant. Its bytes are frozen at birth: retries carry the old snapshot. */
export interface WebhookEvent {
  readonly id: string;
  readonly name: EventName;
  readonly merchant: Merchant;
  readonly orderId: string;
  readonly paymentId: string;
  readonly refundId: string | null;
  readonly disputeId: string | null;
  readonly createdAtMs: number;
  readonly body: string;
  readonly deliveries: Delivery[];
}

export function newEvent(id: string, name: EventName, subject: EventSubject, nowMs: number): WebhookEvent {
  const { payment, order, refund, dispute } = subject;
  const entities = {
    ...(refund ? { refund: { entity: refund.wire } } : {}),
    payment: { entity: paymentInWebhook(payment, name) },
    ...(order ? { order: { entity: orderInWebhook(order) } } : {}),
    ...(dispute ? { dispute: { entity: dispute.wire } } : {}),
  };
  const body = JSON.stringify({
    entity: "event",
    account_id: payment.merchant.accountId,
    event: name,
    contains: Object.keys(entities),
    payload: entities,
    created_at: Math.floor(nowMs / 1000),
  });
  return {
    id,
    name,
    merchant: payment.merchant,
    orderId: payment.wire.order_id,
    paymentId: payment.wire.id,
    refundId: refund?.wire.id ?? null,
    disputeId: dispute?.wire.id ?? null,
    createdAtMs: nowMs,
    body,
    deliveries: [],
  };
}
