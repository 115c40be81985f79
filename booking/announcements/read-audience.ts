import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { Announcement, Audience } from "./announcement.ts";
import { selectAudience } from "./announcements.sql.ts";

/** How many of the confirmed riders whom it would be for now read which language. */
export const readAudience = (
  { db, clock }: { db: Database; clock: Clock },
  eventId: string,
  to: Pick<Announcement, "categoryId" | "arrival">,
): Promise<Audience> => selectAudience(db, eventId, to, clock.now());
