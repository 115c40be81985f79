import { expect, test } from "vitest";
import { anEventOnSale } from "../builders/event-on-sale.ts";
import { ask, aVisitor } from "../builders/visitor.ts";
import { openNodeDoor } from "./open-door.ts";

test("a server that is told to stop still answers whoever is under way, and what follows from it is done", async () => {
  const at = await openNodeDoor();
  const event = await anEventOnSale(at.rooms, { capacity: 5 });
  const rider = aVisitor(at.door, event);
  await rider.join();
  await rider.claim();
  await rider.fillIn();
  const slow = { where: "api_before", what: "latency", params: { ms: 1500 }, match: { path: "/v1/orders" } };
  await ask((path, init) => fetch(`${at.razorpayUrl}${path}`, init), "POST", "/_sim/faults", slow);

  const pressed = rider.pressPay();
  // Razorpay has been asked: the request is inside the server.
  await expect.poll(() => hasStruck(at.razorpayUrl)).toBe(true);
  const closed = at.close();

  expect((await pressed).status).toBe(201);
  await closed;
  await expect(fetch(`${at.url}/api/health`)).rejects.toThrow();
});

async function hasStruck(razorpayUrl: string): Promise<boolean> {
  const faults = (await (await fetch(`${razorpayUrl}/_sim/faults`)).json()) as { items: { strikes: number }[] };
  return faults.items.some(({ strikes }) => strikes > 0);
}
