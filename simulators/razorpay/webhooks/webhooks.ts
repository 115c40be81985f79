import { planDelivery } from "../faults/webhook-faults.ts";
import type { Simulator } from "../simulator.ts";
import { Courier } from "./courier.ts";
import type { Delivery, DeliveryPlan } from "./delivery.ts";
import { plainPlan } from "./delivery.ts";
import { type Endpoint, isWanted } from "./endpoint.ts";
import { sign } from "./signature.ts";
import { type EventName, type EventSubject, newEvent, type WebhookEvent } from "./webhook-event.ts";

const REPLAY_WITHIN_MS = 15 * 86_400_000;

/** Turns facts into events and events into deliveries. At least once, in no order. */
export class Webhooks {
  readonly events = new Map<string, WebhookEvent>();
  readonly #eventsByOrder = new Map<string, WebhookEvent[]>();
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
      const delayMs = plan.delayMs + random.fraction() * settings.webhookSpreadMs;
      for (let copy = 0; copy <= plan.copies; copy++)
        this.#deliver(event, endpoint, plan, delayMs + copy * plan.copyGapMs);
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

  stop(): void {
    this.courier.stop();
  }

  #deliver(event: WebhookEvent, endpoint: Endpoint, plan: DeliveryPlan, delayMs: number): void {
    const delivery: Delivery = {
      event,
      endpoint,
      plan,
      signature: sign(event.body, endpoint.secret),
      state: plan.isDropped ? "dropped" : plan.isHeld ? "held" : "waiting",
      tries: [],
      rung: 0,
      firstTryMs: null,
      timer: undefined,
    };
    event.deliveries.push(delivery);
    if (delivery.state === "waiting") this.courier.tryAfter(delivery, delayMs);
  }
}
