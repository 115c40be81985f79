import type { Database } from "#platform/database.ts";
import { eventIdOf } from "#platform/ids.ts";
import type { Language } from "#platform/languages.ts";
import { type AnnouncedTo, announcedTo } from "./announcement.ts";
import { selectTexts } from "./announcements.sql.ts";

/** What an announcement says to a reader of `language`; null where `aboutId` is no announcement's. */
export async function readAnnouncementFor(
  db: Database,
  aboutId: string,
  language: Language,
): Promise<AnnouncedTo | null> {
  const eventId = eventIdOf("ann", aboutId);
  const announcement = eventId && (await selectTexts(db, eventId, aboutId));
  return announcement ? announcedTo(announcement, language) : null;
}
