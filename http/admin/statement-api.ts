import { Readable } from "node:stream";
import { createRoute, z } from "@hono/zod-openapi";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { exportStatement } from "#booking/statements/export-statement.ts";
import { readStatement, readStatementToPrint } from "#booking/statements/read-statement.ts";
import { writeStatementPdf } from "#booking/statements/write-statement-pdf.ts";
import { indiaStamp } from "#platform/india-local.ts";
import { type Api, type ApiContext, newApi } from "../api.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { unknownEvent } from "../problem.ts";
import { file, json, ofParameters, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { ofOrganizer, organizerOrToken, organizerCookieOrToken as security } from "./organizer-only.ts";
import { StatementBody } from "./statement-schemas.ts";
import { streamed } from "./streamed.ts";

type BodyStream = globalThis.ReadableStream<Uint8Array<ArrayBuffer>>;

const refused = problems(ofOrganizer, ofParameters, unknownEvent);

/** An event's money: collected, refunded, what Razorpay kept, our fee, and what the organizer is owed. */
export function statementApi(): Api {
  const api = newApi();

  const statement = createRoute({
    method: "get",
    middleware: [organizerOrToken, storedEventOfSlug] as const,
    security,
    responses: { 200: json(StatementBody, "The statement"), ...refused },
    path: "/admin/events/{slug}/statement",
    operationId: "readStatement",
    summary: "Read the event's statement in paise: totals, counts, and a page of 100 bookings",
    request: { params: slugParam, query: z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) }) },
  });
  api.openapi(statement, async (c) => {
    c.header("Cache-Control", "no-store");
    return c.json(await readStatement(c.var.startline, c.var.event.id, c.req.valid("query").page), 200);
  });

  const asCsv = createRoute({
    method: "get",
    middleware: [organizerOrToken, storedEventOfSlug] as const,
    security,
    responses: { 200: file("text/csv", "The statement"), ...refused },
    path: "/admin/events/{slug}/statement.csv",
    operationId: "exportStatementCsv",
    summary: "Export the statement of every booking, with a total, as CSV (UTF-8)",
    request: { params: slugParam },
  });
  api.openapi(asCsv, async (c) => {
    const { event } = c.var;
    nameFile(c, event, "text/csv; charset=utf-8", "csv");
    return streamed(c, exportStatement(c.var.startline, event.id));
  });

  const asPdf = createRoute({
    method: "get",
    middleware: [organizerOrToken, storedEventOfSlug] as const,
    security,
    responses: { 200: file("application/pdf", "The statement"), ...refused },
    path: "/admin/events/{slug}/statement.pdf",
    operationId: "exportStatementPdf",
    summary: "Export the statement as PDF; with the riders' names; above 10,000 bookings only the totals",
    request: { params: slugParam },
  });
  api.openapi(asPdf, async (c) => {
    const { event } = c.var;
    const statement = await readStatementToPrint(c.var.startline, event.id);
    nameFile(c, event, "application/pdf", "pdf");
    const pdf = writeStatementPdf(event, statement, c.var.startline.downloadTurns.rest);
    return c.body(Readable.toWeb(pdf) as unknown as BodyStream);
  });

  return api;
}

function nameFile(c: ApiContext, event: BookableEvent, type: string, ending: string): void {
  const day = indiaStamp(c.var.startline.clock.now()).slice(0, 10);
  c.header("Content-Type", type);
  c.header("Content-Disposition", `attachment; filename="${event.slug}-statement-${day}.${ending}"`);
  c.header("Cache-Control", "no-store");
}
