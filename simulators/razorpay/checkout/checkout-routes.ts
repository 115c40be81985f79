import { readFileSync } from "node:fs";
import { payAsAsked } from "../control/pay-controls.ts";
import { failureInCheckout } from "../engine/fail-payment.ts";
import { FAILURE_CASES } from "../engine/failure-cases.ts";
import { checkoutFields } from "../engine/pay.ts";
import type { Payment } from "../engine/payment.ts";
import { noSuchId, Refusal } from "../engine/refusal.ts";
import { orderForKey } from "../engine/start-payment.ts";
import { planTelling } from "../faults/checkout-faults.ts";
import type { SimulatorApp, Stage } from "../http-app.ts";
import { answer, ok, readJson, refused } from "../rest/reply.ts";
import type { Simulator } from "../simulator.ts";

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"; // Any page may frame it.

/** The stand-in for Checkout: the script that pages load, its window, and the calls that the window makes. */
export function checkoutRoutes(app: SimulatorApp, stage: Stage): void {
  serveFile(app, "/v1/checkout.js", "checkout.js", "text/javascript");
  serveFile(app, "/checkout/page", "page.html", "text/html");
  serveFile(app, "/checkout/page.js", "page.js", "text/javascript");
  serveFile(app, "/checkout/page.css", "page.css", "text/css");

  app.get("/checkout/order", (c) => {
    const order = orderForKey(stage.current, c.req.query("key") ?? "", c.req.query("order_id") ?? "");
    return answer(order, ({ wire }) => ({ order: wire, reasons: Object.keys(FAILURE_CASES) }));
  });

  app.post("/checkout/pay", async (c) => {
    const body = await readJson(c.req);
    if (body instanceof Refusal) return refused(body);
    const { key, order_id: orderId, ...wish } = body;
    const order = orderForKey(stage.current, String(key), String(orderId));
    return answer(payAsAsked(stage.current, order, wish), (payment) => tell(stage.current, payment));
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
  const { fields, times, delayMs, isFailureTold } = planTelling(sim, payment.order, checkoutFields(payment));
  if (status === "failed") return { error: failureInCheckout(payment), is_told: isFailureTold };
  return { paid: { fields, times, delay_ms: delayMs } };
}

function serveFile(app: SimulatorApp, path: string, file: string, type: string): void {
  const content = readFileSync(new URL(`./browser/${file}`, import.meta.url));
  const headers = {
    "Content-Type": `${type}; charset=utf-8`,
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
  };
  app.get(path, () => new Response(content, { headers }));
}
