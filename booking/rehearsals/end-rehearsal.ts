import { addMinutes, type Clock } from "#platform/clock.ts";
import type { Database, Pool } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import { deleteDraft } from "../event-editor/delete-draft.ts";
import { DISTANCE_MINUTES } from "./rehearsal.ts";
import { endInSql, selectLeftDrafts, selectRunning, selectToEnd } from "./rehearsals.sql.ts";

type Deps = { pool: Pool; db: Database; clock: Clock };

/** Longer than any process takes from a draft to its start. */
const LEFT_AFTER_MINUTES = 60;
const BY_ITSELF = "Startline";

/** Ends the rehearsal of an event, for good. Answers its slug, or null where none runs. */
export async function endRehearsal(deps: Deps, eventId: string, by: string): Promise<string | null> {
  const running = await selectRunning(deps.db, eventId);
  if (!running) return null;
  await end(deps, { ...running, eventId }, by);
  return running.slug;
}

/**
 * Ends each rehearsal whose time is over, or whose event is on sale or will soon be: a rehearsal is in no real sale's way. Deletes the
 * drafts that a dying process left. Answers how many it ended or deleted.
 */
export async function endDueRehearsals(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const due = await selectToEnd(deps.db, DISTANCE_MINUTES, now);
  for (const rehearsal of due) await end(deps, rehearsal, BY_ITSELF);
  const left = await selectLeftDrafts(deps.db, addMinutes(now, -LEFT_AFTER_MINUTES));
  for (const slug of left) await deleteDraft(deps, slug, BY_ITSELF);
  return due.length + left.length;
}

async function end(
  { pool, clock }: Deps,
  { id, slug, eventId }: { id: string; slug: string; eventId: string },
  by: string,
): Promise<void> {
  const entry = createAuditEntry(eventId, "end_rehearsal", { subject: eventId, by, facts: { slug } });
  await endInSql(pool, id, entry, clock.databaseNow());
}
