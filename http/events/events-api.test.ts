import { expect, test } from "vitest";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { ask, aVisitor } from "#tests/builders/visitor.ts";
import { aStartline } from "#tests/setup/startline.ts";

test("the first visitor of a quiet hour is shown a status that is three seconds old at most", async () => {
  const { startline, api } = await aStartline();
  const event = await anEventOnSale(startline, { capacity: 5 });
  const { headers } = await ask(api.request, "GET", `/api/events/${event.slug}/status`);
  const [, fresh, stale] =
    /^public, s-maxage=(\d+), stale-while-revalidate=(\d+)$/.exec(headers.get("cdn-cache-control") ?? "") ?? [];
  expect(Number(fresh) + Number(stale)).toBeLessThanOrEqual(3);
  // A browser of its own, told so too, would show everybody the answer before the last.
  expect(headers.get("cache-control")).toBe("public, max-age=0, s-maxage=1, must-revalidate");
});

test("what is left and held of each category is in the status document", async () => {
  const { startline, api } = await aStartline();
  const categories = [
    { id: "cat_far", capacity: 2 },
    { id: "cat_near", capacity: 3 },
  ];
  const event = await anEventOnSale(startline, { capacity: 5, categories });
  const rider = aVisitor(api.request, event);
  await rider.join();
  await rider.claim("cat_near");
  const read = async () => (await ask(api.request, "GET", `/api/events/${event.slug}/status`)).body.categories;
  await expect.poll(read, { timeout: 5000 }).toMatchObject([
    { id: "cat_far", remaining: 2, held: 0 },
    { id: "cat_near", remaining: 2, held: 1 },
  ]);
});
