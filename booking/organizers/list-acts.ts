import type { Database } from "#platform/database.ts";
import type { Act } from "./act.ts";
import { selectActs } from "./acts.sql.ts";

const SHOWN_MAX = 50;

/** What organizers did about an event's sale and its money, the last first. */
export const listActs = (db: Database, eventId: string): Promise<Act[]> =>
  selectActs(db, eventId, { limit: SHOWN_MAX });
