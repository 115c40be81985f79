import type { Clock } from "#platform/clock.ts";
import type { Database, Pool } from "#platform/database.ts";
import { newPartId } from "#platform/ids.ts";
import { changeCapacity, changeCategories, hideCategories } from "../capacity/change-capacity.ts";
import { type EventCapacity, readEventCapacity } from "../capacity/read-event-capacity.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import { type ChangeRefusal, decideEventChange, type EventChange } from "../events/decide-event-change.ts";
import { decideEventDraft } from "../events/decide-event-draft.ts";
import { draftOfEvent } from "../events/draft-of-event.ts";
import type { EventDraft, FieldProblem } from "../events/event-draft.ts";
import { type Capacities, listMissing, type MissingPart } from "../events/list-missing.ts";
import { readEvent, readEventBySlug } from "../events/read-event.ts";
import { type WriteRefusal, writeEvent } from "../events/write-event.ts";
import { selectBookedCategoryIds } from "./booked-categories.sql.ts";
import { decideEdit, type Edit } from "./decide-edit.ts";
import { listBelowSold } from "./list-below-sold.ts";
import { listEditedFields } from "./list-edited-fields.ts";
import { type LastEdit, listLastEdits } from "./list-last-edits.ts";

export type SaveRefusal =
  | ChangeRefusal
  | Exclude<WriteRefusal, "edited_elsewhere">
  | "unknown_event"
  | "people_called"
  | "rehearsal_stays_as_it_is";
export type SaveAnswer =
  | { saved: true; event: BookableEvent; capacity: EventCapacity }
  | { saved: false; problems: FieldProblem[] }
  | { saved: false; because: "incomplete"; missing: MissingPart[] }
  | { saved: false; because: "below_sold"; problems: FieldProblem[] }
  | { saved: false; because: "edited_elsewhere"; contested: LastEdit[] }
  | { saved: false; because: SaveRefusal };

type Deps = { pool: Pool; db: Database; clock: Clock };

/** Of two saves that meet, one begins anew; more than a few in a row are not people. */
const MERGES_MAX = 5;

export const createEvent = (deps: Deps, given: EventDraft, by: string): Promise<SaveAnswer> =>
  saveEvent(deps, null, given, { by });

/** The draft of a rehearsal, which its own room then starts. */
export const createRehearsal = (
  deps: Deps,
  given: EventDraft,
  { rehearsalOf, by }: { rehearsalOf: string; by: string },
): Promise<SaveAnswer> => saveEvent(deps, null, given, { by, rehearsalOf });

/** Puts the edit into the event as it is now. Nothing is written where somebody else has changed the same field meanwhile. */
export async function editEvent(deps: Deps, slug: string, edit: Edit, by: string): Promise<SaveAnswer> {
  for (let merges = 0; ; merges += 1) {
    const event = await readEventBySlug(deps.db, slug);
    if (!event) return { saved: false, because: "unknown_event" };
    if (event.rehearsalOf !== null) return { saved: false, because: "rehearsal_stays_as_it_is" };
    const before = await readEventCapacity(deps.db, event.id);
    const edited = decideEdit(draftOfEvent(event, before), edit);
    if (!edited.ok) {
      const contested = await listLastEdits(deps.db, event.id, edited.contested);
      return { saved: false, because: "edited_elsewhere", contested };
    }
    const answer = await saveEvent(deps, { event, before }, edited.draft, { by });
    const isMet = !answer.saved && "because" in answer && answer.because === "edited_elsewhere";
    if (!isMet || merges >= MERGES_MAX) return answer;
  }
}

/**
 * The texts are written in one transaction, the prices and the capacities after it, because nothing of ours may span the
 * capacity lock. If the process dies between, the former ones stand and saving again repairs it. What a place that
 * somebody has forbids is refused before anything is written; only one taken in the same moment can still refuse it after.
 */
