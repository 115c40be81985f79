import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { Audience } from "./announcement.ts";
import { selectAudience } from "./announcements.sql.ts";

/** How many confirmed riders read which language, of one category or (null) of all. */
export const readAudience = (
  { db, clock }: { db: Database; clock: Clock },
  eventId: string,
  categoryId: string | null,
): Promise<Audience> => selectAudience(db, eventId, categoryId, clock.now());
