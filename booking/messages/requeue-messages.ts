import type { Database } from "#platform/database.ts";
import { eventIdOf, newRowId } from "#platform/ids.ts";
import type { NewAuditEntry } from "../audit-log/audit-entry.ts";
import { writeRequeued } from "./messages.sql.ts";

/** A transaction of some tens of milliseconds. Our choice. */
const MESSAGES_PER_BATCH = 500;

/**
 * Sends messages of one event again because a person asked for it, with all attempts ahead; each says what is true of its
 * booking then. Answers how many will be: none that waits to be sent anyway, so pressing twice sends once. Very many
 * are sent in batches: where it breaks off, the others can be asked for once more.
 * @param entry null where the person asked whom the messages are for
 */
export async function requeueMessages(
  db: Database,
  { messageIds, entry, now }: { messageIds: readonly string[]; entry: NewAuditEntry | null; now: Date },
): Promise<number> {
  const ofEvent = Map.groupBy(messageIds, (id) => eventIdOf("msg", id));
  let requeued = 0;
  for (const [eventId, all] of ofEvent) {
    if (eventId === null) continue;
    for (let from = 0; from < all.length; from += MESSAGES_PER_BATCH) {
      const ids = all.slice(from, from + MESSAGES_PER_BATCH);
      requeued += await writeRequeued(db, { eventId, ids, entry: entry && ofBatch(entry, eventId, from), now });
    }
  }
  return requeued;
}

/** Each batch has an entry of its own, which counts it. */
const ofBatch = (entry: NewAuditEntry, eventId: string, from: number): NewAuditEntry =>
  from === 0 ? entry : { ...entry, id: newRowId("aud", eventId) };
