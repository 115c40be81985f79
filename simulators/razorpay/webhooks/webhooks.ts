import { planDelivery } from "../faults/webhook-faults.ts";
import type { Simulator } from "../simulator.ts";
import { Courier } from "./courier.ts";
import { type Delivery, type DeliveryPlan, type Line, plainPlan } from "./delivery.ts";
import { type Endpoint, isWanted } from "./endpoint.ts";
import { sign } from "./signature.ts";
import { type EventName, type EventSubject, newEvent, type WebhookEvent } from "./webhook-event.ts";

const REPLAY_WITHIN_MS = 15 * 86_400_000;

/** Turns facts into events and events into deliveries. At least once, in no order. */
export class Webhooks {
  readonly events = new Map<string, WebhookEvent>();
  readonly #eventsByOrder = new Map<string, WebhookEvent[]>();
  readonly #lines = new Map<string, Delivery[]>();
  readonly courier: Courier;
  readonly #sim: Simulator;

  constructor(sim: Simulator) {
    this.#sim = sim;
    this.courier = new Courier(sim);
  }

  emit(name: EventName, subject: EventSubject): void {
    const { clock, ids, random, settings } = this.#sim;
    const event = newEvent(ids.bare(), name, subject, clock.nowMs());
    this.events.set(event.id, event);
    const siblings = this.#eventsByOrder.get(event.orderId);
    if (siblings) siblings.push(event);
    else this.#eventsByOrder.set(event.orderId, [event]);

    for (const endpoint of event.merchant.endpoints) {
      if (!isWanted(endpoint, name)) continue;
      const plan = planDelivery(this.#sim, event);
      if (plan.isEndpointLost) endpoint.isActive = false;
      const delayMs = plan.delayMs + random.fraction() * settings.webhookSpreadMs;
      for (const afterMs of [0, ...plan.copiesAfterMs]) this.#deliver(event, endpoint, plan, delayMs + afterMs);
    }
  }

  ofOrder(orderId: string): readonly WebhookEvent[] {
    return this.#eventsByOrder.get(orderId) ?? [];
  }

  /** One more delivery to each active endpoint, now. Razorpay replays events of up to 15 days. */
  send(event: WebhookEvent, copies = 1): boolean {
    if (this.#sim.clock.nowMs() - event.createdAtMs > REPLAY_WITHIN_MS) return false;
    for (const endpoint of event.merchant.endpoints) {
      if (!isWanted(endpoint, event.name)) continue;
      for (let copy = 0; copy < copies; copy++) this.#deliver(event, endpoint, plainPlan(), 0);
    }
    return true;
  }

  /** Tries held deliveries one after the other, each when the one before it was answered. Resolves after the last. */
  async release(deliveries: readonly Delivery[]): Promise<void> {
    for (const delivery of deliveries) {
      if (delivery.state !== "held") continue;
      delivery.state = "waiting";
      await this.courier.tryNow(delivery);
    }
  }

  stop(): void {
    this.courier.stop();
  }

  #deliver(event: WebhookEvent, endpoint: Endpoint, plan: DeliveryPlan, delayMs: number): void {
    const body = plan.rewrites.reduce((text, rewrite) => rewrite(text), event.body);
    const delivery: Delivery = {
      event,
      endpoint,
      plan,
      body,
      signature: sign(body, endpoint.secret),
      state: plan.isDropped ? "dropped" : plan.isHeld || plan.line ? "held" : "waiting",
      tries: [],
      rung: 0,
      firstTryMs: null,
      timer: undefined,
    };
    event.deliveries.push(delivery);
    if (delivery.state === "waiting") this.courier.tryAfter(delivery, delayMs);
    else if (plan.line && delivery.state === "held") this.#lineUp(delivery, plan.line, delayMs);
  }

  /** Lets a line go, in its own order, when one event of each name stands in it. */
  #lineUp(delivery: Delivery, { id, names }: Line, delayMs: number): void {
    const key = `${id} ${delivery.endpoint.id}`;
    const line = [...(this.#lines.get(key) ?? []), delivery];
    this.#lines.set(key, line);
    if (!names.every((name) => line.some(({ event }) => event.name === name))) return;
    this.#lines.delete(key);
    const sorted = line.sort((one, other) => names.indexOf(one.event.name) - names.indexOf(other.event.name));
    this.#sim.clock.after(delayMs, () => this.release(sorted));
  }
}
