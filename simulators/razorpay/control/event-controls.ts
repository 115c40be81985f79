import type { Simulator } from "../simulator.ts";
import type { Stage } from "../stage.ts";
import type { Delivery } from "../webhooks/delivery.ts";
import type { WebhookEvent } from "../webhooks/webhook-event.ts";
import { type Control, readOptions } from "./control-request.ts";
import { inReleaseOrder } from "./release-order.ts";

type Push = (sim: Simulator, event: WebhookEvent, options: Record<string, unknown>) => boolean;

/** What can be done to an event's deliveries. False when Razorpay would not. */
const PUSHES: Record<string, Push> = {
  send: ({ webhooks }, event) => webhooks.send(event),
  duplicate: ({ webhooks }, event, { copies = 1 }) => webhooks.send(event, Number(copies)),
  hold: (_, event) => stopWaiting(event, "held"),
  drop: (_, event) => stopWaiting(event, "dropped"),
  release: ({ webhooks }, event) => {
    for (const delivery of event.deliveries.filter(isHeld)) {
      delivery.state = "waiting";
      webhooks.courier.tryAfter(delivery, 0);
    }
    return true;
  },
};

/** Events, their deliveries, and the endpoints they go to. */
export function eventControls(control: Control, stage: Stage): void {
  control.get("/events", (c) => {
    const { webhooks } = stage.current;
    const orderId = c.req.query("order_id");
    const events = orderId ? webhooks.ofOrder(orderId) : [...webhooks.events.values()].slice(-1000);
    return c.json({ count: events.length, items: events.map(eventView) });
  });

  control.post("/events/:id/:push", async (c) => {
    const push = PUSHES[c.req.param("push")];
    const event = stage.current.webhooks.events.get(c.req.param("id"));
    if (!push || !event) return c.json({ error: `An event's id, then one of ${Object.keys(PUSHES).join(", ")}` }, 404);
    if (!push(stage.current, event, await readOptions(c.req))) {
      return c.json({ error: "Razorpay replays events of the last 15 days only." }, 400);
    }
    return c.json(eventView(event));
  });

  control.post("/orders/:id/release", async (c) => {
    const { webhooks, random } = stage.current;
    const { order } = await readOptions(c.req);
    const held = webhooks.ofOrder(c.req.param("id")).flatMap(({ deliveries }) => deliveries.filter(isHeld));
    const released = inReleaseOrder(held, order, random);
    await webhooks.release(released);
    return c.json({ released: released.map(({ event }) => event.name) });
  });

  control.get("/endpoints", (c) => c.json({ items: endpointsOf(stage.current).map(endpointView) }));

  control.post("/endpoints/:id/:push", async (c) => {
    const endpoint = endpointsOf(stage.current).find(({ id }) => id === c.req.param("id"));
    if (!endpoint) return c.json({ error: "No such endpoint" }, 404);
    const { secret } = await readOptions(c.req);
    switch (c.req.param("push")) {
      case "enable":
        endpoint.isActive = true;
        endpoint.failingSinceMs = null;
        if (endpoint.disabling) endpoint.disabling.cancelled = true;
        break;
      case "disable":
        endpoint.isActive = false;
        break;
      case "rotate":
        if (typeof secret !== "string" || secret === "") return c.json({ error: "secret is missing" }, 400);
        endpoint.secretBefore = endpoint.secret;
        endpoint.secret = secret;
        break;
      default:
        return c.json({ error: "One of enable, disable, rotate" }, 404);
    }
    return c.json(endpointView(endpoint));
  });
}

function isHeld({ state }: Delivery): boolean {
  return state === "held";
}

function stopWaiting(event: WebhookEvent, state: "held" | "dropped"): boolean {
  for (const delivery of event.deliveries.filter(({ state: now }) => now === "waiting" || now === "held")) {
    if (delivery.timer) delivery.timer.cancelled = true;
    delivery.state = state;
  }
  return true;
}

const endpointsOf = (sim: Simulator) => [...sim.books.merchants.values()].flatMap(({ endpoints }) => endpoints);

function endpointView({ id, url, isActive, failingSinceMs, events }: Delivery["endpoint"]): object {
  return { id, url, is_active: isActive, failing_since: failingSinceMs && Math.floor(failingSinceMs / 1000), events };
}

function eventView(event: WebhookEvent): object {
  return {
    id: event.id,
    event: event.name,
    order_id: event.orderId,
    payment_id: event.paymentId,
    refund_id: event.refundId,
    dispute_id: event.disputeId,
    created_at: Math.floor(event.createdAtMs / 1000),
    deliveries: event.deliveries.map(({ endpoint, state, tries }) => ({
      endpoint_id: endpoint.id,
      state,
      tries: tries.length,
    })),
  };
}
