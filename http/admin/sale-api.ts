import { Readable } from "node:stream";
import { ReadableStream, TextEncoderStream } from "node:stream/web";
import { createRoute, z } from "@hono/zod-openapi";
import { exportParticipants } from "#booking/bookings-list/export-participants.ts";
import { exportWorkbook } from "#booking/bookings-list/export-workbook.ts";
import { listBookings } from "#booking/bookings-list/list-bookings.ts";
import { readLiveSale } from "#booking/sale-console/read-live-sale.ts";
import { indiaStamp } from "#platform/india-local.ts";
import { type Api, type ApiContext, newApi } from "../api.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { unknownEvent } from "../problem.ts";
import { file, json, jsonBody, ofJsonBody, ofParameters, problems } from "../responses.ts";
import { bookingState, slugParam } from "../schemas.ts";
import { BookingsPageBody } from "./booking-schemas.ts";
import {
  ofOrganizer,
  organizerCookie,
  organizerCookieOrToken,
  organizerOnly,
  organizerOrToken,
} from "./organizer-only.ts";
import { LiveSaleBody } from "./sale-schemas.ts";

const SearchBody = z.object({
  search: z
    .string()
    .max(100)
    .regex(/^[^\0]*$/)
    .default(""),
  state: bookingState.nullable().default(null),
  page: z.number().int().min(1).max(10_000).default(1),
});

const ExportQuery = z.object({ all: z.enum(["0", "1"]).default("0") });
const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const exportProblems = problems(ofOrganizer, ofParameters, unknownEvent);

type BodyStream = globalThis.ReadableStream<Uint8Array<ArrayBuffer>>;

/** How a sale goes, and who has booked. */
export function saleApi(): Api {
  const api = newApi();

  const counts = createRoute({
    method: "get",
    path: "/admin/events/{slug}/counts",
    operationId: "readLiveSale",
    security: organizerCookie,
    summary: "Read the live counts and the controls of the sale",
    middleware: [organizerOnly, storedEventOfSlug] as const,
    request: { params: slugParam },
    responses: {
      200: json(LiveSaleBody, "The counts"),
      ...problems(ofOrganizer, ofParameters, unknownEvent),
    },
  });
  api.openapi(counts, async (c) => c.json(await readLiveSale(c.var.startline, c.var.event), 200));

  // A search is a POST, because names and numbers in an address stay in every log on the way.
  const bookings = createRoute({
    method: "post",
    path: "/admin/events/{slug}/bookings/search",
    operationId: "searchBookings",
    security: organizerCookie,
    summary: "Search bookings by part of a name, phone, email or reference; the newest first",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: slugParam, body: jsonBody(SearchBody) },
    responses: { 200: json(BookingsPageBody, "A page of 50"), ...problems(ofJsonBody, ofOrganizer, unknownEvent) },
  });
  api.openapi(bookings, async (c) => {
    const { search, state, page } = c.req.valid("json");
    return c.json(await listBookings(c.var.startline, c.var.event.id, { search, state }, page), 200);
  });

  const asCsv = createRoute({
    method: "get",
    path: "/admin/events/{slug}/participants.csv",
    operationId: "exportParticipantsCsv",
    summary: "Export the confirmed participants, or with all=1 every booking, as CSV (UTF-8)",
    middleware: [organizerOrToken, storedEventOfSlug] as const,
    security: organizerCookieOrToken,
    request: { params: slugParam, query: ExportQuery },
    responses: { 200: file("text/csv", "The list"), ...exportProblems },
  });
  api.openapi(asCsv, async (c) => {
    const { event } = c.var;
    nameFile(c, event.slug, "text/csv; charset=utf-8", "csv");
    const rows = exportParticipants(c.var.startline, event, c.req.valid("query").all === "1");
    // A failure in the middle breaks the download off, so that nobody takes half a list for the whole.
    return c.body(ReadableStream.from(rows).pipeThrough(new TextEncoderStream()) as BodyStream);
  });

  const asWorkbook = createRoute({
    method: "get",
    path: "/admin/events/{slug}/participants.xlsx",
    operationId: "exportParticipantsWorkbook",
    summary: "Export the same as an Excel workbook",
    middleware: [organizerOrToken, storedEventOfSlug] as const,
    security: organizerCookieOrToken,
    request: { params: slugParam, query: ExportQuery },
    responses: { 200: file(WORKBOOK, "The workbook"), ...exportProblems },
  });
  api.openapi(asWorkbook, async (c) => {
    const { event } = c.var;
    nameFile(c, event.slug, WORKBOOK, "xlsx");
    const workbook = exportWorkbook(c.var.startline, event, c.req.valid("query").all === "1");
    return c.body(Readable.toWeb(workbook) as unknown as BodyStream);
  });

  return api;
}

function nameFile(c: ApiContext, slug: string, type: string, ending: string): void {
  const day = indiaStamp(c.var.startline.clock.now()).slice(0, 10);
  c.header("Content-Type", type);
  c.header("Content-Disposition", `attachment; filename="${slug}-participants-${day}.${ending}"`);
  c.header("Cache-Control", "no-store");
}
