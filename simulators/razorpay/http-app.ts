import { Hono } from "hono";
import { checkoutRoutes } from "./checkout/checkout-routes.ts";
import { controlOf } from "./control/control.ts";
import { frontRoutes } from "./front/front-routes.ts";
import { restOf } from "./rest/rest.ts";
import type { SimulatorApp, Stage } from "./stage.ts";

export function httpApp(stage: Stage): SimulatorApp {
  const app: SimulatorApp = new Hono();
  frontRoutes(app, stage);
  checkoutRoutes(app, stage);
  app.route("/_sim", controlOf(stage));
  app.route(
    "/v1",
    restOf(() => stage.current),
  );
  return app;
}
