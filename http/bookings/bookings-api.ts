import { createRoute, z } from "@hono/zod-openapi";
import { readAccessToken } from "#booking/bookings/access-token.ts";
import { changeCategory } from "#booking/bookings/change-category.ts";
import { fillInForm } from "#booking/bookings/fill-in-form.ts";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { releaseBooking } from "#booking/payments/release-booking.ts";
import { type Api, newApi } from "../api.ts";
import { clientAddress } from "../client-address.ts";
import { jsonOnly } from "../json-requests.ts";
import { invalidInput, notFound, problemReply } from "../problem.ts";
import { file, json, jsonBody, ofJsonBody, ofParameters, problems } from "../responses.ts";
import { bookingParam, languageQuery } from "../schemas.ts";
import { BookingBody, ChangedCategoryBody, SavedParticipantBody } from "./booking-schemas.ts";
import { bookingView } from "./booking-view.ts";
import { claimApi } from "./claim-booking.ts";
import { keepInCookie, ofOwnBooking, passedOn, readOwnBooking, whyOutdated } from "./own-booking.ts";
import { hasCategory, isHiddenCategory, unknownCategory } from "./unknown-category.ts";

const security = [{ Bearer: [] }, { BookingCookie: [] }];

/** A booking from the claim to the ticket. Everything but the claim needs the booking's own credential. */
export function bookingsApi(): Api {
  const api = newApi();
  api.route("/", claimApi());

  const session = createRoute({
    method: "post",
    path: "/bookings/{id}/session",
    operationId: "openSession",
    summary: "Exchange the secret of a private link for the booking's cookie",
    middleware: [jsonOnly] as const,
    request: { params: bookingParam, body: jsonBody(z.object({ accessToken: z.string().max(200) })) },
    responses: { 204: { description: "The cookie is set" }, ...problems(ofJsonBody, notFound, passedOn) },
  });
  api.openapi(session, async (c) => {
    const { id } = c.req.valid("param");
    const { accessKeys, db } = c.var.startline;
    const linkGeneration = readAccessToken(accessKeys, id, c.req.valid("json").accessToken);
    const booking = linkGeneration === null ? null : await readBooking(db, id);
    if (!booking || linkGeneration === null) return problemReply(c, notFound);
    if (booking.linkGeneration !== linkGeneration) {
      return problemReply(c, await whyOutdated(c.var.startline, booking, [{ linkGeneration }]));
    }
    keepInCookie(c, booking);
    return c.body(null, 204);
  });

  const read = createRoute({
    method: "get",
    path: "/bookings/{id}",
    operationId: "readBooking",
    summary: "Read the booking as its owner sees it",
    security,
    request: { params: bookingParam, query: languageQuery },
    responses: { 200: json(BookingBody, "The booking"), ...problems(ofParameters, ofOwnBooking) },
  });
  api.openapi(read, async (c) => {
    const booking = await readOwnBooking(c, c.req.valid("param").id);
    c.header("Cache-Control", "no-store");
    return c.json(await bookingView(c.var.startline, booking, c.req.valid("query").lang), 200);
  });

  const calendar = createRoute({
    method: "get",
    path: "/bookings/{id}/calendar.ics",
    operationId: "readCalendar",
    summary: "Read the event as a calendar file, of a confirmed booking",
    security,
    request: { params: bookingParam },
    responses: { 200: file("text/calendar", "The file"), ...problems(ofParameters, ofOwnBooking) },
  });
  api.openapi(calendar, async (c) => {
    const booking = await readOwnBooking(c, c.req.valid("param").id);
    const file = booking.state === "confirmed" ? await c.var.startline.calendarOf(booking) : null;
    if (!file) return problemReply(c, notFound);
    c.header("Cache-Control", "no-store");
    c.header("Content-Type", "text/calendar; charset=utf-8");
    c.header("Content-Disposition", `attachment; filename="${booking.reference}.ics"`);
    return c.body(file);
  });

  const participant = createRoute({
    method: "put",
    path: "/bookings/{id}/participant",
    operationId: "saveParticipant",
    summary: "Save who takes part, and what they agreed to",
    security,
    middleware: [jsonOnly] as const,
    request: { params: bookingParam, body: jsonBody(ParticipantBody) },
    responses: {
      200: json(SavedParticipantBody, "Saved"),
      ...problems(ofJsonBody, ofOwnBooking, formRefusals),
    },
  });
  api.openapi(participant, async (c) => {
    const { startline } = c.var;
    const booking = await readOwnBooking(c, c.req.valid("param").id);
    const event = await startline.eventById(booking.eventId);
    if (!event) return problemReply(c, notFound);
    const { answers = {}, ...form } = c.req.valid("json");
    const outcome = await fillInForm(startline, booking, event, { ...form, answers }, clientAddress(c));
    if (outcome.saved) return c.json({ bookingId: booking.id }, 200);
    if ("problems" in outcome) return problemReply(c, invalidInput(outcome.problems));
    return problemReply(c, { ...formRefusals[outcome.because], code: outcome.because });
  });

  const category = createRoute({
    method: "put",
    path: "/bookings/{id}/category",
    operationId: "changeCategory",
    security,
    summary: "Change the category of a place that is held; the place and its time stay",
    middleware: [jsonOnly] as const,
    request: { params: bookingParam, body: jsonBody(z.object({ categoryId: z.string().max(64) })) },
    responses: {
      200: json(ChangedCategoryBody, "The category and its amount"),
      ...problems(ofJsonBody, ofOwnBooking, unknownCategory, categoryRefusals),
    },
  });
  api.openapi(category, async (c) => {
    const { startline } = c.var;
    const booking = await readOwnBooking(c, c.req.valid("param").id);
    const { categoryId } = c.req.valid("json");
    const event = await startline.eventById(booking.eventId);
    if (event && !hasCategory(event, categoryId)) return problemReply(c, unknownCategory);
    const outcome = await changeCategory(startline, booking, categoryId);
    if (outcome.changed) return c.json({ bookingId: booking.id, categoryId, amountPaise: outcome.amountPaise }, 200);
    const { because } = outcome;
    const open = because === "category_full" && { open: outcome.openCategoryIds };
    const code = open && event && isHiddenCategory(event, categoryId) ? "category_hidden" : because;
    return problemReply(c, { ...categoryRefusals[code], code, ...open });
  });

  const release = createRoute({
    method: "delete",
    path: "/bookings/{id}",
    operationId: "releasePlace",
    summary: "Release the place",
    security,
    request: { params: bookingParam },
    responses: {
      204: { description: "The place is free" },
      ...problems(ofParameters, ofOwnBooking, releaseRefusals),
    },
  });
  api.openapi(release, async (c) => {
    const booking = await readOwnBooking(c, c.req.valid("param").id);
    const outcome = await releaseBooking(c.var.startline, booking, (id) => c.var.startline.syncs.askAnew(id));
    if (outcome === "released") return c.body(null, 204);
    return problemReply(c, { ...releaseRefusals[outcome], code: outcome });
  });

  return api;
}

const ParticipantBody = z.object({
  name: z.string().max(1000),
  phone: z.string().max(100),
  email: z.string().max(1000),
  language: z.string().max(10),
  answers: z.record(z.string().max(64), z.string().max(2000)).optional(),
  waiver: z.object({ version: z.number().int(), accepted: z.boolean(), language: z.string().max(10).optional() }),
});

const formRefusals = {
  hold_expired: { status: 409, title: "The five minutes are over and the place went back." },
  payment_under_way: { status: 409, title: "A payment is under way, so the details can't change now." },
  already_confirmed: { status: 409, title: "This booking is confirmed already." },
  booking_ended: { status: 409, title: "This booking has ended." },
} as const;

const categoryRefusals = {
  ...formRefusals,
  category_full: { status: 409, title: "This category is full. The place stays in its own." },
  category_hidden: { status: 409, title: "This category can't be booked now. The place stays in its own." },
} as const;

const releaseRefusals = {
  payment_under_way: { status: 409, title: "A payment may be under way. We keep your place until we know." },
  already_confirmed: { status: 409, title: "This booking is confirmed. Ask the organizer to cancel it." },
} as const;
