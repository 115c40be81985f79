import { afterAll, beforeAll, expect, test } from "vitest";
import { readEvent } from "#booking/events/read-event.ts";
import { readLiveSale } from "#booking/sale-console/read-live-sale.ts";
import { newRowId } from "#platform/ids.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { openTestStartline, type TestStartline } from "#tests/setup/startline.ts";
import { newApi } from "./api.ts";
import { measured } from "./measured.ts";

let opened: TestStartline;
beforeAll(async () => {
  opened = await openTestStartline();
});
afterAll(() => opened.close());

test("whom we told to come again, and a checkout that was made smaller, are no good health", async () => {
  const { startline } = opened;
  const event = await anEventOnSale(startline, { capacity: 5, concurrencyTarget: 300 });
  const live = async () => readLiveSale(startline, (await readEvent(startline.db, event.id)) as never);
  expect((await live()).warnings).toEqual([]);

  const busy = newApi();
  busy.use(async (c, next) => {
    c.set("startline", startline);
    await next();
  });
  busy.use(measured);
  busy.post("/api/events/:slug/queue", (c) => c.json({ code: "busy" }, 503));
  busy.get("/api/bookings/:id", (c) => c.json({ code: "busy" }, 503));
  for (let times = 0; times < 3; times += 1) await busy.request(`/api/events/${event.slug}/queue`, { method: "POST" });
  await busy.request(`/api/bookings/${newRowId("bkg", event.id)}`);
  await startline.pool.query("UPDATE waiting_rooms SET concurrency = 210 WHERE event_id = $1", [event.id]);

  const told = async () => {
    await startline.refusals.write();
    return live();
  };
  await expect.poll(told, { timeout: 5000 }).toMatchObject({
    refused: { newcomer: 3, place_holder: 1 },
    warnings: ["place_holders_refused", "newcomers_refused", "fewer_at_once"],
    now: { concurrency: 210, held: 0, remaining: 5 },
    free: 5,
  });
});
