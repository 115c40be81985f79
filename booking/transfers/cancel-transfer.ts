import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";

export type CancelTransferRefusal = "transfer_accepted" | "transfer_ended" | "unknown_transfer";

/** An organizer takes an offer back: its link opens nothing any more. Whoever is first of this and the acceptance counts. */
export async function cancelTransfer(
  { pool, clock }: { pool: Pool; clock: Clock },
  { eventId, id }: { eventId: string; id: string },
  { transferId, by }: { transferId: string; by: string },
): Promise<"cancelled" | CancelTransferRefusal> {
  const entry = createAuditEntry(eventId, "cancel_transfer", { subject: id, by, facts: { transferId } });
  const [row] = await callFunction<{ cancel_transfer: "cancelled" | CancelTransferRefusal }>(pool, "cancel_transfer", [
    eventId,
    id,
    transferId,
    JSON.stringify(entry),
    clock.databaseNow(),
  ]);
  return row?.cancel_transfer ?? "unknown_transfer";
}
