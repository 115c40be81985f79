import type { Database } from "#platform/database.ts";
import { eventIdOf } from "#platform/ids.ts";
import type { NewAuditEntry } from "../audit-log/audit-entry.ts";
import { writeRequeued } from "./messages.sql.ts";

/**
 * Sends messages of one event again because a person asked for it, with all attempts ahead; each says what is true of its
 * booking then. Answers how many will be: none that waits to be sent anyway, so pressing twice sends once.
 * @param entry null where the person asked whom the messages are for
 */
export async function requeueMessages(
  db: Database,
  { messageIds, entry, now }: { messageIds: readonly string[]; entry: NewAuditEntry | null; now: Date },
): Promise<number> {
  const ofEvent = Map.groupBy(messageIds, (id) => eventIdOf("msg", id));
  let requeued = 0;
  for (const [eventId, ids] of ofEvent) {
    if (eventId !== null) requeued += await writeRequeued(db, { eventId, ids, entry, now });
  }
  return requeued;
}
