import { createRoute, z } from "@hono/zod-openapi";
import { type Booking, type BookingState, stateNow } from "#booking/bookings/booking.ts";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { readContactInWay } from "#booking/bookings/read-contact-in-way.ts";
import { bookingPath } from "#booking/participants/booking-path.ts";
import { readParticipant } from "#booking/participants/read-participant.ts";
import { isPlayId } from "#booking/payments/play-id.ts";
import { receiveWebhook } from "#booking/payments/receive-webhook.ts";
import { readReturnedBooking, recordCheckoutReturn } from "#booking/payments/record-checkout-return.ts";
import { type PaymentRefusal, startPayment } from "#booking/payments/start-payment.ts";
import { syncEarlierBookings } from "#booking/payments/sync-earlier-bookings.ts";
import { verifyCheckout } from "#booking/payments/verify-checkout.ts";
import type { Startline } from "#wiring";
import { type Api, newApi } from "../api.ts";
import { keepInCookie, ofOwnBooking, readOwnBooking } from "../bookings/own-booking.ts";
import { jsonOnly } from "../json-requests.ts";
import { bodyTooLarge, notFound, type Problem, problemReply } from "../problem.ts";
import { json, jsonBody, ofJsonBody, ofParameters, problems } from "../responses.ts";
import { bookingParam } from "../schemas.ts";
import { readCallbackForm } from "./callback-form.ts";
import {
  PaymentOrderBody,
  ReturnedBookingBody,
  StoredWebhookBody,
  SyncedBody,
  VerifiedBody,
} from "./payment-schemas.ts";
import { reportBadSignature } from "./report-bad-signature.ts";

const security = [{ Bearer: [] }, { BookingCookie: [] }];

const invalidSignature: Problem = { status: 400, code: "invalid_signature", title: "The signature is not Razorpay's." };

/** Paying: from Pay to what Razorpay tells the browser and us. */
export function paymentsApi(): Api {
  const api = newApi();

  const pay = createRoute({
    method: "post",
    path: "/bookings/{id}/payments",
    operationId: "startPayment",
    security,
    summary: "Start the payment: the order for Razorpay's Checkout, the same one each time",
    request: { params: bookingParam },
    responses: {
      201: json(PaymentOrderBody, "The order"),
      ...problems(ofParameters, ofOwnBooking, refusals),
    },
  });
  api.openapi(pay, async (c) => {
    const { startline } = c.var;
    const booking = await readOwnBooking(c, c.req.valid("param").id);
    const answer = await startPayment({ ...startline, capture: startline.config.RAZORPAY_CAPTURE }, booking);
    if (!answer.started) {
      if (answer.because === "payment_unknown") {
        c.var.afterResponse(async () => {
          await syncEarlierBookings(startline.db, booking, (id) => askOnce(startline, id));
          c.var.nudge("messages");
        });
      }
      const refusal: Problem = { ...refusals[answer.because], code: answer.because };
      return problemReply(
        c,
        answer.because === "already_booked" ? await withContact(startline, booking, refusal) : refusal,
      );
    }
    keepInCookie(c, booking); // Redirect mode comes back without the page's memory.
    const isPlay = isPlayId(answer.orderId);
    const razorpay = {
      // Where it is play money Razorpay's Checkout would not open, not even for a page that has not heard of it.
      keyId: isPlay ? "play_money" : startline.config.RAZORPAY_KEY_ID,
      orderId: answer.orderId,
      amountPaise: answer.amountPaise,
      currency: booking.currency,
      timeoutSeconds: answer.timeoutSeconds,
      callbackUrl: `${startline.config.PUBLIC_URL}/api/payments/razorpay/callback`,
    };
    return c.json({ razorpay, payBy: answer.payBy, ...(isPlay && { play: true as const }) }, 201);
  });

  const verify = createRoute({
    method: "post",
    path: "/bookings/{id}/payments/verify",
    operationId: "verifyPayment",
    security,
    summary: "Verify what Checkout handed to the page; causes a sync",
    middleware: [jsonOnly] as const,
    request: { params: bookingParam, body: jsonBody(VerifyBody) },
    responses: {
      200: json(VerifiedBody, "The booking's state"),
      ...problems(ofJsonBody, ofOwnBooking, invalidSignature),
    },
  });
  api.openapi(verify, async (c) => {
    const { startline } = c.var;
    const booking = await readOwnBooking(c, c.req.valid("param").id);
    const body = c.req.valid("json");
    const result = {
      orderId: body.razorpay_order_id,
      paymentId: body.razorpay_payment_id,
      signature: body.razorpay_signature,
    };
    if (!(await verifyCheckout(startline, booking, result, (id) => startline.syncs.askAnew(id)))) {
      return problemReply(c, invalidSignature);
    }
    c.var.nudge("messages");
    return c.json({ state: await readState(startline, booking.id) }, 200);
  });

  const sync = createRoute({
    method: "post",
    path: "/bookings/{id}/sync",
    operationId: "syncBooking",
    security,
    summary: "Ask Razorpay what became of the payment; concurrent requests share one question",
    request: { params: bookingParam },
    responses: {
      200: json(SyncedBody, "The booking's state, once Razorpay has answered"),
      ...problems(ofParameters, ofOwnBooking),
    },
  });
  api.openapi(sync, async (c) => {
    const { startline } = c.var;
    const { id } = await readOwnBooking(c, c.req.valid("param").id);
    const asked = await askOnce(startline, id);
    if (asked) c.var.nudge("messages");
    return c.json({ state: await readState(startline, id), asked }, 200);
  });

  // Razorpay's redirect mode posts a form from its own site: no cookie of ours comes with it, so the order says whose it
  // is. What it claims is not believed; Razorpay is asked, and the page that comes next shares the question.
  const callback = createRoute({
    method: "post",
    path: "/payments/razorpay/callback",
    operationId: "returnFromCheckout",
    summary: "Receive the browser from Checkout's redirect mode",
    request: { body: { content: { "application/x-www-form-urlencoded": { schema: { type: "object" } } } } },
    responses: { 303: { description: "To the booking's page, or home" }, ...problems(bodyTooLarge) },
  });
  api.openapi(callback, async (c) => {
    const { startline } = c.var;
    const form = readCallbackForm(new URLSearchParams(await c.req.text()));
    const returned = form && (await recordCheckoutReturn(startline, form));
    if (!returned) return c.redirect(`${startline.config.PUBLIC_URL}/`, 303);
    const { bookingId, language } = returned;
    c.var.afterResponse(async () => {
      if (await askOnce(startline, bookingId)) c.var.nudge("messages");
    });
    return c.redirect(`${startline.config.PUBLIC_URL}${bookingPath(bookingId, language)}`, 303);
  });

  const returned = createRoute({
    method: "get",
    path: "/payments/razorpay/returned/{id}",
    operationId: "readReturnedBooking",
    summary:
      "Read what became of a booking, without its person: for a browser back from Checkout that lost the booking's cookie",
    request: { params: bookingParam },
    responses: {
      200: json(ReturnedBookingBody, "For half an hour"),
      ...problems(ofParameters, notFound),
    },
  });
  api.openapi(returned, async (c) => {
    const { startline } = c.var;
    const booking = await readReturnedBooking({ ...startline, ...startline.office }, c.req.valid("param").id);
    const event = booking && (await startline.eventById(booking.eventId));
    if (!event) return problemReply(c, notFound);
    c.header("Cache-Control", "no-store");
    const { slug, title, language } = event;
    return c.json({ state: stateNow(booking, startline.clock.now()), slug, title, language }, 200);
  });

  const webhook = createRoute({
    method: "post",
    path: "/webhooks/razorpay",
    operationId: "receiveRazorpayWebhook",
    summary: "Receive Razorpay's webhooks, signed over their raw body; stored before anything else",
    request: { body: { content: { "application/json": { schema: { type: "object" } } } } },
    responses: { 200: json(StoredWebhookBody, "Stored"), ...problems(invalidSignature, bodyTooLarge) },
  });
  api.openapi(webhook, async (c) => {
    const { startline } = c.var;
    const isStored = await receiveWebhook(startline, {
      rawBody: await c.req.text(),
      signature: c.req.header("x-razorpay-signature"),
      eventId: c.req.header("x-razorpay-event-id"),
    });
    if (!isStored) {
      reportBadSignature(c);
      return problemReply(c, invalidSignature);
    }
    c.var.nudge("webhooks", "messages");
    return c.json({ stored: true } as const, 200);
  });

  return api;
}

