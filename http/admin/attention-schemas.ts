import { z } from "@hono/zod-openapi";
import { latinDigits } from "#platform/latin-digits.ts";
import { count, moment } from "../schemas.ts";
import { fact } from "./audit-log-schemas.ts";
import { Note, storedText } from "./cancel-schemas.ts";

export const NoteBody = z.object({ note: Note });
export const PayOutBody = z.object({ reference: storedText(4, 100).overwrite(latinDigits) });
export const CancelFromAttentionBody = NoteBody.extend({ amountPaise: z.int().min(0) });

const AttentionItemBody = z
  .object({
    id: z.string(),
    kind: z.enum([
      "payment_quarantined",
      "payment_contradicted",
      "order_unknown",
      "refund_waiting",
      "refund_failed",
      "refunded_outside",
      "dispute_open",
      "dispute_lost",
      "webhooks_silent",
      "webhook_signature_bad",
      "webhook_failed",
      "redis_away",
      "counters_differ",
      "message_failed",
      "messages_held",
    ]),
    subject: z.string().openapi({ description: "Tells one trouble from another of its kind" }),
    facts: z.record(z.string(), fact),
    eventId: z.string().openapi({ description: "Empty where it concerns the whole installation" }),
    bookingId: z.string().nullable(),
    occurrences: count,
    openedAt: moment,
    seenAt: moment,
    resolved: z
      .object({
        at: moment,
        by: z.string().nullable(),
        how: z.enum([
          "ended_by_itself",
          "marked_resolved",
          "give_back_money",
          "retry_refund",
          "pay_out_by_hand",
          "cancel_booking",
          "resend_message",
        ]),
        note: z.string().nullable(),
      })
      .nullable(),
  })
  .openapi("AttentionItem");

export const AttentionBody = z
  .object({ open: z.array(AttentionItemBody), resolved: z.array(AttentionItemBody) })
  .openapi("Attention");

export const OutcomeBody = z.object({
  outcome: z.enum(["resent", "resolved", "wanted", "paid_out", "cancelled"]),
  optedOut: count
    .optional()
    .openapi({ description: "Of a message that goes out again: how many others are left out, who want no SMS" }),
});
