import { createRoute, z } from "@hono/zod-openapi";
import { exportAuditLog } from "#booking/audit-log/export-audit-log.ts";
import { historyDays } from "#booking/audit-log/history-days.ts";
import { type Api, newApi } from "../api.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { unknownEvent } from "../problem.ts";
import { file, ofParameters, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { ofOrganizer, organizerDownload, organizerCookie as security } from "./organizer-only.ts";
import { streamed } from "./streamed.ts";

const day = z.string().max(10).default("").openapi({ description: "Such as 2027-02-14, in India" });
const HistoryQuery = z.object({
  by: z.string().max(254).default(""),
  kind: z.string().max(60).default(""),
  from: day,
  to: day,
});

/** What organizers did, to keep. */
export function historyApi(): Api {
  const api = newApi();
  const asCsv = createRoute({
    method: "get",
    path: "/admin/events/{slug}/audit-log.csv",
    operationId: "exportAuditLogCsv",
    security,
    summary: "Export the event's history, by person, kind and day, as CSV (UTF-8): a line for each changed field",
    middleware: [organizerDownload, storedEventOfSlug] as const,
    request: { params: slugParam, query: HistoryQuery },
    responses: { 200: file("text/csv", "The history"), ...problems(ofOrganizer, ofParameters, unknownEvent) },
  });
  api.openapi(asCsv, async (c) => {
    const { event } = c.var;
    const { by, kind, ...days } = c.req.valid("query");
    c.header("Content-Type", "text/csv; charset=utf-8");
    c.header("Content-Disposition", `attachment; filename="${event.slug}-history.csv"`);
    const labels = new Map([...event.formerQuestions, ...event.questions].map(({ id, label }) => [id, label]));
    const rows = exportAuditLog(
      c.var.startline,
      event.id,
      { by: by || null, action: kind || null, ...historyDays(days) },
      (questionId) => labels.get(questionId) ?? questionId,
    );
    return streamed(c, rows);
  });
  return api;
}
