import { addMinutes, type Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import { ERASE_AFTER_DAYS } from "../events/retention.ts";
import { selectEventsToErase, writeErased } from "./erasures.sql.ts";

const EVENTS_PER_ROUND = 5;
const RIDERS_PER_BATCH = 200;

/**
 * Erases a batch of each event whose time has come. Safe to run twice at once and to break off anywhere. Answers how many riders it
 * erased.
 */
export async function eraseRiders(
  { db, clock }: { db: Database; clock: Clock },
  limit = RIDERS_PER_BATCH,
): Promise<number> {
  const now = clock.now();
  const startedBefore = addMinutes(now, -ERASE_AFTER_DAYS * 24 * 60);
  let erased = 0;
  for (const eventId of await selectEventsToErase(db, { startedBefore, now }, EVENTS_PER_ROUND)) {
    const entry = createAuditEntry(eventId, "erase_riders", { subject: eventId, by: "Startline", facts: {} });
    erased += await writeErased(db, eventId, { startedBefore, limit, entry, now });
  }
  return erased;
}
