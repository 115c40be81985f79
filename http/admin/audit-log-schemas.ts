import { z } from "@hono/zod-openapi";
import { moment } from "../schemas.ts";

export const fact = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const AuditEntryBody = z
  .object({
    id: z.string(),
    action: z.enum([
      "cancel_booking",
      "cancel_event",
      "give_back_money",
      "retry_refund",
      "pay_out_by_hand",
      "mark_resolved",
      "resend_messages",
      "publish_event",
      "close_sale",
      "open_sale_again",
      "change_capacity",
      "change_categories",
      "unpublish_event",
      "pause_sale",
      "resume_sale",
      "change_pace",
      "change_concurrency",
      "change_notice",
    ]),
    subject: z.string().openapi({ description: "A booking's id, the event's, or that of what was looked at" }),
    reference: z.string().nullable().openapi({ description: "Of the booking that it was done to" }),
    by: z.string(),
    at: moment,
    facts: z.record(z.string(), fact),
  })
  .openapi("AuditEntry", { description: "What an organizer did, when and why" });

export const auditEntries = z.array(AuditEntryBody);
export const AuditLogBody = z.object({ entries: auditEntries });
