import type { Database } from "#platform/database.ts";
import { selectAnyCheckIn } from "./check-ins.sql.ts";

/** Whether at least one rider of the event has arrived. */
export const readAnyCheckIn = (db: Database, eventId: string): Promise<boolean> => selectAnyCheckIn(db, eventId);
