import type { Database } from "#platform/database.ts";
import { selectMessageIds } from "./messages.sql.ts";
import { requeueMessages } from "./requeue-messages.ts";

/** Both messages of a booking's ticket go out again because its person asked for them. Answers how many will. */
export async function requeueTicket(
  db: Database,
  booking: { eventId: string; id: string },
  now: Date,
): Promise<number> {
  const messageIds = await selectMessageIds(db, booking, "booking_confirmed");
  return requeueMessages(db, { messageIds, entry: null, now });
}
