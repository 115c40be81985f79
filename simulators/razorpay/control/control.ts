import { Hono } from "hono";
import type { Stage } from "../stage.ts";
import { bookControls } from "./book-controls.ts";
import type { Control } from "./control-request.ts";
import { disputeControls } from "./dispute-controls.ts";
import { eventControls } from "./event-controls.ts";
import { faultControls } from "./fault-controls.ts";
import { payControls } from "./pay-controls.ts";
import { paymentControls } from "./payment-controls.ts";
import { scenarioControls } from "./scenario-controls.ts";
import { viewControls } from "./view-controls.ts";
import { worldControls } from "./world-controls.ts";

const LOOPBACK = /^(::1|(::ffff:)?127\.)/;

/** The controls behind the stage, under `/_sim`. They need no token, so only this machine may use them. */
export function controlOf(stage: Stage): Control {
  const control: Control = new Hono();
  control.use((c, next) => {
    if (LOOPBACK.test(c.env.incoming.socket.remoteAddress ?? "")) return next();
    return Promise.resolve(c.json({ error: "The control interface answers only to this machine." }, 403));
  });

  worldControls(control, stage);
  payControls(control, stage);
  paymentControls(control, stage);
  disputeControls(control, stage);
  eventControls(control, stage);
  faultControls(control, stage);
  scenarioControls(control, stage);
  viewControls(control, stage);
  bookControls(control, stage);
  control.all("*", (c) => c.json({ error: "No such control. The README lists them." }, 404));
  return control;
}
