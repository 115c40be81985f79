import { createRoute } from "@hono/zod-openapi";
import type { AddAnswer } from "#booking/bookings/add-rider.ts";
import { addRiders } from "#booking/rider-import/add-riders.ts";
import { readImportPreview } from "#booking/rider-import/read-import-preview.ts";
import { type FileRefusal, headersOf, IMPORT_ROWS_MAX } from "#booking/rider-import/rider-file.ts";
import { BYTE_ORDER_MARK, csvLines } from "#platform/csv.ts";
import { type Api, newApi } from "../api.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { problemReply, unknownEvent } from "../problem.ts";
import { file, json, jsonBody, ofJsonBody, ofParameters, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { addRefusals } from "./added-riders-api.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";
import {
  AddedRidersBody,
  AddRidersBody,
  type ImportAnswer,
  ImportFileBody,
  ImportPreviewBody,
} from "./rider-import-schemas.ts";

const fileRefusals = {
  not_csv: { status: 422, title: "This is no CSV file. In Excel choose “Save as”, then “CSV UTF-8”." },
  no_rows: { status: 422, title: "There is no rider in this file." },
  too_many_rows: { status: 422, title: `This file has more than ${IMPORT_ROWS_MAX} riders. Split it in two.` },
  columns_missing: { status: 422, title: "The first row has to name the columns." },
} as const satisfies Record<FileRefusal, { status: number; title: string }>;

/** Many riders from a file: read and shown first, then added a few at a time. */
export function riderImportApi(): Api {
  const api = newApi();

  const template = createRoute({
    method: "get",
    path: "/admin/events/{slug}/rider-import/template.csv",
    operationId: "readImportTemplate",
    security: organizerCookie,
    summary: "The file to fill in: the heads of the columns",
    middleware: [organizerOnly, storedEventOfSlug] as const,
    request: { params: slugParam },
    responses: { 200: file("text/csv", "The template"), ...problems(ofOrganizer, ofParameters, unknownEvent) },
  });
  api.openapi(template, (c) => {
    const { slug, questions } = c.var.event;
    c.header("Content-Type", "text/csv; charset=utf-8");
    c.header("Content-Disposition", `attachment; filename="${slug}-riders-to-add.csv"`);
    return c.body(BYTE_ORDER_MARK + csvLines([headersOf(questions)], { escapesFormulas: true }));
  });

  const preview = createRoute({
    method: "post",
    path: "/admin/events/{slug}/rider-import/preview",
    operationId: "readImportPreview",
    security: organizerCookie,
    summary: "Read a CSV of riders, and say of each row what is wrong with it; adds nobody",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: slugParam, body: jsonBody(ImportFileBody) },
    responses: {
      200: json(ImportPreviewBody, "Every row"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, fileRefusals),
    },
  });
  api.openapi(preview, async (c) => {
    const bytes = Buffer.from(c.req.valid("json").file, "base64");
    const answer = await readImportPreview(c.var.startline.db, c.var.event, bytes);
    if (answer.readable) return c.json({ rows: answer.rows, unread: answer.unread }, 200);
    const { because, columns } = answer;
    const refusal = fileRefusals[because];
    const title =
      columns.length === 0
        ? refusal.title
        : `${refusal.title} Missing: ${columns.join(", ")}. The template has all of them.`;
    return problemReply(c, { ...refusal, title, code: because });
  });

  const add = createRoute({
    method: "post",
    path: "/admin/events/{slug}/rider-import",
    operationId: "addRiders",
    security: organizerCookie,
    summary: "Add riders of a file, each for itself; idempotent by their requestIds",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: slugParam, body: jsonBody(AddRidersBody) },
    responses: {
      200: json(AddedRidersBody, "What became of each, in their order"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent),
    },
  });
  api.openapi(add, async (c) => {
    const { startline, organizer, event } = c.var;
    const { riders } = c.req.valid("json");
    const answers = await addRiders(startline, event, riders, organizer.email);
    if (answers.some((answer) => answer.added)) c.var.afterResponse(startline.jobs.messages);
    return c.json({ answers: answers.map((answer, index) => answerOf(answer, riders[index]?.requestId ?? "")) }, 200);
  });

  return api;
}

function answerOf(answer: AddAnswer, requestId: string): ImportAnswer {
  if (answer.added) {
    const { bookingId, reference, isNew } = answer;
    return { requestId, outcome: isNew ? "added" : "already_added", code: null, title: null, bookingId, reference };
  }
  const refused = { requestId, outcome: "refused" as const };
  if ("problems" in answer) {
    const [first] = answer.problems;
    return { ...refused, code: first?.code ?? null, title: first?.message ?? null, bookingId: null, reference: null };
  }
  const { because, bookingId, reference } = answer;
  return { ...refused, code: because, title: addRefusals[because].title, bookingId, reference };
}
