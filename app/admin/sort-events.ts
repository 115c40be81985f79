import type { BookableEvent } from "#booking/events/bookable-event.ts";

type Dated = Pick<BookableEvent, "state" | "startsAt">;
type Sorted<Event> = { current: Event[]; drafts: Event[]; past: Event[] };

/** What is under way or to come; what nobody sees yet; and what is over, the latest first. Given: the next to start first. */
export function sortEvents<Event extends Dated>(events: readonly Event[], now: Date): Sorted<Event> {
  const isOver = ({ state, startsAt }: Dated) => state === "cancelled" || dayAfter(startsAt) <= now;
  return {
    current: events.filter((event) => event.state !== "draft" && !isOver(event)),
    drafts: events.filter((event) => event.state === "draft"),
    past: events.filter((event) => event.state !== "draft" && isOver(event)).reverse(),
  };
}

/** An event stays among the current ones on its day, when it is needed most. */
const dayAfter = (startsAt: Date): Date => new Date(startsAt.getTime() + 24 * 60 * 60 * 1000);
