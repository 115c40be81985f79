import { createRoute, z } from "@hono/zod-openapi";
import { type Api, newApi } from "../api.ts";
import { eventOfSlug } from "../event-of-slug.ts";
import { type Problem, problemReply, unknownEvent } from "../problem.ts";
import { file, json, ofParameters, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { DrawBody } from "./draw-schemas.ts";

const SOON = "public, max-age=0, s-maxage=5, must-revalidate";
const FOR_EVER = "public, max-age=31536000, immutable";

const notDrawn: Problem = { status: 404, code: "not_drawn", title: "The draw is held when booking opens." };

/** With which anybody can check the draw: docs/waiting-room.md says how, `npm run fairness` does it. */
export function drawApi(): Api {
  const api = newApi();

  const draw = createRoute({
    method: "get",
    path: "/events/{slug}/draw",
    operationId: "readDraw",
    summary: "Read the draw: its commitment before the opening, and all that it follows from after",
    middleware: [eventOfSlug] as const,
    request: { params: slugParam },
    responses: { 200: json(DrawBody, "The draw"), ...problems(ofParameters, unknownEvent) },
  });
  api.openapi(draw, async (c) => {
    const found = await c.var.startline.drawOf(c.var.event.id);
    if (!found) return problemReply(c, unknownEvent);
    c.header("Cache-Control", SOON);
    return c.json(found, 200);
  });

  const list = createRoute({
    method: "get",
    path: "/events/{slug}/draw/list",
    operationId: "readDrawList",
    summary: "List who took part in the draw: 9 bytes of SHA-256(nonce) each, by index, zeros where nobody is known",
    middleware: [eventOfSlug] as const,
    request: { params: slugParam, query: z.object({ hash: z.string().max(64).optional() }) },
    responses: {
      200: file("application/octet-stream", "The list; asked for by its hash it never changes"),
      ...problems(ofParameters, unknownEvent, notDrawn),
    },
  });
  api.openapi(list, async (c) => {
    const { startline, event } = c.var;
    const sealed = (await startline.drawOf(event.id))?.sealed;
    if (!sealed) return problemReply(c, notDrawn);
    const bytes = await startline.drawListOf(event.id);
    // A sale that is put off draws anew, so that only the address with the hash is for ever.
    c.header("Cache-Control", c.req.valid("query").hash === sealed.listHash ? FOR_EVER : SOON);
    c.header("Content-Type", "application/octet-stream");
    c.header("X-Content-Type-Options", "nosniff");
    return c.body(new Uint8Array(bytes));
  });

  return api;
}
