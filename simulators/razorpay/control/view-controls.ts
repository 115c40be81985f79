import { createHash } from "node:crypto";
import type { Simulator } from "../simulator.ts";
import type { Stage } from "../stage.ts";
import type { Delivery } from "../webhooks/delivery.ts";
import type { Control } from "./control-request.ts";
import { brokenInvariants } from "./invariants.ts";

/** What happened: deliveries, requests, invariants, counts. */
export function viewControls(control: Control, stage: Stage): void {
  control.get("/deliveries", (c) => {
    const { webhooks } = stage.current;
    const orderId = c.req.query("order_id");
    const events = orderId ? webhooks.ofOrder(orderId) : [...webhooks.events.values()].slice(-1000);
    const items = events.flatMap(({ deliveries }) => deliveries.flatMap(triesOf));
    return c.json({ count: items.length, items });
  });

  control.get("/requests", (c) => {
    const { requests } = stage.current;
    return c.json({ total: requests.total, items: requests.latest(Number(c.req.query("count") ?? 100)) });
  });

  control.get("/invariants", (c) => {
    const broken = brokenInvariants(stage.current);
    return c.json({ ok: broken.length === 0, orders: stage.current.books.orders.size, broken });
  });

  control.get("/stats", (c) => c.json(stats(stage.current)));
}

function triesOf({ event, endpoint, body, tries }: Delivery): object[] {
  const body_sha256 = createHash("sha256").update(body).digest("hex");
  return tries.map(({ atMs, end, status, error, tookMs, isSignatureGood }, index) => ({
    event_id: event.id,
    event: event.name,
    order_id: event.orderId,
    endpoint_id: endpoint.id,
    try: index + 1,
    at: atMs / 1000,
    end,
    status,
    error,
    took_ms: tookMs,
    signature_good: isSignatureGood,
    body_sha256,
  }));
}

function stats({ books, webhooks, requests, clock }: Simulator): object {
  const deliveries = [...webhooks.events.values()].flatMap((event) => event.deliveries);
  return {
    orders: countBy(books.orders, ({ wire }) => wire.status),
    payments: countBy(books.payments, ({ wire }) => wire.status),
    refunds: countBy(books.refunds, ({ wire }) => wire.status),
    disputes: countBy(books.disputes, ({ wire }) => wire.status),
    events: countBy(webhooks.events, ({ name }) => name),
    deliveries: countBy(deliveries.entries(), ({ state }) => state),
    deliveries_in_queue: webhooks.courier.waiting,
    requests: requests.total,
    timers: clock.timers,
  };
}

function countBy<Thing>(things: Iterable<[unknown, Thing]>, name: (thing: Thing) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [, thing] of things) counts[name(thing)] = (counts[name(thing)] ?? 0) + 1;
  return counts;
}
