import { expect, onTestFinished, test } from "vitest";
import type { Pool } from "#platform/database.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { ask, aVisitor } from "#tests/builders/visitor.ts";
import { aStartline } from "#tests/setup/startline.ts";
import { buildApi } from "../app.ts";
import { BOUNDS } from "./admission.ts";

/** Takes every connection of a pool; answers how to give them back. */
async function takeAll(pool: Pool): Promise<() => void> {
  const taken = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  const giveBack = () => {
    for (const client of taken.splice(0)) client.release();
  };
  onTestFinished(giveBack);
  return giveBack;
}

test("while more newcomers hang than may wait, whoever has a place is served, and whom the queue can't take is told when to come again", async () => {
  const { startline } = await aStartline();
  const api = buildApi(startline, () => {}, { bounds: { ...BOUNDS, new: { ...BOUNDS.new, waiting: 300 } } });
  const event = await anEventOnSale(startline, { capacity: 5 });
  const rider = aVisitor(api.request, event);
  await rider.join();
  await rider.claim();
  const giveBack = await takeAll(startline.visitors.pool);
  // From now on a status document takes a connection that nobody gets.
  const path = `/api/events/${event.slug}/queue`;
  const nonce = (index: number) => `newcomer-${index}`.padEnd(22, "x");
  const joins = Array.from({ length: 400 }, (_, index) => ask(api.request, "POST", path, { nonce: nonce(index) }));
  // A body that is no JSON: whoever is turned away is so before it was read.
  const unread = Array.from({ length: 20 }, () =>
    api.request(path, { method: "POST", headers: { "content-type": "application/json" }, body: "{" }),
  );

  expect((await rider.look()).body).toMatchObject({ state: "held" });
  expect((await rider.fillIn()).status).toBe(200);
  expect((await rider.pressPay()).status).toBe(201);
  for (const reply of await Promise.all(unread)) {
    expect([reply.status, Number(reply.headers.get("retry-after")) >= 1]).toEqual([503, true]);
    expect(await reply.json()).toMatchObject({ code: "busy" });
  }
  giveBack();
  const statuses = (await Promise.all(joins)).map(({ status }) => status);
  expect(statuses.filter((status) => status !== 503 && status !== 201)).toEqual([]);
  expect(await startline.metrics.text()).toMatch(/http_requests_turned_away_total\{class="new"\} \d{2,}/);
});

test("monitors are answered whatever waits", async () => {
  const { startline, api } = await aStartline();
  const event = await anEventOnSale(startline, { capacity: 5 });
  const giveBack = await takeAll(startline.office.pool);
  const admins = Array.from({ length: 120 }, () =>
    ask(api.request, "GET", `/api/admin/events/${event.slug}/statement`, undefined, { authorization: "Bearer stk_x" }),
  );
  expect((await ask(api.request, "GET", "/api/health")).status).toBe(200);
  expect((await ask(api.request, "GET", "/api/ready")).status).toBe(200);
  giveBack();
  expect((await Promise.all(admins)).map(({ status }) => status)).toContain(503);
});
