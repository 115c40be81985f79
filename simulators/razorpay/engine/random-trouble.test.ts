import fc from "fast-check";
import { expect, test } from "vitest";
import { brokenInvariants } from "../control/invariants.ts";
import { createSimulator, type Simulator, stopSimulator } from "../simulator.ts";
import { addStatements, statementOf } from "./account-statement.ts";
import { authorizePayment } from "./authorize-payment.ts";
import { capturePayment } from "./capture-payment.ts";
import { createOrder } from "./create-order.ts";
import { DISPUTE_MOVES, type DisputeMove } from "./dispute.ts";
import { failPayment } from "./fail-payment.ts";
import type { Merchant } from "./merchant.ts";
import { moveDispute } from "./move-dispute.ts";
import type { Order } from "./order.ts";
import { pay } from "./pay.ts";
import { OUTCOMES } from "./pay-request.ts";
import type { Payment } from "./payment.ts";
import { raiseDispute } from "./raise-dispute.ts";
import { refundPayment } from "./refund-payment.ts";

/** Outcomes that capture no more than the order's amount: the others break an invariant on purpose. */
const HONEST = OUTCOMES.filter((outcome) => outcome !== "twice");
const COURSES = ["pending", "failed", "failed_after_processed"];

const aStep = fc.oneof(
  fc.record({ act: fc.constant("pay" as const), outcome: fc.constantFrom(...HONEST) }),
  fc.record({ act: fc.constantFrom("authorize" as const, "capture" as const, "fail" as const, "dispute" as const) }),
  fc.record({
    act: fc.constant("refund" as const),
    amount: fc.integer({ min: 100, max: 60_000 }),
    course: fc.option(fc.constantFrom(...COURSES), { nil: undefined }),
  }),
  fc.record({
    act: fc.constant("decide" as const),
    move: fc.constantFrom(...(Object.keys(DISPUTE_MOVES) as DisputeMove[])),
  }),
  fc.record({ act: fc.constant("wait" as const), seconds: fc.integer({ min: 1, max: 200_000 }) }),
);
type Step = typeof aStep extends fc.Arbitrary<infer Kind> ? Kind : never;

async function take(sim: Simulator, order: Order, step: Step): Promise<void> {
  const payment = order.payments.at(-1);
  if (step.act === "pay") pay(sim, order, { outcome: step.outcome });
  else if (step.act === "wait") await sim.clock.advance(step.seconds * 1000);
  else if (payment) interfere(sim, payment, step);
}

function interfere(sim: Simulator, payment: Payment, step: Step): void {
  if (step.act === "authorize") authorizePayment(sim, payment);
  if (step.act === "capture") capturePayment(sim, payment, payment.wire.amount);
  if (step.act === "fail") failPayment(sim, payment, "payment_failed");
  if (step.act === "dispute") raiseDispute(sim, payment, {});
  if (step.act === "decide") for (const dispute of payment.disputes) moveDispute(sim, dispute, step.move);
  if (step.act === "refund") {
    if (step.course) sim.faults.add({ where: "refund", what: step.course, times: 1 });
    refundPayment(sim, payment, { amount: step.amount });
  }
}

test("whatever happens, no order keeps more than its amount, and the account adds up", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { maxLength: 25 }), fc.boolean(), async (steps, isManual) => {
      const sim = createSimulator([{ keyId: "rzp_test_random", keySecret: "secret" }], 1);
      sim.clock.set("manual");
      const body = { amount: 52_500, currency: "INR", payment_capture: isManual ? 0 : 1 };
      const order = createOrder(sim, sim.books.merchants.get("rzp_test_random") as Merchant, body) as Order;

      for (const step of steps) {
        await take(sim, order, step);
        expect(brokenInvariants(sim)).toEqual([]);
      }

      const { captured, fee, refunded, disputed, balance } = addStatements([statementOf(order)]);
      expect(balance).toBe(captured - fee - refunded - disputed);
      expect(captured).toBe(order.wire.amount_paid);
      stopSimulator(sim);
    }),
    { numRuns: 200 },
  );
});
