import { z } from "@hono/zod-openapi";
import { bookingState, eventState, moment } from "../schemas.ts";

export const FindBody = z.object({
  text: z
    .string()
    .min(2)
    .max(100)
    .regex(/^[^\0]*$/),
  slug: z.string().max(80).nullable().default(null).openapi({ description: "Of the event whose riders come first" }),
});

export const FoundBody = z
  .object({
    events: z.array(z.object({ slug: z.string(), title: z.string(), startsAt: moment, state: eventState })),
    riders: z.array(
      z.object({
        slug: z.string().openapi({ description: "Of the event" }),
        eventTitle: z.string(),
        bookingId: z.string(),
        reference: z.string(),
        bibNumber: z.int().nullable(),
        state: bookingState,
        categoryName: z.string().nullable(),
        name: z.string().nullable(),
        phone: z.string().nullable(),
      }),
    ),
  })
  .openapi("Found");
export type Found = z.infer<typeof FoundBody>;