async function saveEvent(
  deps: Deps,
  read: { event: BookableEvent; before: EventCapacity } | null,
  given: EventDraft,
  { by, rehearsalOf = null }: { by: string; rehearsalOf?: string | null },
): Promise<SaveAnswer> {
  const { event, before } = read ?? { event: null, before: null };
  const tidied = decideEventDraft(given, deps.clock.now());
  if (!tidied.ok) return { saved: false, problems: tidied.problems };
  const bookedCategoryIds = event ? await selectBookedCategoryIds(deps.db, event.id) : new Set<string>();
  const decided = decideEventChange(event, tidied.draft, { bookedCategoryIds, newId: newPartId });
  if (!decided.ok) return { saved: false, because: decided.because };
  const { change } = decided;
  const missing = listMissingWhilePublic(event, change, deps.clock.now());
  if (missing.length > 0) return { saved: false, because: "incomplete", missing };

  const wanted = { capacity: change.draft.capacity, categories: change.capacities };
  const hiddenIds = new Set(change.categories.filter(({ isHidden }) => isHidden).map(({ id }) => id));
  const tooLow = before ? listBelowSold(before, wanted, hiddenIds) : [];
  if (tooLow.length > 0) return { saved: false, because: "below_sold", problems: tooLow };
  const changes =
    event && before ? listEditedFields(draftOfEvent(event, before), change.draft, event.state !== "draft") : [];
  const written = await writeEvent(deps, event, change, { changes, by, rehearsalOf });
  if (!written.written) {
    if (written.because === "slug_taken") return { saved: false, because: written.because };
    return { saved: false, because: "edited_elsewhere", contested: [] };
  }
  const { removedCategoryIds: removedIds, repriced: prices } = change;
  if (removedIds.length + prices.length > 0) {
    const outcome = await changeCategories(deps, written.eventId, { removedIds, prices }, by);
    if (outcome !== "changed") return { saved: false, because: outcome };
  }
  const hiding = event ? hidingOf(event, change) : { hide: [], show: [] };
  if (hiding.hide.length + hiding.show.length > 0) {
    const outcome = await hideCategories(deps, written.eventId, hiding, by);
    if (outcome !== "changed") return { saved: false, because: outcome };
  }
  // Whoever edits a text has read the places before, and must not put back what somebody else changes in this moment.
  const isChanged = before === null || !hasCapacities(before, wanted);
  const changed = isChanged
    ? await changeCapacity(deps, written.eventId, wanted.capacity, wanted.categories, by)
    : "changed";
  if (changed === "unknown_event") return { saved: false, because: changed };
  if (changed === "below_sold") {
    const problems = listBelowSold(await readEventCapacity(deps.db, written.eventId), wanted, hiddenIds);
    return { saved: false, because: "below_sold", problems };
  }

  const [saved, capacity] = await Promise.all([
    readEvent(deps.db, written.eventId),
    readEventCapacity(deps.db, written.eventId),
  ]);
  if (!saved) throw new Error(`event ${written.eventId} was saved and is not there`);
  return { saved: true, event: saved, capacity };
}

/** Of the categories that were there: a new one is hidden, or not, from its first moment. */
function hidingOf(event: BookableEvent, { categories }: EventChange): { hide: string[]; show: string[] } {
  const changed = event.categories
    .filter(({ id, isHidden }) => categories.find((each) => each.id === id)?.isHidden === !isHidden)
    .map(({ id, isHidden }) => ({ id, isHidden }));
  return {
    hide: changed.filter(({ isHidden }) => !isHidden).map(({ id }) => id),
    show: changed.filter(({ isHidden }) => isHidden).map(({ id }) => id),
  };
}
const hasCapacities = (now: EventCapacity, { capacity, categories }: Capacities): boolean =>
  now.capacity === capacity &&
  categories.every(({ id, capacity: places }) =>
    now.categories.some((each) => each.id === id && each.capacity === places),
  );

/** An event that people can see must not lose what its sale needs; that its own time is over is no fault of an edit. */
function listMissingWhilePublic(event: BookableEvent | null, change: EventChange, now: Date): MissingPart[] {
  if (event === null || event.state === "draft") return [];
  const { draft, categories, capacities } = change;
  const { bookingsPerContact } = event;
  const edited = {
    ...event,
    ...draft,
    bookingsPerContact,
    categories,
    waiver: { ...event.waiver, text: draft.waiverText },
  };
  const missing = listMissing(edited, { capacity: draft.capacity, categories: capacities }, now);
  return missing.filter((part) => part !== "starts_in_past" && part !== "sale_over");
}
