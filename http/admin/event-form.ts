import type { z } from "@hono/zod-openapi";
import type { EventCapacity } from "#booking/capacity/read-event-capacity.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { draftOfEvent } from "#booking/events/draft-of-event.ts";
import type { EventDraft } from "#booking/events/event-draft.ts";
import { listMissing } from "#booking/events/list-missing.ts";
import type { EventBody } from "./event-form-schemas.ts";

type Body = z.infer<typeof EventBody>;
type BodyPart = { [Field in keyof Body]?: Body[Field] | undefined };

export const draftOfBody = (body: Body): EventDraft => draftPartOf(body) as EventDraft;

/** Of the draft those fields that the body has. */
export function draftPartOf({ startsAt, opensAt, closesAt, ...rest }: BodyPart): Partial<EventDraft> {
  return defined({
    ...rest,
    startsAt: startsAt && new Date(startsAt),
    opensAt: opensAt && new Date(opensAt),
    closesAt: closesAt && new Date(closesAt),
  });
}

const defined = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** The event as its form shows it, with what is still missing for a sale. */
export const eventForm = (event: BookableEvent, capacity: EventCapacity, now: Date) => ({
  ...draftOfEvent(event, capacity),
  id: event.id,
  state: event.state,
  revision: event.revision,
  missing: listMissing(event, capacity, now),
});
