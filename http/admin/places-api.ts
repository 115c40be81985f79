import { createRoute } from "@hono/zod-openapi";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { changePlaces, type PlacesRefusal } from "#booking/event-editor/change-places.ts";
import { type Api, newApi } from "../api.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { invalidInput, problemReply, unknownEvent } from "../problem.ts";
import { json, jsonBody, ofJsonBody, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";
import { ChangedPlacesBody, ChangePlacesBody } from "./places-schemas.ts";
import { refreshPages } from "./refresh-pages.ts";

/** More places or fewer, while an event is on sale. */
export function placesApi(): Api {
  const api = newApi();

  const change = createRoute({
    method: "put",
    path: "/admin/events/{slug}/places",
    operationId: "changePlaces",
    security: organizerCookie,
    summary: "Change how many places the event and its categories have; nobody loses one",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: slugParam, body: jsonBody(ChangePlacesBody) },
    responses: {
      200: json(ChangedPlacesBody, "Changed, or it was so already"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, refusals),
    },
  });
  api.openapi(change, async (c) => {
    const { startline, organizer, event } = c.var;
    const { shown, wanted } = c.req.valid("json");
    const known = new Set(event.categories.map(({ id }) => id));
    if (wanted.categories.some(({ id }) => !known.has(id))) {
      return problemReply(c, { ...refusals.places_changed, code: "places_changed" });
    }
    const answer = await changePlaces(startline, event.id, { shown, wanted, by: organizer.email });
    if (answer.changed) {
      refreshPages(c, event.slug);
      return c.json({ capacity: wanted.capacity }, 200);
    }
    if ("problems" in answer) {
      // One taken in this very moment: what stands in its way is said by the next look.
      return problemReply(c, {
        ...invalidInput(answer.problems),
        code: "below_sold",
        title: belowSold(answer.problems),
      });
    }
    return problemReply(c, { ...refusals[answer.because], code: answer.because });
  });

  return api;
}

const belowSold = (found: { message: string }[]): string =>
  found[0]?.message ?? "A place was taken in this moment. Look at the numbers, then try again.";

// A new refusal will not compile without its status.
const refusals: Record<PlacesRefusal | "below_sold", { status: ContentfulStatusCode; title: string; code?: string }> = {
  places_changed: { status: 409, title: "Somebody else changed the places in the meantime. Look at them again." },
  event_cancelled: { status: 409, title: "This event is cancelled." },
  unknown_event: { ...unknownEvent },
  rehearsal_stays_as_it_is: { status: 409, title: "A rehearsal stays as it was started. End it, and start another." },
  below_sold: { status: 422, title: "Somebody would lose a place." },
};
