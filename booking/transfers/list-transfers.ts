import type { Database } from "#platform/database.ts";
import type { Transfer } from "./transfer.ts";
import { selectTransfers } from "./transfers.sql.ts";

/** To whom a booking was offered, the latest first. */
export const listTransfers = (db: Database, booking: { eventId: string; id: string }): Promise<Transfer[]> =>
  selectTransfers(db, booking);
