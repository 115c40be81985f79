import type { Database } from "#platform/database.ts";
import { selectIsMoved } from "./bookings.sql.ts";

/** Whether an organizer has moved it to another category since it was booked. */
export const readIsMoved = (db: Database, booking: { eventId: string; id: string }): Promise<boolean> =>
  selectIsMoved(db, booking);
