import type { History } from "../engine/history.ts";
import type { Ids } from "../identity/ids.ts";
import type { WebhookEvent } from "../webhooks/webhook-event.ts";
import { changeEntities } from "./entities.ts";

export function flipByte(body: string): string {
  const middle = Math.floor(body.length / 2);
  return `${body.slice(0, middle)}${body[middle] === "0" ? "1" : "0"}${body.slice(middle + 1)}`;
}

export function ofUnknownOrder(body: string, event: WebhookEvent, ids: Ids): string {
  return body.replaceAll(event.orderId, ids.next("order")).replaceAll(event.paymentId, ids.next("pay"));
}

export function staleBody(body: string, history: History): string {
  return changedBody(body, (entity) => ({ ...entity, ...history.beforeLastChange(String(entity.id)) }));
}

export function withPadding(body: string, bytes: number): string {
  const padding = "x".repeat(bytes);
  return changedBody(body, (entity) => ({ ...entity, notes: { ...(entity.notes as object), padding } }));
}

export function changedBody(body: string, change: Parameters<typeof changeEntities>[1]): string {
  return JSON.stringify(changeEntities(JSON.parse(body), change));
}
