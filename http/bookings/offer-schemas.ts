import { z } from "@hono/zod-openapi";
import { language, moment, paise } from "../schemas.ts";

const code = z.string().max(64).openapi({ description: "Of the link" });

export const OpenOfferBody = z.object({ code });

const opened = z
  .object({ bookingId: z.string(), accessToken: z.string() })
  .openapi({ description: "Once it is accepted: what opens the booking" });

export const OfferBody = z
  .object({
    state: z.enum(["open", "taken", "ended"]).openapi({
      description: "taken: accepted by this link. ended: taken back, too late, or the booking has ended",
    }),
    slug: z.string(),
    categoryId: z.string(),
    name: z.string().openapi({ description: "As the organizer wrote it" }),
    phone: z.string(),
    email: z.string(),
    owedPaise: paise.optional().openapi({ description: "What is still open on it, and is the new rider's to pay" }),
    language,
    expiresAt: moment,
    opened: opened.nullable(),
  })
  .openapi("Offer", { description: "A booking that is offered to the reader" });
export type Offer = z.infer<typeof OfferBody>;

export const AcceptOfferBody = z.object({
  code,
  name: z.string().max(1000),
  language: z.string().max(10),
  answers: z.record(z.string().max(64), z.string().max(2000)),
  waiver: z.object({ version: z.int(), accepted: z.boolean(), language: z.string().max(10).optional() }),
});

export const AcceptedOfferBody = opened.openapi("AcceptedOffer");
export type AcceptedOffer = z.infer<typeof AcceptedOfferBody>;
