import { z } from "@hono/zod-openapi";
import type { EventCapacity } from "#booking/capacity/read-event-capacity.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { draftOfEvent } from "#booking/events/draft-of-event.ts";
import type { EventDraft } from "#booking/events/event-draft.ts";
import { listMissing } from "#booking/events/list-missing.ts";
import { LANGUAGES } from "#platform/languages.ts";

const text = z.string().max(50_000);
const lines = z.array(text).max(200);
const time = z.iso.datetime({ offset: true });

/** The form of an event. Only its shape is checked here; what the fields may say is decided in `booking/events`. */
export const EventBody = z.object({
  slug: text,
  title: text,
  summary: text,
  description: text,
  startsAt: time,
  reportingNote: text,
  place: text,
  mapUrl: text.nullable(),
  included: lines,
  plan: z.array(z.object({ time: text, text })).max(200),
  rules: lines,
  bring: lines,
  faq: z.array(z.object({ question: text, answer: text })).max(200),
  questions: z.array(z.object({ id: text, label: text, options: lines.optional(), isRequired: z.boolean() })).max(100),
  organizerName: text,
  organizerEmail: text,
  organizerPhone: text,
  organizerAddress: text,
  brandColor: text,
  pictureHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  opensAt: time,
  closesAt: time,
  feeMode: z.enum(["added", "absorbed"]),
  isPriceBreakdownShown: z.boolean(),
  preQueueMinutes: z.number().default(30),
  isProofRequired: z.boolean().default(true),
  capacity: z.number(),
  categories: z
    .array(
      z.object({ id: z.string().max(80).nullable(), name: text, capacity: z.number(), ticketPricePaise: z.number() }),
    )
    .max(100),
  waiverText: text,
  language: z.enum(LANGUAGES).default("en"),
  translations: z.partialRecord(z.enum(LANGUAGES), z.record(text, text)).default({}),
  waiverTranslations: z.partialRecord(z.enum(LANGUAGES), text).default({}),
});

export const EditBody = EventBody.extend({ revision: z.number().int() });

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
