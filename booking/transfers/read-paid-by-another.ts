import type { Database } from "#platform/database.ts";
import { listTransfers } from "./list-transfers.ts";

/** Links begin another generation with each transfer, and with some corrections: without one nothing has to be read. */
type Passed = { eventId: string; id: string; linkGeneration: number };

/** Whether somebody else had the booking when it was paid for: nothing is paid after a transfer. */
export async function readPaidByAnother(db: Database, booking: Passed): Promise<boolean> {
  if (booking.linkGeneration === 0) return false;
  return (await listTransfers(db, booking)).some(({ former }) => former !== null);
}
