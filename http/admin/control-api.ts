import { createRoute, z } from "@hono/zod-openapi";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { type ControlRefusal, controlSale } from "#booking/sale-console/control-sale.ts";
import { readSaleControls } from "#booking/sale-console/read-sale-controls.ts";
import { CONTROL_BOUNDS, NOTICE_LENGTH_MAX } from "#booking/sale-console/sale-controls.ts";
import { type Api, newApi } from "../api.ts";
import { jsonOnly } from "../json-requests.ts";
import { notFound, problemReply } from "../problem.ts";
import { jsonBody, slugParam } from "../schemas.ts";
import { organizerOnly } from "./organizer-only.ts";

const { callsPerSecond: pace, concurrencyTarget: target } = CONTROL_BOUNDS;
const noticeText = z
  .string()
  .max(10_000)
  .optional()
  .openapi({ description: `At most ${NOTICE_LENGTH_MAX} characters; empty takes it away` });

/** Only the shape is checked here; what the values may be is decided in `booking/organizers`. */
const ControlsBody = z
  .strictObject({
    isPaused: z.boolean(),
    callsPerSecond: z.number().openapi({ description: `A whole number from ${pace.min} to ${pace.max}` }),
    concurrencyTarget: z.number().openapi({ description: `A whole number from ${target.min} to ${target.max}` }),
    notice: z.strictObject({ en: noticeText, hi: noticeText, mr: noticeText }),
  })
  .partial();

/** What an organizer turns while the sale runs. Closing and opening it again are in save-event-api. */
export function controlApi(): Api {
  const api = newApi();

  const read = createRoute({
    method: "get",
    path: "/admin/events/{slug}/controls",
    summary: "How the sale is set to run, and how it runs now",
    middleware: [organizerOnly] as const,
    request: { params: slugParam },
    responses: { 200: { description: "The controls and the live numbers" }, 404: { description: "not_found" } },
  });
  api.openapi(read, async (c) => {
    const { startline } = c.var;
    const event = await readEventBySlug(startline.db, c.req.valid("param").slug);
    return event ? c.json(await readSaleControls(startline, event)) : problemReply(c, notFound);
  });

  const change = createRoute({
    method: "patch",
    path: "/admin/events/{slug}/controls",
    summary: "Pause or go on, pace, how many book at once, the message to everybody; only what is given changes",
    middleware: [organizerOnly, jsonOnly] as const,
    request: { params: slugParam, body: jsonBody(ControlsBody) },
    responses: {
      200: { description: "As the controls are read afterwards" },
      404: { description: "not_found" },
      409: { description: "event_cancelled" },
      422: { description: "One entry a field" },
    },
  });
  api.openapi(change, async (c) => {
    const { startline, organizer } = c.var;
    const event = await readEventBySlug(startline.db, c.req.valid("param").slug);
    if (!event) return problemReply(c, notFound);
    const answer = await controlSale(startline, event.id, c.req.valid("json"), organizer.email);
    if (answer.controlled) return c.json(await readSaleControls(startline, event));
    if ("because" in answer) return problemReply(c, { ...refusals[answer.because], code: answer.because });
    const title = "Some fields are not right.";
    return problemReply(c, { status: 422, code: "invalid_input", title, errors: answer.problems });
  });

  return api;
}

// A new refusal will not compile without its status.
const refusals: Record<ControlRefusal, { status: ContentfulStatusCode; title: string }> = {
  event_cancelled: { status: 409, title: "This event is cancelled: there is no sale to control." },
  out_of_bounds: { status: 422, title: "One of the values is out of its bounds." },
};
