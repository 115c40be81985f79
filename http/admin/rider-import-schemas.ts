import { z } from "@hono/zod-openapi";
import { AddRiderBody } from "./added-riders-schemas.ts";

/** So many are answered in a second or two. */
const RIDERS_PER_REQUEST_MAX = 25;

const problem = z.object({ field: z.string(), code: z.string(), message: z.string() });

const FILE_BASE64_LENGTH_MAX = 2_000_000;

export const ImportFileBody = z.object({
  file: z
    .base64()
    .max(FILE_BASE64_LENGTH_MAX)
    .openapi({ description: "The file's bytes, as the spreadsheet saved them" }),
});

/** As it would be stored; what is wrong stays as it stands in the file, and is told beside it. */
const riderOfRow = z.object({
  requestId: z.string(),
  categoryId: z.string(),
  addedFor: z.union([
    z.object({ kind: z.literal("complimentary"), reason: z.string() }),
    z.object({ kind: z.literal("cash"), cashPaise: z.int(), reason: z.string() }),
  ]),
  name: z.string(),
  phone: z.string(),
  email: z.string(),
  language: z.string(),
  answers: z.record(z.string(), z.string()),
  hasSignedOnPaper: z.boolean(),
});

const RowBody = z.object({
  row: z.int().openapi({ description: "In the spreadsheet; its header is row 1" }),
  rider: riderOfRow.openapi({ description: "As it would be stored, to be sent as it is" }),
  problems: z.array(problem).openapi({ description: "Empty where the rider can be added" }),
  added: z
    .object({ bookingId: z.string(), reference: z.string() })
    .nullable()
    .openapi({ description: "The booking that this row of this very file has added before" }),
});
export type ImportRow = z.infer<typeof RowBody>;

export const ImportPreviewBody = z
  .object({
    rows: z.array(RowBody),
    unread: z.array(z.string()).openapi({ description: "Heads of columns that nobody knows" }),
  })
  .openapi("ImportPreview");
export type ImportPreview = z.infer<typeof ImportPreviewBody>;

export const AddRidersBody = z.object({ riders: z.array(AddRiderBody).min(1).max(RIDERS_PER_REQUEST_MAX) });

const AnswerBody = z.object({
  requestId: z.string(),
  outcome: z.enum(["added", "already_added", "refused"]),
  code: z.string().nullable().openapi({ description: "Why it was refused; as of a single rider" }),
  title: z.string().nullable(),
  bookingId: z.string().nullable(),
  reference: z.string().nullable(),
});
export type ImportAnswer = z.infer<typeof AnswerBody>;

export const AddedRidersBody = z.object({ answers: z.array(AnswerBody) }).openapi("AddedRiders");
export type AddedRiders = z.infer<typeof AddedRidersBody>;
