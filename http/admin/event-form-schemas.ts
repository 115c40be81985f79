import { z } from "@hono/zod-openapi";
import { eventState, language, moment, questionKind, questionPurpose } from "../schemas.ts";

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
  questions: z
    .array(
      z.object({
        id: text,
        label: text,
        kind: questionKind.optional(),
        options: lines.optional(),
        isRequired: z.boolean(),
        purpose: questionPurpose.optional(),
        ageMin: z.number().optional(),
        ageMax: z.number().optional(),
      }),
    )
    .max(100),
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
  bookingsPerContact: z.number().optional().openapi({
    description: "How many bookings one phone number, and one email address, may have: 1 to 4, 1 by default",
  }),
  capacity: z.number(),
  categories: z
    .array(
      z.object({
        id: z.string().max(80).nullable(),
        name: text,
        capacity: z.number(),
        ticketPricePaise: z.number(),
        isHidden: z.boolean().optional().openapi({ description: "Neither shown nor sold to the public" }),
      }),
    )
    .max(100),
  waiverText: text,
  language: language.default("en"),
  translations: z.partialRecord(language, z.record(text, text)).default({}),
  waiverTranslations: z.partialRecord(language, text).default({}),
});

/** Without what a whole event takes for granted where it is left out: a field that is not there is not changed. */
const EventPart = EventBody.extend({
  preQueueMinutes: z.number(),
  isProofRequired: z.boolean(),
  language,
  translations: z.partialRecord(language, z.record(text, text)),
  waiverTranslations: z.partialRecord(language, text),
}).partial();

/** `wanted` are the fields that an organizer changed, and `base` is what these said when they began. */
export const EditBody = z.object({ base: EventPart, wanted: EventPart });

/** The event as its form shows it, with what is still missing for a sale. */
export const EventFormBody = EventBody.extend({
  startsAt: moment,
  opensAt: moment,
  closesAt: moment,
  preQueueMinutes: z.number(),
  isProofRequired: z.boolean(),
  language,
  translations: z.partialRecord(language, z.record(text, text)),
  waiverTranslations: z.partialRecord(language, text),
  id: z.string(),
  state: eventState,
  revision: z.int(),
  missing: z.array(
    z.enum([
      "summary",
      "description",
      "place",
      "reporting_note",
      "starts_in_past",
      "sale_over",
      "sale_after_start",
      "categories",
      "capacity",
      "category_capacity",
      "unsellable_places",
      "waiver",
      "organizer_name",
      "organizer_contact",
    ]),
  ),
}).openapi("EventForm");
export type SavedEvent = z.infer<typeof EventFormBody>;

/** Who changed a contested field last: a member of the problem `edited_elsewhere`. */
export const ContestedField = z.object({ field: z.string(), by: z.string().nullable(), at: moment.nullable() });
export type ContestedField = z.infer<typeof ContestedField>;

export const EventStateBody = z.object({ slug: z.string(), state: eventState });

export const StoredPictureBody = z
  .object({ hash: z.string().openapi({ description: "For the event's pictureHash" }), url: z.string() })
  .openapi("StoredPicture");
