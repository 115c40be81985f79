import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import type { AttentionKind, ListedItem } from "./attention.ts";

export type ResolveOutcome = "resolved" | "already_resolved";

/** A person says that nothing remains to be done about an item, and why. Said twice, it is recorded once. */
export async function resolveAttentionItem(
  { pool, clock }: { pool: Pool; clock: Clock },
  item: ListedItem,
  { by, note }: { by: string; note: string },
): Promise<ResolveOutcome> {
  const subject = item.bookingId ?? item.subject;
  const entry = createAuditEntry(item.eventId, "mark_resolved", { subject, by, facts: { kind: item.kind, note } });
  const values = [item.eventId, item.id, JSON.stringify(entry), clock.databaseNow()];
  const [row] = await callFunction<{ resolve_attention_item: ResolveOutcome }>(pool, "resolve_attention_item", values);
  return (row as { resolve_attention_item: ResolveOutcome }).resolve_attention_item;
}

/** Takes trouble off the list that has ended by itself. Nothing happens if it is not on it. */
export async function resolveEndedTrouble(
  { pool, clock }: { pool: Pool; clock: Clock },
  { eventId, kind, subject }: { eventId: string; kind: AttentionKind; subject: string },
): Promise<void> {
  await callFunction(pool, "resolve_attention", [eventId, [kind], subject, clock.now()]);
}
