import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import type { ListedItem } from "./attention.ts";

export type MarkOutcome = "dealt_with" | "already_resolved";

/** A person says that nothing is left to do about an item, and why. Said twice, it is recorded once. */
export async function markDealtWith(
  { pool, clock }: { pool: Pool; clock: Clock },
  item: ListedItem,
  { by, note }: { by: string; note: string },
): Promise<MarkOutcome> {
  const subject = item.bookingId ?? item.subject;
  const entry = createAuditEntry(item.eventId, "mark_dealt_with", { subject, by, facts: { kind: item.kind, note } });
  const values = [item.eventId, item.id, JSON.stringify(entry), clock.databaseNow()];
  const [row] = await callFunction<{ mark_dealt_with: MarkOutcome }>(pool, "mark_dealt_with", values);
  return (row as { mark_dealt_with: MarkOutcome }).mark_dealt_with;
}
