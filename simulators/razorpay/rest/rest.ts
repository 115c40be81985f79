import { Hono } from "hono";
import { maskedKey } from "../control/request-log.ts";
import { Refusal } from "../engine/refusal.ts";
import { strikeApi } from "../faults/strike-api.ts";
import type { Simulator } from "../simulator.ts";
import { disputeRoutes } from "./dispute-routes.ts";
import { orderRoutes } from "./order-routes.ts";
import { paymentRoutes } from "./payment-routes.ts";
import { refundRoutes } from "./refund-routes.ts";
import { refused } from "./reply.ts";
import type { Rest, RestEnv } from "./rest-env.ts";
import { credentials, signIn } from "./sign-in.ts";

/** Razorpay's REST interface under `/v1`: log, faults before, sign-in, rate limit, the call, faults after the commit. */
export function restOf(current: () => Simulator): Rest {
  const rest: Rest = new Hono<RestEnv>();

  rest.use(async (c, next) => {
    const sim = current();
    const startedMs = performance.now();
    c.set("sim", sim);
    c.set("fault", null);
    await next();
    const [keyId] = credentials(c.req.header("Authorization"));
    const status = c.res.headers.has("x-hono-already-sent") ? "reset" : c.res.status;
    const { method, path } = c.req;
    sim.requests.add({
      at: sim.clock.seconds(),
      method,
      path,
      key: maskedKey(keyId),
      status,
      took_ms: Math.round(performance.now() - startedMs),
      fault: c.get("fault"),
    });
  });

  rest.use(strikeApi);

  rest.use(async (c, next) => {
    const merchant = signIn(c.get("sim"), c.req.header("Authorization"));
    if (merchant instanceof Refusal) return refused(merchant);
    const tooMany = c.get("sim").rateLimit.refuse(c.get("sim"), merchant.keyId);
    if (tooMany) return refused(tooMany);
    c.set("merchant", merchant);
    return next();
  });

  orderRoutes(rest);
  paymentRoutes(rest);
  refundRoutes(rest);
  disputeRoutes(rest);
  rest.all("*", () => refused(new Refusal(400, "The requested URL was not found on the server.")));
  return rest;
}
