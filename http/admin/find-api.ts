import { createRoute } from "@hono/zod-openapi";
import { listFoundRiders } from "#booking/bookings-list/list-found-riders.ts";
import { listFoundEvents } from "#booking/events/list-found-events.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { type Api, newApi } from "../api.ts";
import { jsonOnly } from "../json-requests.ts";
import { json, jsonBody, ofJsonBody, problems } from "../responses.ts";
import { FindBody, FoundBody } from "./find-schemas.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";

const EVENTS_MAX = 5;
const RIDERS_MAX = 8;

/** One box that finds an event or a rider, wherever somebody is. */
export function findApi(): Api {
  const api = newApi();

  // A POST, because names and numbers in an address stay in every log on the way.
  const find = createRoute({
    method: "post",
    path: "/admin/find",
    operationId: "findAnything",
    security: organizerCookie,
    summary: "Find events by name and date, and riders of all events by name, phone, email or reference",
    middleware: [organizerOnly, jsonOnly] as const,
    request: { body: jsonBody(FindBody) },
    responses: { 200: json(FoundBody, "At most 5 events and 8 riders"), ...problems(ofJsonBody, ofOrganizer) },
  });
  api.openapi(find, async (c) => {
    const { startline } = c.var;
    const { text, slug } = c.req.valid("json");
    const open = slug === null ? null : await readEventBySlug(startline.db, slug);
    const [events, riders] = await Promise.all([
      listFoundEvents(startline, text, EVENTS_MAX),
      listFoundRiders(startline, text, { eventId: open?.id ?? "", limit: RIDERS_MAX }),
    ]);
    const found = events.map(({ slug: link, title, startsAt, state }) => ({ slug: link, title, startsAt, state }));
    return c.json({ events: found, riders }, 200);
  });

  return api;
}
