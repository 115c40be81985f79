import { z } from "@hono/zod-openapi";
import {
  count,
  eventState,
  language,
  moment,
  paise,
  questionKind,
  questionPurpose,
  sha256Hex,
  translation,
} from "../schemas.ts";

export const EventBody = z
  .object({
    slug: z.string(),
    state: eventState,
    language: language.openapi({ description: "Of the organizer's texts" }),
    texts: translation.optional().openapi({ description: "Only with `lang`" }),
    title: z.string(),
    summary: z.string(),
    startsAt: moment,
    opensAt: moment,
    closesAt: moment,
    place: z.string(),
    mapUrl: z.string().nullable(),
    brandColor: z.string().openapi({ description: "#rrggbb" }),
    categories: z.array(z.object({ id: z.string(), name: z.string(), pricePaise: paise })),
    waiver: z.object({
      version: z.int(),
      language,
      text: z.string(),
      hash: z.string(),
      translations: z.partialRecord(language, z.object({ text: z.string(), hash: z.string() })),
    }),
    questions: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        kind: questionKind.optional(),
        options: z.array(z.string()).optional().openapi({ description: "Of a choice" }),
        isRequired: z.boolean(),
        purpose: questionPurpose.optional(),
        ageMin: z.int().optional().openapi({ description: "Of a date of birth, on the day of the event" }),
        ageMax: z.int().optional(),
      }),
    ),
    bookingsPerContact: z.int().openapi({ description: "With one phone, and with one email; each under another name" }),
    organizer: z.object({ name: z.string(), email: z.string(), phone: z.string() }),
    razorpay: z.object({ checkoutUrl: z.string() }),
    isRehearsal: z.literal(true).optional().openapi({ description: "Play money, and no real place" }),
  })
  .openapi("Event");
export type EventDescription = z.infer<typeof EventBody>;

const text = z.string();

export const StatusBody = z
  .object({
    phase: z.enum(["scheduled", "pre_queue", "open", "standby", "sold_out", "closed", "cancelled"]),
    paused: z.boolean(),
    epoch: z
      .int()
      .openapi({ description: "Numbers of one epoch can be compared; a new one begins when Redis has lost them" }),
    generatedAt: moment,
    preQueueAt: moment.openapi({ description: "From here on people may join and wait for the draw" }),
    opensAt: moment,
    closesAt: moment,
    capacity: count,
    confirmed: count,
    held: count.openapi({ description: "Held, being paid for, or reserved for a number that was called" }),
    remaining: count.openapi({ description: "Places that nobody has" }),
    queue: z.object({
      issued: count.openapi({ description: "The highest number that was given out" }),
      serving: count.openapi({ description: "The highest number that was called" }),
      drawSize: count.openapi({ description: "How many take part in the draw; final once drawSeed is known" }),
      drawCommit: z.string().openapi({ description: "SHA-256 of the draw's secret, hexadecimal" }),
      drawSeed: sha256Hex.nullable().openapi({ description: "Null before the draw" }),
      drawGaps: z
        .array(z.tuple([z.int(), z.int()]))
        .openapi({ description: "Indexes that nobody has in this sale, from and to; they took no part in the draw" }),
      ratePerMinute: count.openapi({ description: "Numbers called in the last minute" }),
      secondsGivenBack: z.number().optional().openapi({
        description: "How long riders could not be served, in all; a call ends so much later as this has grown since",
      }),
    }),
    categories: z.array(
      z.object({ id: text, name: text, pricePaise: paise, remaining: count, held: count }).openapi("CategoryStatus"),
    ),
    poll: z.object({ minMs: z.int(), maxMs: z.int() }).openapi({ description: "How often to ask" }),
    proofRequired: z.boolean().openapi({ description: "Joining asks for a proof of work just now" }),
    waitlistOpen: z
      .boolean()
      .optional()
      .openapi({ description: "All is sold, and people may wait for what comes back" }),
    message: text.openapi({ description: "What the organizer tells everybody, in English; empty says nothing" }),
    messages: z.object({ en: text, hi: text, mr: text }),
  })
  .openapi("Status");
export type StatusDocument = z.infer<typeof StatusBody>;
