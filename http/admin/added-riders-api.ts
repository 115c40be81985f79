import { createRoute } from "@hono/zod-openapi";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type AddRefusal, addRider } from "#booking/bookings/add-rider.ts";
import { type Api, newApi } from "../api.ts";
import { unknownCategory } from "../bookings/unknown-category.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { invalidInput, problemReply, unknownEvent } from "../problem.ts";
import { json, jsonBody, ofJsonBody, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { AddedRiderBody, AddRiderBody } from "./added-riders-schemas.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";

/** Riders whom an organizer adds without the queue. */
export function addedRidersApi(): Api {
  const api = newApi();

  const add = createRoute({
    method: "post",
    path: "/admin/events/{slug}/bookings",
    operationId: "addRider",
    security: organizerCookie,
    summary: "Add a rider, complimentary or paid in cash, without the queue; idempotent by requestId",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: slugParam, body: jsonBody(AddRiderBody) },
    responses: {
      201: json(AddedRiderBody, "Added, and the ticket is on its way"),
      200: json(AddedRiderBody, "This request had added it before"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, addRefusals),
    },
  });
  api.openapi(add, async (c) => {
    const { startline, organizer, event } = c.var;
    const answer = await addRider(startline, event, c.req.valid("json"), organizer.email);
    if (answer.added) {
      c.var.afterResponse(startline.jobs.messages);
      const { bookingId, reference, isNew } = answer;
      return c.json({ bookingId, reference, isNew }, isNew ? 201 : 200);
    }
    if ("problems" in answer) return problemReply(c, invalidInput(answer.problems));
    const { because, bookingId, reference } = answer;
    if (because === "unknown_category") return problemReply(c, unknownCategory);
    const whose = bookingId === null ? {} : { bookingId, reference };
    return problemReply(c, { ...addRefusals[because], ...whose, code: because });
  });

  return api;
}

type Refused = { status: ContentfulStatusCode; title: string; code?: string; retryAfterSeconds?: number };

// A new refusal will not compile without its status.
export const addRefusals: Record<AddRefusal, Refused> = {
  already_booked: { status: 409, title: "This phone number or email has a booking already." },
  category_full: { status: 409, title: "This category is full. Choose another, or give it more places first." },
  event_full: { status: 409, title: "No place is free. Those that are left are promised to people who were called." },
  unknown_category: unknownCategory,
  not_published: { status: 409, title: "Publish the event first." },
  event_cancelled: { status: 409, title: "This event is cancelled." },
  busy: { status: 503, title: "A place is just coming free. Try again.", retryAfterSeconds: 1 },
};
