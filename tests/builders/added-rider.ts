import { type AddAnswer, addRider, type RiderToAdd } from "#booking/bookings/add-rider.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { randomText } from "#platform/ids.ts";
import type { Startline } from "#wiring";
import type { EventOnSale } from "./event-on-sale.ts";
import { aPerson } from "./visitor.ts";

export const BY = "organizer@startline.example";

/** What an organizer types about somebody of their own: a guest of the first category, unless said otherwise. */
export function aRiderToAdd(event: EventOnSale, change: Partial<RiderToAdd> = {}): RiderToAdd {
  const { waiver: _waiver, ...person } = aPerson();
  return {
    requestId: randomText(32),
    categoryId: event.categoryId,
    addedFor: { kind: "complimentary", reason: "Doctor on the route" },
    hasSignedOnPaper: false,
    answers: {},
    ...person,
    ...change,
  };
}

/** An organizer adds a rider to this event. */
export async function add(
  deps: Pick<Startline, "db" | "pool" | "clock">,
  event: EventOnSale,
  change: Partial<RiderToAdd> = {},
): Promise<AddAnswer> {
  const stored = await readEventBySlug(deps.db, event.slug);
  if (!stored) throw new Error("no such event");
  return addRider(deps, stored, aRiderToAdd(event, change), BY);
}
