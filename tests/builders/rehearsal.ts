import { readEventBySlug } from "#booking/events/read-event.ts";
import type { Opening } from "#booking/rehearsals/rehearsal.ts";
import { startRehearsal } from "#booking/rehearsals/start-rehearsal.ts";
import { randomText } from "#platform/ids.ts";
import type { Startline } from "#wiring";
import { anEventOnSale, type EventOnSale, type EventOptions } from "./event-on-sale.ts";
import { ask, type aVisitor, type Door, type Reply } from "./visitor.ts";

type Deps = Pick<Startline, "db" | "pool" | "clock">;
export const DIRECTOR = "director@startline.example";

/** A published event whose sale opens tomorrow: there is time to rehearse it. */
export const anEventToRehearse = (deps: Deps, options: Partial<EventOptions> = {}): Promise<EventOnSale> =>
  anEventOnSale(deps, { capacity: 100, opensInMinutes: 24 * 60, closesInMinutes: 20 * 24 * 60, ...options });

/** The team presses "Start the rehearsal". */
export async function rehearse(
  deps: Deps,
  { slug }: { slug: string },
  { places = 10, opening = "at_once" }: { places?: number; opening?: Opening } = {},
) {
  const event = await readEventBySlug(deps.db, slug);
  if (!event) throw new Error(`there is no event ${slug}`);
  return startRehearsal(deps, event, { places, opening, by: DIRECTOR });
}

/** A rehearsal that is open now, of an event of its own unless one is given. */
export async function aRehearsal(
  deps: Deps,
  { of, ...how }: { of?: EventOnSale; places?: number } = {},
): Promise<EventOnSale & { of: EventOnSale }> {
  const event = of ?? (await anEventToRehearse(deps));
  const answer = await rehearse(deps, event, how);
  if (!answer.started) throw new Error(`the rehearsal was refused: ${answer.because}`);
  const made = await readEventBySlug(deps.db, answer.slug);
  if (!made) throw new Error("the rehearsal is not there");
  return { id: made.id, slug: made.slug, categoryId: made.categories[0]?.id ?? "", of: event };
}

/** A button of the play checkout. */
export function pressPlay(
  door: Door,
  rider: Pick<ReturnType<typeof aVisitor>, "bookingId" | "accessToken">,
  outcome: string,
  press = randomText(16),
): Promise<Reply> {
  const headers = { authorization: `Bearer ${rider.accessToken}` };
  return ask(door, "POST", `/api/bookings/${rider.bookingId}/play-payments`, { press, outcome }, headers);
}
