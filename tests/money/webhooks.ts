import type { Delivery } from "#simulators/razorpay/webhooks/delivery.ts";
import { sign } from "#simulators/razorpay/webhooks/signature.ts";
import type { WebhookEvent } from "#simulators/razorpay/webhooks/webhook-event.ts";
import { RAZORPAY } from "../setup/settings.ts";
import type { World } from "./model/world.ts";

/** From here on Razorpay's webhooks wait until the test lets them go. */
export const holdWebhooks = (world: World) => world.control("/faults", { where: "webhook", what: "hold" });

/** From here on no webhook comes. */
export const dropWebhooks = (world: World) => world.control("/faults", { where: "webhook", what: "drop" });

/** What Razorpay had to tell of an order so far, perhaps of one kind only. */
export const eventsOf = (world: World, orderId: string, name?: string): WebhookEvent[] =>
  world
    .sim()
    .webhooks.ofOrder(orderId)
    .filter((event) => name === undefined || event.name === name);

/** Lets the held webhooks of that name go, each when the one before it was answered and all its work done. */
export async function releaseWebhooks(world: World, orderId: string, name: string): Promise<void> {
  const held = eventsOf(world, orderId, name).flatMap(({ deliveries }) => deliveries.filter(isHeld));
  if (held.length === 0) throw new Error(`no ${name} is held`);
  await world.sim().webhooks.release(held);
}

const isHeld = ({ state }: Delivery): boolean => state === "held";

/** Brings an event to our door as Razorpay does, however often it has come. Answers the status. */
export async function deliver(world: World, event: WebhookEvent, secret = RAZORPAY.webhookSecret): Promise<number> {
  const answer = await world.door("/api/webhooks/razorpay", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-razorpay-signature": sign(event.body, secret),
      "x-razorpay-event-id": event.id,
    },
    body: event.body,
  });
  return answer.status;
}
