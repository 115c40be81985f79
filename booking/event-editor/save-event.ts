import type { Clock } from "#platform/clock.ts";
import type { Database, Pool } from "#platform/database.ts";
import { newPartId } from "#platform/ids.ts";
import { changeCapacity, changeCategories } from "../capacity/change-capacity.ts";
import { type EventCapacity, readEventCapacity } from "../capacity/read-event-capacity.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import { type ChangeRefusal, decideEventChange, type EventChange } from "../events/decide-event-change.ts";
import { decideEventDraft } from "../events/decide-event-draft.ts";
import type { EventDraft, FieldProblem } from "../events/event-draft.ts";
import { listMissing, type MissingPart } from "../events/list-missing.ts";
import { readEvent, readEventBySlug } from "../events/read-event.ts";
import { type WriteRefusal, writeEvent } from "../events/write-event.ts";
import { selectBookedCategoryIds } from "./booked-categories.sql.ts";
import { listBelowSold } from "./list-below-sold.ts";

export type SaveRefusal = ChangeRefusal | WriteRefusal | "unknown_event";
export type SaveAnswer =
  | { saved: true; event: BookableEvent; capacity: EventCapacity }
  | { saved: false; problems: FieldProblem[] }
  | { saved: false; because: "incomplete"; missing: MissingPart[] }
  | { saved: false; because: "below_sold"; problems: FieldProblem[] }
  | { saved: false; because: SaveRefusal };

type Deps = { pool: Pool; db: Database; clock: Clock };

export const createEvent = (deps: Deps, given: EventDraft, by: string): Promise<SaveAnswer> =>
  saveEvent(deps, null, 0, given, by);

/** `revision` is the one that the organizer's form was filled from. */
export async function editEvent(
  deps: Deps,
  slug: string,
  revision: number,
  given: EventDraft,
  by: string,
): Promise<SaveAnswer> {
  const event = await readEventBySlug(deps.db, slug);
  if (!event) return { saved: false, because: "unknown_event" };
  if (event.revision !== revision) return { saved: false, because: "edited_elsewhere" };
  return saveEvent(deps, event, revision, given, by);
}

/**
 * The texts are written in one transaction, the prices and the capacities after it, because nothing of ours may span the
 * capacity lock. If the process dies between, the former ones stand and saving again repairs it. What a place that
 * somebody has forbids is refused before anything is written; only one taken in the same moment can still refuse it after.
 */
async function saveEvent(
  deps: Deps,
  event: BookableEvent | null,
  revision: number,
  given: EventDraft,
  by: string,
): Promise<SaveAnswer> {
  const tidied = decideEventDraft(given, deps.clock.now());
  if (!tidied.ok) return { saved: false, problems: tidied.problems };
  const bookedCategoryIds = event ? await selectBookedCategoryIds(deps.db, event.id) : new Set<string>();
  const decided = decideEventChange(event, tidied.draft, { bookedCategoryIds, newId: newPartId });
  if (!decided.ok) return { saved: false, because: decided.because };
  const { change } = decided;
  const missing = listMissingWhilePublic(event, change, deps.clock.now());
  if (missing.length > 0) return { saved: false, because: "incomplete", missing };

  const before = event && (await readEventCapacity(deps.db, event.id));
  const wanted = { capacity: change.draft.capacity, categories: change.capacities };
  const tooLow = before ? listBelowSold(before, wanted) : [];
  if (tooLow.length > 0) return { saved: false, because: "below_sold", problems: tooLow };
  const written = await writeEvent(deps, event, revision, change);
  if (!written.written) return { saved: false, because: written.because };
  const { removedCategoryIds: removedIds, repriced: prices } = change;
  if (removedIds.length + prices.length > 0) {
    const outcome = await changeCategories(deps, written.eventId, { removedIds, prices }, by);
    if (outcome !== "changed") return { saved: false, because: outcome };
  }
  const changed = await changeCapacity(deps, written.eventId, wanted.capacity, wanted.categories, by);
  if (changed === "below_sold") {
    const problems = listBelowSold(await readEventCapacity(deps.db, written.eventId), wanted);
    return { saved: false, because: "below_sold", problems };
  }

  const [saved, capacity] = await Promise.all([
    readEvent(deps.db, written.eventId),
    readEventCapacity(deps.db, written.eventId),
  ]);
  if (!saved) throw new Error(`event ${written.eventId} was saved and is not there`);
  return { saved: true, event: saved, capacity };
}

/** An event that people can see must not lose what its sale needs; that its own time is over is no fault of an edit. */
function listMissingWhilePublic(event: BookableEvent | null, change: EventChange, now: Date): MissingPart[] {
  if (event === null || event.state === "draft") return [];
  const { draft, categories, capacities } = change;
  const edited = { ...event, ...draft, categories, waiver: { ...event.waiver, text: draft.waiverText } };
  const missing = listMissing(edited, { capacity: draft.capacity, categories: capacities }, now);
  return missing.filter((part) => part !== "starts_in_past" && part !== "sale_over");
}
