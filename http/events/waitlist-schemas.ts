import { z } from "@hono/zod-openapi";
import { count, moment } from "../schemas.ts";

export const WaitlistEntryBody = z
  .object({
    entryId: z.string(),
    token: z.string().openapi({ description: "The entry's credential, for `Authorization: Bearer`" }),
    state: z.enum(["waiting", "offered", "booked", "cancelled", "expired", "given_back", "left", "removed"]).openapi({
      description:
        "offered: a place is held. cancelled: its booking, by the organizer. expired, given_back: what became of the offer. removed: by the organizer",
    }),
    categoryId: z.string(),
    ahead: count
      .nullable()
      .openapi({ description: "How many wait for the same category and joined before; null unless it waits" }),
    isWaitlistOn: z.boolean().openapi({ description: "Places that come back are offered" }),
    offer: z
      .object({
        bookingId: z.string(),
        accessToken: z.string().openapi({ description: "Of the booking that is held for this person" }),
        until: moment.openapi({ description: "Until then the place is held" }),
        isPaying: z.boolean().openapi({ description: "A payment may be under way" }),
      })
      .nullable(),
  })
  .openapi("WaitlistEntry", { description: "Somebody who waits for a place of a sold-out event" });
export type WaitlistEntry = z.infer<typeof WaitlistEntryBody>;
