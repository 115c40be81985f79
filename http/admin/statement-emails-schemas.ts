import { z } from "@hono/zod-openapi";
import { moment } from "../schemas.ts";
import { requestId } from "./added-riders-schemas.ts";

export const SendStatementBody = z.object({ requestId, email: z.string().max(254) });
export const SentStatementBody = z.object({ id: z.string(), isNew: z.boolean() }).openapi("SentStatement");

export const StatementEmailsBody = z
  .object({
    emails: z.array(
      z.object({
        id: z.string(),
        sentTo: z.string(),
        by: z.string(),
        at: moment,
        state: z
          .enum(["queued", "sent", "failed"])
          .openapi({ description: "sent: the provider has it; failed: it was given up" }),
        sentAt: moment.nullable(),
        lastError: z.string().nullable(),
      }),
    ),
  })
  .openapi("StatementEmails");
export type StatementEmails = z.infer<typeof StatementEmailsBody>;
