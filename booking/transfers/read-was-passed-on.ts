import type { Database } from "#platform/database.ts";
import { listTransfers } from "./list-transfers.ts";

/**
 * Whether links of that generation opened the booking until a transfer gave it to another rider. Those that a correction ended may
 * have gone to a stranger's address, and theirs are told nothing.
 */
export async function readWasPassedOn(
  db: Database,
  booking: { eventId: string; id: string },
  linkGeneration: number,
): Promise<boolean> {
  const transfers = await listTransfers(db, booking);
  return transfers.some((transfer) => transfer.linkGeneration === linkGeneration + 1);
}
