import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { newRowId } from "#platform/ids.ts";
import { selectOpen, selectResent, writeBatch, writeResentBatch } from "./announcements.sql.ts";

/** A transaction of some tens of milliseconds. Our choice. */
const MESSAGES_PER_BATCH = 500;
const ANNOUNCEMENTS_PER_ROUND = 20;

/**
 * Takes each announcement that has not finished, or goes out again to whom it did not reach, one batch further. Any number of processes
 * may do so at once and die anywhere: where it stands is written with each batch. Answers how much was done; 0 when nothing is left, or
 * somebody else is at it.
 */
export async function enqueueAnnouncements(
  { db, clock }: { db: Database; clock: Clock },
  perBatch = MESSAGES_PER_BATCH,
): Promise<number> {
  let done = 0;
  for (const { eventId, id } of await selectOpen(db, ANNOUNCEMENTS_PER_ROUND)) {
    const messageIds = Array.from({ length: perBatch }, () => newRowId("msg", eventId));
    done += await writeBatch(db, eventId, { id, messageIds, now: clock.now() });
  }
  for (const { eventId, id } of await selectResent(db, ANNOUNCEMENTS_PER_ROUND)) {
    done += await writeResentBatch(db, eventId, { id, limit: perBatch, now: clock.now() });
  }
  return done;
}
