import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { newEventId } from "#platform/ids.ts";
import { sha256 } from "#platform/keys.ts";
import type { Language } from "#platform/languages.ts";
import type { CorrectedField } from "../audit-log/audit-entry.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import type { BookableEvent } from "./bookable-event.ts";
import type { EventChange } from "./decide-event-change.ts";
import {
  insertEvent,
  insertWaiver,
  insertWaiverTranslation,
  isSlugConflict,
  recordEdit,
  updateEventOfRevision,
  upsertCategories,
} from "./write-event.sql.ts";

export type WriteAnswer = { written: true; eventId: string } | { written: false; because: WriteRefusal };
export type WriteRefusal = "slug_taken" | "edited_elsewhere";

/**
 * Stores the texts, the waiver and the new categories of an event in one transaction; what a booking may forbid (capacities,
 * other prices, categories taken away) is changed under the capacity lock after it. If somebody has saved since `event` was
 * read, nothing is written. What an organizer changes of one that was there is in the audit log. A changed waiver becomes a new version, because
 * those who signed the former one must stay provable.
 * @param rehearsalOf of a new event: which one it rehearses; that is never changed.
 */
export async function writeEvent(
  deps: { db: Database; clock: Clock },
  event: Pick<BookableEvent, "id" | "waiver" | "revision"> | null,
  change: EventChange,
  { changes, by, rehearsalOf = null }: { changes: CorrectedField[]; by: string; rehearsalOf?: string | null },
): Promise<WriteAnswer> {
  const now = deps.clock.now();
  const eventId = event?.id ?? newEventId();
  const waiverVersion = (event?.waiver.version ?? 0) + (change.waiver.isNew ? 1 : 0);
  try {
    return await deps.db.transaction().execute(async (tx): Promise<WriteAnswer> => {
      if (event === null) await insertEvent(tx, eventId, change.draft, { rehearsalOf, now });
      else if (!(await updateEventOfRevision(tx, eventId, event.revision, change, waiverVersion, now))) {
        return { written: false, because: "edited_elsewhere" };
      }
      if (changes.length > 0) {
        await recordEdit(
          tx,
          eventId,
          createAuditEntry(eventId, "edit_event", { subject: eventId, by, facts: { changes } }),
          now,
        );
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
