import type { Database } from "#platform/database.ts";
import { selectErasedAt } from "./erasures.sql.ts";

/** When the personal data of the event's riders was erased; null while it is there. */
export const readErasedAt = (db: Database, eventId: string): Promise<Date | null> => selectErasedAt(db, eventId);
