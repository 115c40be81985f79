import { payAsAsked } from "../control/pay-controls.ts";
import { failureInCheckout } from "../engine/fail-payment.ts";
import { FAILURE_CASES } from "../engine/failure-cases.ts";
import { checkoutFields } from "../engine/pay.ts";
import type { Payment } from "../engine/payment.ts";
import { noSuchId, Refusal } from "../engine/refusal.ts";
import { refuseAttempt } from "../engine/refuse-attempt.ts";
import { orderForKey } from "../engine/start-payment.ts";
import { planResultDelivery } from "../faults/checkout-faults.ts";
import { answer, ok, readJson, refused } from "../rest/reply.ts";
import { playScenario } from "../scenarios/play-scenario.ts";
import { isScenario, listScenarios } from "../scenarios/scenarios.ts";
import type { Simulator } from "../simulator.ts";
import type { SimulatorApp, Stage } from "../stage.ts";
import { serveFile } from "./serve-file.ts";

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"; // Any page may frame it.

/** The stand-in for Checkout: the script that pages load, its window, and the calls that the window makes. */
export function checkoutRoutes(app: SimulatorApp, stage: Stage): void {
  const serve = (path: string, file: string, type: string) =>
    serveFile(app, path, new URL(`./browser/${file}`, import.meta.url), type, POLICY);
  serve("/v1/checkout.js", "checkout.js", "text/javascript");
  serve("/checkout/page", "page.html", "text/html");
  serve("/checkout/page.js", "page.js", "text/javascript");
  serve("/checkout/page.css", "page.css", "text/css");

  app.get("/checkout/order", (c) => {
    const order = orderForKey(stage.current, c.req.query("key") ?? "", c.req.query("order_id") ?? "");
    return answer(order, (payable) => ({
      order: payable.wire,
      // Whoever comes back to the window of a paid order is offered nothing to pay.
      refused: refuseAttempt(stage.current.settings, payable, undefined)?.error.description ?? null,
      reasons: Object.keys(FAILURE_CASES),
      scenarios: listScenarios().filter(({ affects }) => affects === "order"),
    }));
  });

  app.post("/checkout/pay", async (c) => {
    const body = await readJson(c.req);
    if (body instanceof Refusal) return refused(body);
    const { key, order_id: orderId, scenario, ...request } = body;
    const order = orderForKey(stage.current, String(key), String(orderId));
    if (!(order instanceof Refusal) && scenario !== undefined) {
      if (!isScenario(scenario)) return refused(new Refusal(400, `${scenario} is not a known scenario`));
      playScenario(stage.current, scenario, order, {});
    }
    return answer(payAsAsked(stage.current, order, request), (payment) => tell(stage.current, payment));
  });

  app.get("/checkout/payment", (c) => {
    const payment = stage.current.books.payments.get(c.req.query("payment_id") ?? "");
    const isOwn = payment?.merchant.keyId === c.req.query("key");
    return payment && isOwn ? ok(tell(stage.current, payment)) : refused(noSuchId());
  });
}

function tell(sim: Simulator, payment: Payment): object {
  const { id, status } = payment.wire;
  if (status === "created") return { pending: { payment_id: id } };
  const { fields, times, delayMs, isFailureDelivered } = planResultDelivery(
    sim,
    payment.order,
    checkoutFields(payment),
  );
  if (status === "failed") return { error: failureInCheckout(payment), is_told: isFailureDelivered };
  return { paid: { fields, times, delay_ms: delayMs } };
}
