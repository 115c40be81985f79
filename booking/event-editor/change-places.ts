import type { Clock } from "#platform/clock.ts";
import { callFunction, type Database, type Pool } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import type { Places } from "../capacity/decide-places-effect.ts";
import { readEventCapacity } from "../capacity/read-event-capacity.ts";
import type { FieldProblem } from "../events/event-draft.ts";
import { readEvent } from "../events/read-event.ts";
import { listBelowSold } from "./list-below-sold.ts";

export type PlacesRefusal = "places_changed" | "event_cancelled" | "unknown_event" | "rehearsal_stays_as_it_is";
export type PlacesAnswer =
  | { changed: true }
  | { changed: false; problems: FieldProblem[] }
  | { changed: false; because: PlacesRefusal };

/**
 * An organizer gives an event on sale more places or fewer, after its effect was shown. `shown` is what they saw: if somebody else has
 * changed it since, nothing happens. Nobody loses a place, and asked for twice it is done once.
 */
export async function changePlaces(
  { pool, db, clock }: { pool: Pool; db: Database; clock: Clock },
  eventId: string,
  { shown, wanted, by }: { shown: Places; wanted: Places; by: string },
): Promise<PlacesAnswer> {
  // Few places are what keeps it from being in anybody's way.
  if ((await readEvent(db, eventId))?.rehearsalOf) return { changed: false, because: "rehearsal_stays_as_it_is" };
  const entry = createAuditEntry(eventId, "change_capacity", { subject: eventId, by, facts: {} });
  const [row] = await callFunction<{ change_shown_capacity: "changed" | "below_sold" | PlacesRefusal }>(
    pool,
    "change_shown_capacity",
    [
      eventId,
      JSON.stringify(shown),
      wanted.capacity,
      JSON.stringify(wanted.categories),
      JSON.stringify(entry),
      clock.databaseNow(),
    ],
  );
  const outcome = row?.change_shown_capacity ?? "unknown_event";
  if (outcome === "changed") return { changed: true };
  if (outcome !== "below_sold") return { changed: false, because: outcome };
  const capacities = { capacity: wanted.capacity, categories: [...wanted.categories] };
  return { changed: false, problems: listBelowSold(await readEventCapacity(db, eventId), capacities) };
}
