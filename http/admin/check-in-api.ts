import { createRoute } from "@hono/zod-openapi";
import { readCheckInList } from "#booking/check-in/read-check-in-list.ts";
import { syncCheckIns } from "#booking/check-in/sync-check-ins.ts";
import { type Api, newApi } from "../api.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { unknownEvent } from "../problem.ts";
import { json, jsonBody, ofJsonBody, ofParameters, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { CheckInListBody, SyncCheckInsBody, SyncedCheckInsBody } from "./check-in-schemas.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";

/** The kit counter: what a phone takes along, and what it tells when it has a network. */
export function checkInApi(): Api {
  const api = newApi();

  const list = createRoute({
    method: "get",
    path: "/admin/events/{slug}/check-in/list",
    operationId: "readCheckInList",
    security: organizerCookie,
    summary: "Read the signed list of confirmed riders, for a device that will have no network",
    middleware: [organizerOnly, storedEventOfSlug] as const,
    request: { params: slugParam },
    responses: { 200: json(CheckInListBody, "The list"), ...problems(ofOrganizer, ofParameters, unknownEvent) },
  });
  api.openapi(list, async (c) => {
    const { startline, event } = c.var;
    const signed = await readCheckInList(startline, event.id);
    return c.json({ ...signed, serverTime: startline.clock.now().toISOString() }, 200);
  });

  const sync = createRoute({
    method: "post",
    path: "/admin/events/{slug}/check-in/records",
    operationId: "syncCheckIns",
    security: organizerCookie,
    summary: "Tell what a device did at the counter, each record once, and read what all devices did",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: slugParam, body: jsonBody(SyncCheckInsBody) },
    responses: {
      200: json(SyncedCheckInsBody, "Stored, or stored before"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent),
    },
  });
  api.openapi(sync, async (c) => {
    const { startline, organizer, event } = c.var;
    const { since, after, ...body } = c.req.valid("json");
    const request = {
      ...body,
      since: since === null ? null : new Date(since),
      after: after && { ...after, receivedAt: new Date(after.receivedAt) },
    };
    const answer = await syncCheckIns(startline, event.id, request, organizer.email);
    return c.json(
      {
        ...answer,
        serverTime: startline.clock.now().toISOString(),
        next: answer.next && { ...answer.next, receivedAt: answer.next.receivedAt.toISOString() },
        nextSince: answer.nextSince.toISOString(),
      },
      200,
    );
  });

  return api;
}
