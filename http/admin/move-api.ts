import { createRoute, z } from "@hono/zod-openapi";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type MoveRefusal, moveBooking } from "#booking/bookings/move-booking.ts";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { type SettleRefusal, settleInCash } from "#booking/bookings/settle-in-cash.ts";
import { type Api, type ApiContext, newApi } from "../api.ts";
import { unknownCategory } from "../bookings/unknown-category.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { notFound, problemReply, unknownEvent } from "../problem.ts";
import { json, jsonBody, ofJsonBody, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { MoveBookingBody, MovedBookingBody, SettledInCashBody, SettleInCashBody } from "./move-schemas.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";

const bookingOfEvent = slugParam.extend({ id: z.string().max(64) });

/** Moving a confirmed booking to another category, and what that leaves owed. */
export function moveApi(): Api {
  const api = newApi();

  const move = createRoute({
    method: "post",
    path: "/admin/events/{slug}/bookings/{id}/move",
    operationId: "moveBooking",
    security: organizerCookie,
    summary: "Move a confirmed booking to another category; idempotent by requestId",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: bookingOfEvent, body: jsonBody(MoveBookingBody) },
    responses: {
      200: json(MovedBookingBody, "Moved; the ticket is sent again"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, notFound, moveRefusals),
    },
  });
  api.openapi(move, async (c) => {
    const { startline, organizer, event } = c.var;
    const booking = await bookingOf(c, event.id, c.req.valid("param").id);
    if (!booking) return problemReply(c, notFound);
    const { refundPaise, owedPaise, ...request } = c.req.valid("json");
    const shown = { refundPaise, owedPaise };
    const answer = await moveBooking(startline, booking, { ...request, shown, by: organizer.email });
    if (!answer.moved) {
      const { because } = answer;
      if (because === "unknown_category") return problemReply(c, unknownCategory);
      const now = { refundPaise: answer.refundPaise, owedPaise: answer.owedPaise };
      return problemReply(c, { ...moveRefusals[because], ...(because === "amount_changed" && now), code: because });
    }
    c.var.afterResponse(async () => {
      await startline.jobs.refunds();
      await startline.jobs.messages();
    });
    return c.json({ refundPaise: answer.refundPaise, owedPaise: answer.owedPaise, isNew: answer.isNew }, 200);
  });

  const settle = createRoute({
    method: "post",
    path: "/admin/events/{slug}/bookings/{id}/settle-in-cash",
    operationId: "settleInCash",
    security: organizerCookie,
    summary: "Say that what a move left owed was paid in cash",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: bookingOfEvent, body: jsonBody(SettleInCashBody) },
    responses: {
      200: json(SettledInCashBody, "Nothing is owed any more"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, notFound, settleRefusals),
    },
  });
  api.openapi(settle, async (c) => {
    const { startline, organizer, event } = c.var;
    const booking = await bookingOf(c, event.id, c.req.valid("param").id);
    if (!booking) return problemReply(c, notFound);
    const outcome = await settleInCash(startline, booking, { ...c.req.valid("json"), by: organizer.email });
    if (outcome !== "settled") return problemReply(c, { ...settleRefusals[outcome], code: outcome });
    return c.json({ owedPaise: 0 }, 200);
  });

  return api;
}

async function bookingOf(c: ApiContext, eventId: string, id: string) {
  const booking = await readBooking(c.var.startline.db, id);
  return booking?.eventId === eventId ? booking : null;
}

type Refused = { status: ContentfulStatusCode; title: string; code?: string };

// A new refusal will not compile without its status.
const moveRefusals: Record<MoveRefusal, Refused> = {
  unknown_category: unknownCategory,
  event_cancelled: { status: 409, title: "This event is cancelled." },
  not_confirmed: { status: 409, title: "Only a confirmed booking can be moved." },
  same_category: { status: 409, title: "The booking is in this category already." },
  category_full: { status: 409, title: "This category is full. Choose another, or give it more places first." },
  being_refunded: {
    status: 409,
    title: "Money of this booking is being refunded or disputed. Move it once that is done.",
  },
  amount_changed: { status: 409, title: "Another amount is due now. Look at it, then confirm again." },
};

const settleRefusals: Record<SettleRefusal, Refused> = {
  nothing_owed: { status: 409, title: "Nothing is owed any more." },
  not_confirmed: { status: 409, title: "Only a confirmed booking has something to settle." },
  amount_changed: { status: 409, title: "Another amount is owed now. Look at it, then confirm again." },
};
