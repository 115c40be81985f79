import { createRoute, z } from "@hono/zod-openapi";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type LeaveWaitlistRefusal, removeFromWaitlist } from "#booking/waitlist/leave-waitlist.ts";
import { readWaitlistEntry } from "#booking/waitlist/read-waitlist-entry.ts";
import { switchWaitlist } from "#booking/waitlist/switch-waitlist.ts";
import { type Api, newApi } from "../api.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { notFound, type Problem, problemReply, unknownEvent } from "../problem.ts";
import { json, jsonBody, ofJsonBody, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";
import { RemovedEntryBody, SwitchedWaitlistBody, SwitchWaitlistBody } from "./waitlist-schemas.ts";

/** What an organizer does about the waitlist: on or off, and taking somebody off it. */
export function waitlistOfficeApi(): Api {
  const api = newApi();

  const turn = createRoute({
    method: "put",
    path: "/admin/events/{slug}/waitlist",
    operationId: "switchWaitlist",
    security: organizerCookie,
    summary: "Turn the waitlist on or off; offers that were made stand",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: slugParam, body: jsonBody(SwitchWaitlistBody) },
    responses: {
      200: json(SwitchedWaitlistBody, "It is so, or was before"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, cancelled),
    },
  });
  api.openapi(turn, async (c) => {
    const { startline, organizer, event } = c.var;
    const { isOn } = c.req.valid("json");
    const outcome = await switchWaitlist(startline, event.id, { isOn, by: organizer.email });
    if (outcome === "event_cancelled") return problemReply(c, cancelled);
    c.var.nudge("messages");
    return c.json({ isOn }, 200);
  });

  const remove = createRoute({
    method: "post",
    path: "/admin/events/{slug}/waitlist/{id}/remove",
    operationId: "removeFromWaitlist",
    security: organizerCookie,
    summary: "Take somebody off the waitlist; a place that was offered to them goes to the next",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: slugParam.extend({ id: z.string().max(64) }), body: jsonBody(z.object({})) },
    responses: {
      200: json(RemovedEntryBody, "They are not on it any more"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, notFound, removeRefusals),
    },
  });
  api.openapi(remove, async (c) => {
    const { startline, organizer, event } = c.var;
    const entry = await readWaitlistEntry(startline.db, c.req.valid("param").id);
    if (entry?.eventId !== event.id) return problemReply(c, notFound);
    const outcome = await removeFromWaitlist(startline, entry, organizer.email);
    if (outcome !== "ended") return problemReply(c, { ...removeRefusals[outcome], code: outcome });
    c.var.nudge("messages");
    return c.json({ entryId: entry.id }, 200);
  });

  return api;
}

const cancelled: Problem = { status: 409, code: "event_cancelled", title: "This event is cancelled." };

// A new refusal will not compile without its status.
const removeRefusals: Record<LeaveWaitlistRefusal, { status: ContentfulStatusCode; title: string }> = {
  payment_under_way: { status: 409, title: "They are paying for the place right now. Look again in some minutes." },
  already_confirmed: { status: 409, title: "They have booked the place. Cancel the booking instead." },
};
