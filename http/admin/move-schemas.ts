import { z } from "@hono/zod-openapi";
import { paise } from "../schemas.ts";
import { requestId } from "./added-riders-schemas.ts";
import { storedText } from "./cancel-schemas.ts";

const owedPaise = paise.openapi({
  description: "What the rider owes the organizer after it; below zero, what goes back in cash",
});
const refundPaise = paise.openapi({ description: "What goes back of what was paid at Razorpay" });

export const MoveBookingBody = z.object({
  requestId,
  categoryId: z.string().max(64),
  refundPaise: z.int().min(0).openapi({ description: "What was shown; if it is not so any more, nothing happens" }),
  owedPaise: z.int().openapi({ description: "What was shown, as above" }),
  note: storedText(0, 300).default(""),
});

export const MovedBookingBody = z
  .object({
    refundPaise,
    owedPaise,
    isNew: z.boolean().openapi({ description: "False where this request had moved it before" }),
  })
  .openapi("MovedBooking");

export const SettleInCashBody = z.object({
  owedPaise: z.int().openapi({ description: "What was shown; if it is not so any more, nothing happens" }),
  version: z.int().openapi({ description: "The booking's, as it was shown" }),
});

export const SettledInCashBody = z.object({ owedPaise: paise }).openapi("SettledInCash");
