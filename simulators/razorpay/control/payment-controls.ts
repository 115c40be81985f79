import { authorizePayment } from "../engine/authorize-payment.ts";
import { capturePayment } from "../engine/capture-payment.ts";
import { failPayment, wrongState } from "../engine/fail-payment.ts";
import { isFailureReason } from "../engine/failure-cases.ts";
import { giveBack } from "../engine/give-back.ts";
import { authorizeLate, fromNow } from "../engine/pay.ts";
import type { Payment } from "../engine/payment.ts";
import { raiseDispute } from "../engine/raise-dispute.ts";
import { refundPayment } from "../engine/refund-payment.ts";
import { noSuchId, type Refusal } from "../engine/refusal.ts";
import { answer, refused } from "../rest/reply.ts";
import type { Simulator } from "../simulator.ts";
import type { Stage } from "../stage.ts";
import { type Control, readOptions } from "./control-request.ts";

type Push = (sim: Simulator, payment: Payment, options: Record<string, unknown>) => { wire: object } | Refusal;

/** What the bank, Razorpay or somebody at its dashboard does to one payment. */
const PUSHES: Record<string, Push> = {
  authorize: (sim, payment) => authorizePayment(sim, payment),
  fail: (sim, payment, { reason }) => failPayment(sim, payment, isFailureReason(reason) ? reason : "payment_failed"),
  capture: (sim, payment) => capturePayment(sim, payment, payment.wire.amount),
  late: (sim, payment, { after_seconds: after = 0, at }) => {
    authorizeLate(sim, payment, at === undefined ? fromNow(sim, Number(after)) : Number(at));
    return payment;
  },
  refund: (sim, payment, options) => refundPayment(sim, payment, options),
  give_back: (sim, payment) => {
    if (payment.wire.status !== "authorized") return wrongState(payment, "authorized");
    giveBack(sim, payment);
    return payment;
  },
  dispute: (sim, payment, options) => raiseDispute(sim, payment, options),
};

export function paymentControls(control: Control, stage: Stage): void {
  control.post("/payments/:id/:push", async (c) => {
    const push = PUSHES[c.req.param("push")];
    if (!push) return c.json({ error: `One of ${Object.keys(PUSHES).join(", ")}` }, 404);
    const payment = stage.current.books.payments.get(c.req.param("id"));
    if (!payment) return refused(noSuchId());
    return answer(push(stage.current, payment, await readOptions(c.req)), ({ wire }) => wire);
  });
}
