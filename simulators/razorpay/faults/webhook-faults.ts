import type { Simulator } from "../simulator.ts";
import { type DeliveryPlan, plainPlan } from "../webhooks/delivery.ts";
import { sign } from "../webhooks/signature.ts";
import type { WebhookEvent } from "../webhooks/webhook-event.ts";
import { type ChangeEntity, entityFaultsAs } from "./entity-faults.ts";
import type { FaultParams, FaultTable } from "./fault.ts";
import { changedBody, flipByte, ofUnknownOrder, staleBody, withPadding } from "./webhook-bodies.ts";

interface Context {
  sim: Simulator;
  event: WebhookEvent;
  faultId: string;
}

type Act = (plan: DeliveryPlan, params: FaultParams, context: Context) => void;

const DAY_MS = 86_400_000;
const USUAL_ORDER = "order.paid,payment.captured,payment.authorized";

/** What can happen to a webhook, by the fault's `what`. */
export const WEBHOOK_FAULTS: FaultTable<Act> = {
  drop: {
    does: "The event is never sent; match an event or give a probability to lose some.",
    act(plan) {
      plan.isDropped = true;
    },
  },
  hold: {
    does: "The event waits until /events/:id/release or /orders/:id/release lets it go.",
    act(plan) {
      plan.isHeld = true;
    },
  },
  delay: {
    does: "The event comes `seconds` (60) late.",
    act(plan, { seconds = 60 }) {
      plan.delayMs += Number(seconds) * 1000;
    },
  },
  delay_random: {
    does: "The event comes between `min_seconds` (0) and `max_seconds` (600) late.",
    act(plan, { min_seconds: min = 0, max_seconds: max = 600 }, { sim }) {
      plan.delayMs += (Number(min) + sim.random.fraction() * (Number(max) - Number(min))) * 1000;
    },
  },
  duplicate: {
    does: "The event comes `copies` (1) times more, `gap_ms` (0: at the same time) apart.",
    act(plan, { copies = 1, gap_ms: gapMs = 0 }) {
      for (let copy = 1; copy <= Number(copies); copy++) plan.copiesAfterMs.push(copy * Number(gapMs));
    },
  },
  replay: {
    does: "The event comes once more after `days` (3).",
    act(plan, { days = 3 }) {
      plan.copiesAfterMs.push(Number(days) * DAY_MS);
    },
  },
  reorder: {
    does: `An order's events wait for each other and come in \`order\` (${USUAL_ORDER}), each when the one before it was answered.`,
    act(plan, { order = USUAL_ORDER }, { event, faultId }) {
      const names = String(order).split(",");
      if (names.includes(event.name)) plan.line = { id: `${faultId} ${event.orderId}`, names };
    },
  },
  bad_signature: {
    does: "The signature is wrong in the first `tries` (all).",
    act(plan, { tries = Number.POSITIVE_INFINITY }) {
      plan.tamperings.push(({ headers }, delivery) => {
        if (delivery.tries.length < Number(tries)) headers["X-Razorpay-Signature"] = wrong(delivery.signature);
      });
    },
  },
  old_secret: {
    does: "The signature is made with the endpoint's secret before the last rotation, or with `secret`.",
    act(plan, { secret }) {
      plan.tamperings.push((request, { endpoint }) => {
        const old = secret ?? endpoint.secretBefore ?? "a-secret-of-long-ago";
        request.headers["X-Razorpay-Signature"] = sign(request.body, String(old));
      });
    },
  },
  no_signature: {
    does: "The signature header is missing.",
    act(plan) {
      plan.tamperings.push(({ headers }) => void delete headers["X-Razorpay-Signature"]);
    },
  },
  no_event_id: {
    does: "The headers with the event's id are missing.",
    act(plan) {
      plan.tamperings.push(({ headers }) => {
        delete headers["X-Razorpay-Event-Id"];
        delete headers["Request-Id"];
      });
    },
  },
  body_byte: {
    does: "One byte of the body changes after the signing.",
    act(plan) {
      plan.tamperings.push((request) => {
        request.body = flipByte(request.body);
      });
    },
  },
  not_json: {
    does: "The body is no JSON, and signed.",
    act(plan) {
      plan.rewrites.push((body) => `<event>${body.slice(0, 40)}`);
    },
  },
  unknown_event: {
    does: "The event has a `name` (payment.teleported) that nobody knows, and is signed.",
    act(plan, { name = "payment.teleported" }) {
      plan.rewrites.push((body) => JSON.stringify({ ...JSON.parse(body), event: name }));
    },
  },
  unknown_order: {
    does: "The event is about an order and a payment that nobody made, and is signed.",
    act(plan, _, { sim, event }) {
      plan.rewrites.push((body) => ofUnknownOrder(body, event, sim.ids));
    },
  },
  stale_snapshot: {
    does: "The entities inside stand as they did before their last change, and are signed.",
    act(plan, _, { sim }) {
      plan.rewrites.push((body) => staleBody(body, sim.history));
    },
  },
  ...entityFaultsAs(signed),
  huge_body: {
    does: "A note of `bytes` (2000000) makes the body huge; it is signed.",
    act(plan, { bytes = 2_000_000 }) {
      plan.rewrites.push((body) => withPadding(body, Number(bytes)));
    },
  },
  endpoint_disabled: {
    does: "The whole endpoint is switched off before the event goes, and stays off until somebody enables it.",
    act(plan) {
      plan.isEndpointLost = true;
    },
  },
};

/** A change of the entities inside, signed as if Razorpay meant it. */
function signed(change: ChangeEntity): Act {
  return (plan, params) => void plan.rewrites.push((body) => changedBody(body, (entity) => change(entity, params)));
}

/** What becomes of an event's delivery to one endpoint. */
export function planDelivery(sim: Simulator, event: WebhookEvent): DeliveryPlan {
  const plan = plainPlan();
  if (!sim.faults.awaits("webhook")) return plan;
  const ids = [event.orderId, event.paymentId, event.refundId, event.disputeId, event.id];
  const receipt = sim.books.orders.get(event.orderId)?.wire.receipt ?? null;
  for (const { id, what, params } of sim.faults.strike("webhook", { ids, receipt, event: event.name })) {
    WEBHOOK_FAULTS[what]?.act(plan, params, { sim, event, faultId: id });
  }
  return plan;
}

function wrong(signature: string): string {
  return (signature.startsWith("0") ? "1" : "0") + signature.slice(1);
}
