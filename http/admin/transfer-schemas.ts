import { z } from "@hono/zod-openapi";
import { requestId } from "./added-riders-schemas.ts";

export const TransferRequestBody = z.object({
  requestId,
  name: z.string().max(300),
  phone: z.string().max(60),
  email: z.string().max(320),
  language: z.string().max(10),
});

export const RequestedTransferBody = z
  .object({
    transferId: z.string(),
    isNew: z.boolean().openapi({ description: "False where this request had asked for it before" }),
  })
  .openapi("RequestedTransfer");

export const CancelledTransferBody = z.object({ transferId: z.string() }).openapi("CancelledTransfer");

export const PaperWaiverBody = z.object({
  version: z.int().min(1).openapi({ description: "Of the text that was signed: the event's present one" }),
  language: z.string().max(10).openapi({ description: "Of that text" }),
  participantVersion: z.int().min(1).openapi({ description: "Of the rider that the organizer saw" }),
});

export const RecordedWaiverBody = z.object({ version: z.int() }).openapi("RecordedWaiver");
