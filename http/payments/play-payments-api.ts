import { createRoute, z } from "@hono/zod-openapi";
import { createPlayPayment, PLAY_OUTCOMES, type PlayRefusal } from "#booking/rehearsals/create-play-payment.ts";
import { type Api, newApi } from "../api.ts";
import { ofOwnBooking, readOwnBooking } from "../bookings/own-booking.ts";
import { jsonOnly } from "../json-requests.ts";
import { problemReply } from "../problem.ts";
import { json, jsonBody, ofJsonBody, problems } from "../responses.ts";
import { bookingParam } from "../schemas.ts";
import { PlayPaymentBody } from "./play-schemas.ts";

const PlayPressBody = z.object({
  press: z
    .string()
    .regex(/^[A-Za-z0-9_-]{8,64}$/)
    .openapi({ description: "Names the press of the button: sent twice it is one payment" }),
  outcome: z.enum(PLAY_OUTCOMES).openapi({ description: "`succeed_slowly` answers after a minute" }),
});

/** In place of Razorpay's Checkout, where the event is a rehearsal. */
export function playPaymentsApi(): Api {
  const api = newApi();

  const pay = createRoute({
    method: "post",
    path: "/bookings/{id}/play-payments",
    operationId: "payWithPlayMoney",
    security: [{ Bearer: [] }, { BookingCookie: [] }],
    summary: "Pay for a booking of a rehearsal with play money, or fail to; no money moves",
    middleware: [jsonOnly] as const,
    request: { params: bookingParam, body: jsonBody(PlayPressBody) },
    responses: {
      201: json(PlayPaymentBody, "What Checkout would answer"),
      ...problems(ofJsonBody, ofOwnBooking, refusals),
    },
  });
  api.openapi(pay, async (c) => {
    const { startline } = c.var;
    const booking = await readOwnBooking(c, c.req.valid("param").id);
    const answer = await createPlayPayment({ ...startline, ...startline.office }, booking, c.req.valid("json"));
    if (!answer.made) return problemReply(c, { ...refusals[answer.because], code: answer.because });
    // In place of Razorpay's webhook: the page may be closed by now.
    c.var.afterResponse(async () => {
      await startline.syncs.askAnew(booking.id);
      c.var.nudge("messages");
    });
    const { success, failureReason } = answer;
    const fields = success && {
      razorpay_payment_id: success.paymentId,
      razorpay_order_id: success.orderId,
      razorpay_signature: success.signature,
    };
    return c.json({ success: fields, failureReason }, 201);
  });

  return api;
}

const refusals: Record<PlayRefusal, { status: 404 | 409; title: string; code?: string }> = {
  order_unknown: { status: 404, title: "There is no play money to pay this booking with." },
  order_paid: { status: 409, title: "This booking is paid already." },
  hold_expired: { status: 409, title: "The time to pay is over." },
};
