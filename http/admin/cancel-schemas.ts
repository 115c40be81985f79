import { z } from "@hono/zod-openapi";

/** A few words of an organizer's as PostgreSQL can keep them: without NUL, and half an emoji made whole. */
export const storedWords = (lengthMin: number, lengthMax: number) =>
  z
    .string()
    .overwrite((text) => text.toWellFormed())
    .trim()
    .min(lengthMin)
    .max(lengthMax)
    .regex(/^[^\0]*$/);

/** Why; a person reads it, in a message or in the record. */
export const Note = storedWords(3, 300);

const scope = z.enum(["full", "keep_fee"]).openapi({ description: "All goes back, or all but the platform fee" });

export const CancelBookingBody = z.object({
  scope,
  note: Note,
  amountPaise: z
    .int()
    .min(0)
    .openapi({ description: "What was shown to go back; if it is not so any more, nothing happens" }),
});

export const CancelEventBody = z.object({
  scope,
  note: Note,
  typed: z.string().max(300).openapi({ description: "The event's title or link, typed by a person" }),
});
