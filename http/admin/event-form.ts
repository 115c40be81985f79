import type { z } from "@hono/zod-openapi";
import type { EventCapacity } from "#booking/capacity/read-event-capacity.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { draftOfEvent } from "#booking/events/draft-of-event.ts";
import type { EventDraft } from "#booking/events/event-draft.ts";
import { listMissing } from "#booking/events/list-missing.ts";
import type { EventBody } from "./event-form-schemas.ts";

export function draftOfBody(body: z.infer<typeof EventBody>): EventDraft {
  return {
    ...body,
    startsAt: new Date(body.startsAt),
    opensAt: new Date(body.opensAt),
    closesAt: new Date(body.closesAt),
    questions: body.questions.map(({ options, ...question }) => ({ ...question, ...(options && { options }) })),
  };
}

/** The event as its form shows it, with what is still missing for a sale. */
export const eventForm = (event: BookableEvent, capacity: EventCapacity, now: Date) => ({
  ...draftOfEvent(event, capacity),
  id: event.id,
  state: event.state,
  revision: event.revision,
  missing: listMissing(event, capacity, now),
});
