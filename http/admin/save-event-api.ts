import { createRoute } from "@hono/zod-openapi";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { readEventCapacity } from "#booking/capacity/read-event-capacity.ts";
import { deleteDraft } from "#booking/event-editor/delete-draft.ts";
import { closeEvent, publishEvent, unpublishEvent } from "#booking/event-editor/publish-event.ts";
import { createEvent, editEvent, type SaveAnswer, type SaveRefusal } from "#booking/event-editor/save-event.ts";
import { type Api, type ApiContext, newApi } from "../api.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { bodyTooLarge, invalidInput, problemReply, unknownEvent, unsupportedMediaType } from "../problem.ts";
import { json, jsonBody, ofJsonBody, ofParameters, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { draftOfBody, draftPartOf, eventForm } from "./event-form.ts";
import { EditBody, EventBody, EventFormBody, EventStateBody } from "./event-form-schemas.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";
import { refreshPages } from "./refresh-pages.ts";

/** Writing an event and putting it on sale. */
export function saveEventApi(): Api {
  const api = newApi();

  const create = createRoute({
    method: "post",
    path: "/admin/events",
    operationId: "createEvent",
    security: organizerCookie,
    summary: "Create an event as a draft",
    middleware: [organizerOnly, jsonOnly] as const,
    request: { body: jsonBody(EventBody) },
    responses: {
      201: json(EventFormBody, "The draft"),
      ...problems(ofJsonBody, ofOrganizer, { slug_taken: refusals.slug_taken }),
    },
  });
  api.openapi(create, async (c) => {
    const { startline, organizer } = c.var;
    return replyToSave(c, await createEvent(startline, draftOfBody(c.req.valid("json")), organizer.email), 201);
  });

  const read = createRoute({
    method: "get",
    path: "/admin/events/{slug}",
    operationId: "readEventForm",
    security: organizerCookie,
    summary: "Read the event as its form shows it",
    middleware: [organizerOnly, storedEventOfSlug] as const,
    request: { params: slugParam },
    responses: { 200: json(EventFormBody, "The event"), ...problems(ofOrganizer, ofParameters, unknownEvent) },
  });
  api.openapi(read, async (c) => {
    const { startline, event } = c.var;
    return c.json(eventForm(event, await readEventCapacity(startline.db, event.id), startline.clock.now()), 200);
  });

  const edit = createRoute({
    method: "patch",
    path: "/admin/events/{slug}",
    operationId: "editEvent",
    security: organizerCookie,
    summary: "Change fields of the event: `wanted` where the event still says what `base` says",
    middleware: [organizerOnly, jsonOnly] as const,
    request: { params: slugParam, body: jsonBody(EditBody) },
    responses: {
      200: json(EventFormBody, "The event"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, refusals),
    },
  });
  api.openapi(edit, async (c) => {
    const { base, wanted } = c.req.valid("json");
    const { startline, organizer } = c.var;
    const { slug } = c.req.valid("param");
    const edit = { base: draftPartOf(base), wanted: draftPartOf(wanted) };
    return replyToSave(c, await editEvent(startline, slug, edit, organizer.email), 200);
  });

  const remove = createRoute({
    method: "delete",
    path: "/admin/events/{slug}",
    operationId: "deleteDraft",
    security: organizerCookie,
    summary: "Delete a draft that nobody ever booked",
    middleware: [organizerOnly] as const,
    request: { params: slugParam },
    responses: {
      204: { description: "It is gone" },
      ...problems(ofOrganizer, ofParameters, unknownEvent, {
        not_a_draft: stateRefusals.not_a_draft,
        somebody_booked: stateRefusals.somebody_booked,
      }),
    },
  });
  api.openapi(remove, async (c) => {
    const { slug } = c.req.valid("param");
    const outcome = await deleteDraft(c.var.startline, slug, c.var.organizer.email);
    if (outcome === "unknown_event") return problemReply(c, unknownEvent);
    if (outcome !== "deleted") return problemReply(c, { ...stateRefusals[outcome], code: outcome });
    refreshPages(c, slug);
    return c.body(null, 204);
  });

  const publish = createRoute({
    method: "post",
    path: "/admin/events/{slug}/publish",
    operationId: "publishEvent",
    security: organizerCookie,
    summary: "Publish the event; its sale opens at `opensAt`",
    middleware: [organizerOnly, jsonOnly] as const,
    request: { params: slugParam },
    responses: { 200: json(EventStateBody, "Published"), ...stateProblems("incomplete", "not_allowed") },
  });
  api.openapi(publish, async (c) => {
    const { slug } = c.req.valid("param");
    const answer = await publishEvent(c.var.startline, slug, c.var.organizer.email);
    if (answer.published) return replyWithState(c, slug, "published");
    if (answer.because === "unknown_event") return problemReply(c, unknownEvent);
    const missing = answer.because === "incomplete" ? { missing: answer.missing } : {};
    return problemReply(c, { ...stateRefusals[answer.because], code: answer.because, ...missing });
  });

  const close = createRoute({
    method: "post",
    path: "/admin/events/{slug}/close",
    operationId: "closeSale",
    security: organizerCookie,
    summary: "Close the sale; places that are held stay held",
    middleware: [organizerOnly, jsonOnly] as const,
    request: { params: slugParam },
    responses: { 200: json(EventStateBody, "Closed"), ...stateProblems("not_allowed") },
  });
  api.openapi(close, async (c) => {
    const { slug } = c.req.valid("param");
    const answer = await closeEvent(c.var.startline, slug, c.var.organizer.email);
    if (answer.closed) return replyWithState(c, slug, "closed");
    if (answer.because === "unknown_event") return problemReply(c, unknownEvent);
    return problemReply(c, { ...stateRefusals[answer.because], code: answer.because });
  });

  const unpublish = createRoute({
    method: "post",
    path: "/admin/events/{slug}/unpublish",
    operationId: "unpublishEvent",
    security: organizerCookie,
    summary: "Unpublish the event, while nobody has joined or booked",
    middleware: [organizerOnly, jsonOnly] as const,
    request: { params: slugParam },
    responses: {
      200: json(EventStateBody, "A draft"),
      ...stateProblems("somebody_booked", "people_wait", "not_allowed"),
    },
  });
  api.openapi(unpublish, async (c) => {
    const { slug } = c.req.valid("param");
    const answer = await unpublishEvent(c.var.startline, slug, c.var.organizer.email);
    if (answer.unpublished) return replyWithState(c, slug, "draft");
    if (answer.because === "unknown_event") return problemReply(c, unknownEvent);
    return problemReply(c, { ...stateRefusals[answer.because], code: answer.because });
  });

  return api;
}

function replyWithState(c: ApiContext, slug: string, state: "published" | "closed" | "draft") {
  refreshPages(c, slug);
  return c.json({ slug, state }, 200);
}

function replyToSave<Status extends 200 | 201>(c: ApiContext, answer: SaveAnswer, status: Status) {
  if (answer.saved) {
    refreshPages(c, answer.event.slug);
    return c.json(eventForm(answer.event, answer.capacity, c.var.startline.clock.now()), status);
  }
  if (!("because" in answer)) return problemReply(c, invalidInput(answer.problems));
  const missing = "missing" in answer ? { missing: answer.missing } : {};
  const errors = "problems" in answer ? { errors: answer.problems } : {};
  const contested = "contested" in answer ? { contested: answer.contested } : {};
  return problemReply(c, { ...refusals[answer.because], code: answer.because, ...missing, ...errors, ...contested });
}

const stateRefusals = {
  incomplete: { status: 409, title: "Something is still missing before this can go on sale." },
  not_allowed: { status: 409, title: "The event's state does not allow this." },
  not_a_draft: {
    status: 409,
    title: "Only a draft can be deleted. Take it back to a draft first, or cancel the event.",
  },
  somebody_booked: {
    status: 409,
    title: "Somebody has booked, so it stays public. You can close the sale or cancel the event.",
  },
  people_wait: {
    status: 409,
    title: "People have joined the queue, so it stays public. You can close the sale or cancel the event.",
  },
} as const;

const stateProblems = (...met: (keyof typeof stateRefusals)[]) =>
  problems(
    ofOrganizer,
    bodyTooLarge,
    unsupportedMediaType,
    ofParameters,
    unknownEvent,
    Object.fromEntries(met.map((code) => [code, stateRefusals[code]])),
  );

// A new refusal will not compile without its status.
const refusals: Record<
  SaveRefusal | "incomplete" | "below_sold" | "edited_elsewhere",
  { status: ContentfulStatusCode; title: string }
> = {
  unknown_event: { status: 404, title: "There is no such event." },
  unknown_category: { status: 409, title: "One of the categories no longer exists. Load the page again." },
  edited_elsewhere: {
    status: 409,
    title: "Somebody else has changed the same fields in the meantime. Read them again, then repeat your change.",
  },
  below_sold: { status: 409, title: "More places than that are sold or held already." },
  prices_frozen: {
    status: 409,
    title: "Somebody has booked at this price already, so it stays. Add a category with the new price instead.",
  },
  category_name_taken: {
    status: 409,
    title: "Somebody has booked a category of this name. Give this one a name that none has had.",
  },
  rehearsal_stays_as_it_is: {
    status: 409,
    title: "A rehearsal stays as it was started. Change the event itself, and rehearse it again.",
  },
  slug_fixed: { status: 409, title: "The link stays as it is once the event is published." },
  slug_taken: { status: 409, title: "Another event has this link." },
  category_in_use: {
    status: 409,
    title: "Somebody has booked this category, so it stays. Give it fewer places instead.",
  },
  people_called: {
    status: 409,
    title: "People have just been called, and would find no place. The rest is saved; hide it again in a minute.",
  },
  incomplete: { status: 409, title: "A published event needs this." },
  event_cancelled: { status: 409, title: "This event is cancelled." },
};
