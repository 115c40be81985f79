import { createRoute, z } from "@hono/zod-openapi";
import { endRehearsal } from "#booking/rehearsals/end-rehearsal.ts";
import { REHEARSAL_PLACES_MAX, REHEARSAL_PLACES_MIN, type RehearsalRefusal } from "#booking/rehearsals/rehearsal.ts";
import { startRehearsal } from "#booking/rehearsals/start-rehearsal.ts";
import { type Api, newApi } from "../api.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { problemReply, unknownEvent } from "../problem.ts";
import { json, jsonBody, ofJsonBody, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";
import { refreshPages } from "./refresh-pages.ts";
import { EndedRehearsalBody, StartedRehearsalBody } from "./rehearsals-schemas.ts";

const StartBody = z.object({
  places: z.int().min(REHEARSAL_PLACES_MIN).max(REHEARSAL_PLACES_MAX),
  opening: z.enum(["at_once", "in_five_minutes"]),
});

/** Going through an event with play money, before its sale. */
export function rehearsalsApi(): Api {
  const api = newApi();

  const start = createRoute({
    method: "post",
    path: "/admin/events/{slug}/rehearsals",
    operationId: "startRehearsal",
    security: organizerCookie,
    summary: "Start a rehearsal: an unlisted copy of the event, with play money and few places",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: slugParam, body: jsonBody(StartBody) },
    responses: {
      201: json(StartedRehearsalBody, "The rehearsal's own name in its address"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, refusals),
    },
  });
  api.openapi(start, async (c) => {
    const { startline, organizer, event } = c.var;
    const answer = await startRehearsal(startline, event, { ...c.req.valid("json"), by: organizer.email });
    if (answer.started) {
      refreshPages(c, answer.slug);
      return c.json({ slug: answer.slug }, 201);
    }
    const missing = answer.because === "incomplete" ? { missing: answer.missing } : {};
    return problemReply(c, { ...refusals[answer.because], code: answer.because, ...missing });
  });

  const end = createRoute({
    method: "post",
    path: "/admin/events/{slug}/rehearsals/end",
    operationId: "endRehearsal",
    security: organizerCookie,
    summary: "End the rehearsal that is running, for good",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: slugParam },
    responses: {
      200: json(EndedRehearsalBody, "None is running any more"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent),
    },
  });
  api.openapi(end, async (c) => {
    const { startline, organizer, event } = c.var;
    const slug = await endRehearsal(startline, event.id, organizer.email);
    if (slug !== null) refreshPages(c, slug);
    return c.json({ slug }, 200);
  });

  return api;
}

// A new refusal will not compile without its status.
const refusals: Record<RehearsalRefusal, { status: 404 | 409 | 429; title: string; code?: string }> = {
  unknown_event: { status: 404, title: "A rehearsal can't be rehearsed." },
  event_over: { status: 409, title: "There is nothing to rehearse any more: the sale is over." },
  sale_near: {
    status: 409,
    title: "The real sale is open or opens within half an hour, so no rehearsal starts now.",
  },
  rehearsal_running: { status: 409, title: "A rehearsal is running already. Reload the page to see it." },
  rehearsals_used_up: {
    status: 429,
    title: "Your team has started as many rehearsals as it may in a day. Try again tomorrow.",
  },
  incomplete: { status: 409, title: "Finish the event first: a rehearsal shows what riders will see." },
};
