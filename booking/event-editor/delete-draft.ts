import type { Clock } from "#platform/clock.ts";
import { callFunction, type Database, type Pool } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import { readEventBySlug } from "../events/read-event.ts";

export type DeleteOutcome = "deleted" | "unknown_event" | "not_a_draft" | "somebody_booked";

/**
 * Deletes a draft, and records who did. What the public has seen can't be deleted, only taken back to a draft while nobody has
 * joined or booked.
 */
export async function deleteDraft(
  { pool, db, clock }: { pool: Pool; db: Database; clock: Clock },
  slug: string,
  by: string,
): Promise<DeleteOutcome> {
  const event = await readEventBySlug(db, slug);
  if (!event) return "unknown_event";
  const entry = createAuditEntry(event.id, "delete_draft", { subject: event.id, by, facts: {} });
  const values = [event.id, clock.databaseNow(), JSON.stringify(entry)];
  const [row] = await callFunction<{ delete_draft: DeleteOutcome }>(pool, "delete_draft", values);
  return (row as { delete_draft: DeleteOutcome }).delete_draft;
}
