import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { newEventId } from "#platform/ids.ts";
import { sha256 } from "#platform/keys.ts";
import type { Language } from "#platform/languages.ts";
import type { BookableEvent } from "./bookable-event.ts";
import type { EventChange } from "./decide-event-change.ts";
import {
  insertEvent,
  insertWaiver,
  insertWaiverTranslation,
  isSlugConflict,
  updateEventOfRevision,
  upsertCategories,
} from "./write-event.sql.ts";

export type WriteAnswer = { written: true; eventId: string } | { written: false; because: WriteRefusal };
export type WriteRefusal = "slug_taken" | "edited_elsewhere";

/**
 * Stores the texts, the waiver and the new categories of an event in one transaction; what a booking may forbid (capacities,
 * other prices, categories taken away) is changed under the capacity lock after it. `revision` is the one
 * that the organizer saw: if somebody saved since, nothing is written. A changed waiver becomes a new version, because
 * those who signed the former one must stay provable.
 */
export async function writeEvent(
  deps: { db: Database; clock: Clock },
  event: Pick<BookableEvent, "id" | "waiver"> | null,
  revision: number,
  change: EventChange,
): Promise<WriteAnswer> {
  const now = deps.clock.now();
  const eventId = event?.id ?? newEventId();
  const waiverVersion = (event?.waiver.version ?? 0) + (change.waiver.isNew ? 1 : 0);
  try {
    return await deps.db.transaction().execute(async (tx): Promise<WriteAnswer> => {
      if (event === null) await insertEvent(tx, eventId, change.draft, now);
      else if (!(await updateEventOfRevision(tx, eventId, revision, change, waiverVersion, now))) {
        return { written: false, because: "edited_elsewhere" };
      }
      const waiverRow = (language: Language, text: string) => {
        return { eventId, version: waiverVersion, language, text, hash: sha256(text).toString("hex") };
      };
      const { language, waiverText } = change.draft;
      if (change.waiver.isNew) await insertWaiver(tx, waiverRow(language, waiverText), now);
      for (const [other, text] of change.waiver.translations) {
        await insertWaiverTranslation(tx, waiverRow(other, text), now);
      }
      await upsertCategories(tx, eventId, change.categories);
      return { written: true, eventId };
    });
  } catch (error) {
    if (isSlugConflict(error)) return { written: false, because: "slug_taken" };
    throw error;
  }
}
