import type { Random } from "../identity/random.ts";
import type { Delivery } from "../webhooks/delivery.ts";

/**
 * Held deliveries in the order asked for: names of events, `reverse`, `random`, or as they came. Events that are not named
 * come last.
 */
export function inReleaseOrder(held: readonly Delivery[], order: unknown, random: Random): Delivery[] {
  if (order === "reverse") return held.toReversed();
  if (order === "random") return shuffled(held, random);
  if (!Array.isArray(order)) return [...held];
  const place = ({ event }: Delivery) => (order.includes(event.name) ? order.indexOf(event.name) : order.length);
  return held.toSorted((one, other) => place(one) - place(other));
}

function shuffled(deliveries: readonly Delivery[], random: Random): Delivery[] {
  return deliveries
    .map((delivery) => ({ delivery, key: random.fraction() }))
    .sort((one, other) => one.key - other.key)
    .map(({ delivery }) => delivery);
}