/** The booking's state as it is now that something may have changed it. */
async function readState({ db, clock }: Startline, bookingId: string): Promise<BookingState> {
  const booking = await readBooking(db, bookingId);
  if (!booking) throw new Error(`booking ${bookingId} is gone`);
  return stateNow(booking, clock.now());
}

/** Where a family may book with one phone, which of its rules is in the way. */
async function withContact(startline: Startline, booking: Booking, refusal: Problem): Promise<Problem> {
  const [event, participant] = await Promise.all([
    startline.eventById(booking.eventId),
    readParticipant(startline.db, booking),
  ]);
  if (!event || !participant || event.bookingsPerContact === 1) return refusal;
  const contact = await readContactInWay(startline.pool, booking, participant, event.bookingsPerContact);
  return contact ? { ...refusal, contact } : refusal;
}

/** Joins the question under way, or asks if the booking's limit allows. Answers whether Razorpay has answered. */
async function askOnce({ syncs, limits }: Startline, bookingId: string): Promise<boolean> {
  const mayAsk = syncs.isUnderWay(bookingId) || (await limits.sync(bookingId)) === 0;
  return mayAsk && (await syncs.join(bookingId)).asked;
}

const VerifyBody = z.object({
  razorpay_payment_id: z.string().max(100),
  razorpay_order_id: z.string().max(100),
  razorpay_signature: z.string().max(200),
});

const refusals: Record<PaymentRefusal, { status: 409 | 422 | 503; title: string; retryAfterSeconds?: number }> = {
  already_booked: { status: 409, title: "This phone number or email address has a booking for this event already." },
  payment_unknown: {
    status: 409,
    title: "The bank has not said yet whether your earlier payment went through. Do not pay again.",
    retryAfterSeconds: 15,
  },
  hold_expired: { status: 409, title: "The time to pay is over." },
  already_confirmed: { status: 409, title: "This booking is confirmed already." },
  booking_ended: { status: 409, title: "This booking has ended." },
  participant_missing: { status: 422, title: "Fill in the form first." },
  gateway_busy: {
    status: 503,
    title: "Razorpay did not answer. Your place is kept; press Pay again.",
    retryAfterSeconds: 2,
  },
};
