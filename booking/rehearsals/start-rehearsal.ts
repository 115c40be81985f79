import type { Clock } from "#platform/clock.ts";
import type { Database, Pool } from "#platform/database.ts";
import { randomText } from "#platform/ids.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import { readEventCapacity } from "../capacity/read-event-capacity.ts";
import { deleteDraft } from "../event-editor/delete-draft.ts";
import { createRehearsal } from "../event-editor/save-event.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import { listMissing } from "../events/list-missing.ts";
import { LIMITS, type Opening, type RehearsalAnswer, rehearsalDraft, rehearsalTimes } from "./rehearsal.ts";
import { selectRefusal, startInSql } from "./rehearsals.sql.ts";

/** 80 random bits: nobody finds the link by guessing. */
const SECRET_LENGTH = 16;

/**
 * Makes a copy of the event with play money, and opens it to whoever has its link. The event itself is not touched. If the process
 * dies on the way a draft is left, which nobody sees and `endDueRehearsals` deletes. Of two who press at once one starts it, and the
 * other is told that it runs.
 */
export async function startRehearsal(
  deps: { pool: Pool; db: Database; clock: Clock },
  event: BookableEvent,
  { places, opening, by }: { places: number; opening: Opening; by: string },
): Promise<RehearsalAnswer> {
  const now = deps.clock.now();
  const refusal = await selectRefusal(deps.db, event.id, LIMITS, now);
  if (refusal !== null) return { started: false, because: refusal };
  const capacity = await readEventCapacity(deps.db, event.id);
  const missing = listMissing(event, capacity, now);
  if (missing.length > 0) return { started: false, because: "incomplete", missing };
  const times = rehearsalTimes(event, opening, now);
  if (!times) return { started: false, because: "sale_near" };

  const slug = `rehearsal-${randomText(SECRET_LENGTH)}`;
  const draft = rehearsalDraft(event, capacity, { slug, places, ...times });
  const saved = await createRehearsal(deps, draft, { rehearsalOf: event.id, by });
  if (!saved.saved) throw new Error(`the rehearsal of ${event.slug} could not be written: ${JSON.stringify(saved)}`);

  const facts = { slug, places };
  const entry = createAuditEntry(event.id, "start_rehearsal", { subject: event.id, by, facts });
  const outcome = await startInSql(deps.pool, saved.event.id, LIMITS, entry, deps.clock.databaseNow());
  if (outcome === "started") return { started: true, slug };
  await deleteDraft(deps, slug, by);
  return { started: false, because: outcome };
}
