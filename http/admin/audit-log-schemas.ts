import { z } from "@hono/zod-openapi";
import { moment } from "../schemas.ts";

export const fact = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const CorrectedField = z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() });

const AuditEntryBody = z
  .object({
    id: z.string(),
    action: z.enum([
      "cancel_booking",
      "cancel_event",
      "add_rider",
      "move_booking",
      "settle_in_cash",
      "request_transfer",
      "cancel_transfer",
      "record_paper_waiver",
      "give_back_money",
      "retry_refund",
      "pay_out_by_hand",
      "mark_resolved",
      "resend_messages",
      "correct_booking",
      "send_announcement",
      "send_statement",
      "extend_announcement",
      "stop_announcement",
      "erase_riders",
      "resend_ticket",
      "write_note",
      "strike_note",
      "check_in",
      "undo_check_in",
      "save_bib_ranges",
      "give_out_bibs",
      "download_riders",
      "publish_event",
      "close_sale",
      "open_sale_again",
      "change_capacity",
      "change_categories",
      "hide_categories",
      "unpublish_event",
      "delete_draft",
      "edit_event",
      "pause_sale",
      "resume_sale",
      "change_pace",
      "change_concurrency",
      "change_notice",
      "invite_person",
      "revoke_invitation",
      "resend_invitation",
      "join_team",
      "change_role",
      "remove_person",
      "change_password",
      "change_language",
      "request_password_reset",
      "reset_password",
      "add_second_factor",
      "remove_second_factor",
      "renew_recovery_codes",
      "sign_in",
      "fail_sign_ins",
      "download_file",
    ]),
    subject: z.string().openapi({ description: "A booking's id, the event's, or that of what was looked at" }),
    reference: z.string().nullable().openapi({ description: "Of the booking that it was done to" }),
    by: z.string(),
    at: moment,
    facts: z.record(z.string(), z.union([fact, z.array(CorrectedField)])),
  })
  .openapi("AuditEntry", { description: "What an organizer did, when and why" });

export const auditEntries = z.array(AuditEntryBody);
export const AuditLogBody = z.object({ entries: auditEntries });
