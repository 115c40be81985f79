import { createRoute, z } from "@hono/zod-openapi";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type ControlRefusal, controlSale } from "#booking/sale-console/control-sale.ts";
import { readSaleControls } from "#booking/sale-console/read-sale-controls.ts";
import { CONTROL_BOUNDS, NOTICE_LENGTH_MAX } from "#booking/sale-console/sale-controls.ts";
import { type Api, newApi } from "../api.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { invalidInput, problemReply, unknownEvent } from "../problem.ts";
import { json, jsonBody, ofJsonBody, ofParameters, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";
import { SaleControlsBody } from "./sale-schemas.ts";

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
    operationId: "readSaleControls",
    security: organizerCookie,
    summary: "Read the controls of the sale and how it runs now",
    middleware: [organizerOnly, storedEventOfSlug] as const,
    request: { params: slugParam },
    responses: {
      200: json(SaleControlsBody, "The controls and the live numbers"),
      ...problems(ofOrganizer, ofParameters, unknownEvent),
    },
  });
  api.openapi(read, async (c) => c.json(await readSaleControls(c.var.startline, c.var.event), 200));

  const change = createRoute({
    method: "patch",
    path: "/admin/events/{slug}/controls",
    operationId: "changeSaleControls",
    security: organizerCookie,
    summary: "Change the controls of the sale: pause, pace, concurrency, notice; only what is given changes",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: slugParam, body: jsonBody(ControlsBody) },
    responses: {
      200: json(SaleControlsBody, "As the controls are read afterwards"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, refusals),
    },
  });
  api.openapi(change, async (c) => {
    const { startline, organizer, event } = c.var;
    const answer = await controlSale(startline, event.id, c.req.valid("json"), organizer.email);
    if (answer.controlled) return c.json(await readSaleControls(startline, event), 200);
    if ("because" in answer) return problemReply(c, { ...refusals[answer.because], code: answer.because });
    return problemReply(c, invalidInput(answer.problems));
  });

  return api;
}

// A new refusal will not compile without its status.
const refusals: Record<ControlRefusal, { status: ContentfulStatusCode; title: string }> = {
  event_cancelled: { status: 409, title: "This event is cancelled: there is no sale to control." },
  out_of_bounds: { status: 422, title: "One of the values is out of its bounds." },
};
