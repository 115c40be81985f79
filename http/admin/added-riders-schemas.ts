import { z } from "@hono/zod-openapi";
import { storedText } from "./cancel-schemas.ts";

/** Made by the page, so that a request that is sent again is known again. */
export const requestId = z
  .string()
  .regex(/^[0-9A-Za-z-]{16,64}$/)
  .openapi({ description: "Made by the client; the same request sent again is done once" });

const Reason = storedText(3, 300);
/** Ten lakh rupees: more is a typing error. Our choice. */
const CASH_PAISE_MAX = 100_000_000;

export const AddRiderBody = z.object({
  requestId,
  categoryId: z.string().max(64),
  addedFor: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("complimentary"), reason: Reason }),
    z.object({
      kind: z.literal("cash"),
      cashPaise: z.int().min(100).max(CASH_PAISE_MAX).openapi({ description: "What the organizer took, and keeps" }),
      reason: storedText(0, 300).default(""),
    }),
  ]),
  name: z.string().max(300),
  phone: z.string().max(60),
  email: z.string().max(320),
  language: z.string().max(10),
  answers: z.record(z.string().max(64), z.string().max(2000)).default({}),
  hasSignedOnPaper: z.boolean().openapi({ description: "The waiver; otherwise it stays open" }),
});

export const AddedRiderBody = z
  .object({
    bookingId: z.string(),
    reference: z.string(),
    isNew: z.boolean().openapi({ description: "False where this request had added it before" }),
  })
  .openapi("AddedRider");
export type AddedRider = z.infer<typeof AddedRiderBody>;
