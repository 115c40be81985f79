import type { Database } from "#platform/database.ts";
import { type Organizer, selectOrganizers } from "./events.sql.ts";

/** Everyone who sells places or has sold them, as their events name them; drafts are not public yet. */
export const listOrganizers = (db: Database): Promise<Organizer[]> => selectOrganizers(db);
