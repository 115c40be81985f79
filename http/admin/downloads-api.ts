import { Readable } from "node:stream";
import { createRoute, z } from "@hono/zod-openapi";
import { chooseColumns, columnsOf } from "#booking/bookings-list/download-columns.ts";
import { exportParticipants } from "#booking/bookings-list/export-participants.ts";
import { exportWorkbook } from "#booking/bookings-list/export-workbook.ts";
import { recordListDownload } from "#booking/bookings-list/record-list-download.ts";
import { LIST_ORDERS, type RidersList } from "#booking/bookings-list/riders-list.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { indiaStamp } from "#platform/india-local.ts";
import { type Api, type ApiContext, newApi } from "../api.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { invalidInput, type Problem, problemReply, unknownEvent } from "../problem.ts";
import { file, ofParameters, problems } from "../responses.ts";
import { bookingState, slugParam } from "../schemas.ts";
import { ofOrganizer, organizerCookieOrToken, organizerOrToken } from "./organizer-only.ts";
import { streamed } from "./streamed.ts";

const COLUMN_IDS_LENGTH_MAX = 4000;

const DownloadQuery = z.object({
  columns: z.string().max(COLUMN_IDS_LENGTH_MAX).optional().openapi({
    description:
      "Separated by commas: bib, name, category, phone, email, language, reference, state, confirmed_at, queue_number, amount, fee, payment, cash, owed, complimentary, waiver_version, waiver_language, waiver_signed_at, other_answers, and the ids of questions. All where it is missing",
  }),
  state: bookingState.or(z.literal("any")).optional().openapi({ description: "Confirmed where it is missing" }),
  all: z.enum(["0", "1"]).default("0").openapi({ description: "1 means state=any" }),
  category: z.string().max(64).optional().openapi({ description: "A category's id" }),
  order: z.enum(LIST_ORDERS).default("booked").openapi({ description: "As they booked, or by bib" }),
});
type Query = z.infer<typeof DownloadQuery>;

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

type BodyStream = globalThis.ReadableStream<Uint8Array<ArrayBuffer>>;

/** Lists of riders that leave the product. Who took which one is in the audit log. */
export function downloadsApi(): Api {
  const api = newApi();
  const shared = {
    security: organizerCookieOrToken,
    request: { params: slugParam, query: DownloadQuery },
  };
  const downloadProblems = problems(ofOrganizer, ofParameters, unknownEvent);

  const asCsv = createRoute({
    ...shared,
    method: "get",
    middleware: [organizerOrToken, storedEventOfSlug] as const,
    path: "/admin/events/{slug}/participants.csv",
    operationId: "exportParticipantsCsv",
    summary: "Download a list of riders as CSV (UTF-8)",
    responses: { 200: file("text/csv", "The list"), ...downloadProblems },
  });
  api.openapi(asCsv, async (c) => {
    const list = listOf(c.var.event, c.req.valid("query"));
    if ("code" in list) return problemReply(c, list);
    await recordListDownload(c.var.startline, c.var.event, list, { by: takerOf(c), format: "csv" });
    nameFile(c, "text/csv; charset=utf-8", "csv");
    return streamed(c, exportParticipants(c.var.startline, c.var.event.id, list));
  });

  const asWorkbook = createRoute({
    ...shared,
    method: "get",
    middleware: [organizerOrToken, storedEventOfSlug] as const,
    path: "/admin/events/{slug}/participants.xlsx",
    operationId: "exportParticipantsWorkbook",
    summary: "Download the same as an Excel workbook",
    responses: { 200: file(WORKBOOK, "The workbook"), ...downloadProblems },
  });
  api.openapi(asWorkbook, async (c) => {
    const list = listOf(c.var.event, c.req.valid("query"));
    if ("code" in list) return problemReply(c, list);
    await recordListDownload(c.var.startline, c.var.event, list, { by: takerOf(c), format: "xlsx" });
    nameFile(c, WORKBOOK, "xlsx");
    const { db, clock, downloadTurns } = c.var.startline;
    const inTurns = <Piece>(pieces: AsyncIterable<Piece>) => downloadTurns.inTurns(pieces);
    const workbook = exportWorkbook({ db, clock, inTurns }, c.var.event.id, list);
    return c.body(Readable.toWeb(workbook) as unknown as BodyStream);
  });

  return api;
}

function listOf(event: BookableEvent, query: Query): RidersList | Problem {
  const { columns: ids, state, all, category = null, order } = query;
  const columns = ids === undefined ? columnsOf(event) : chooseColumns(event, ids.split(",").filter(Boolean));
  if (!columns) return wrong("columns", "unknown_column", "This event's list has no such column.");
  if (columns.length === 0) return wrong("columns", "no_column", "Choose at least one column.");
  if (category !== null && !event.categories.some(({ id }) => id === category)) {
    return wrong("category", "unknown_category", "This event has no such category.");
  }
  const isAnyState = state === "any" || (state === undefined && all === "1");
  return { columns, order, categoryId: category, state: isAnyState ? null : (state ?? "confirmed") };
}

const wrong = (field: string, code: string, message: string): Problem => invalidInput([{ field, code, message }]);

const takerOf = (c: ApiContext): string => c.var.token ?? c.var.organizer.email;

function nameFile(c: ApiContext, type: string, ending: string): void {
  const day = indiaStamp(c.var.startline.clock.now()).slice(0, 10);
  c.header("Content-Type", type);
  c.header("Content-Disposition", `attachment; filename="${c.var.event.slug}-riders-${day}.${ending}"`);
  c.header("Cache-Control", "no-store");
}
