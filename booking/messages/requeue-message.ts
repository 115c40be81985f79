import type { Database } from "#platform/database.ts";
import { eventIdOf } from "#platform/ids.ts";
import { writeRequeued } from "./messages.sql.ts";

/**
 * Sends a message again because a person asked for it, with all attempts ahead; it says what is true of the booking then.
 * Answers false when there is no such message or it is waiting to be sent anyway, so pressing twice sends once.
 */
export async function requeueMessage(
  db: Database,
  { messageId, now }: { messageId: string; now: Date },
): Promise<boolean> {
  const eventId = eventIdOf("msg", messageId);
  return eventId !== null && writeRequeued(db, { eventId, id: messageId, now });
}
