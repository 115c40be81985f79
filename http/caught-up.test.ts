import { sql } from "kysely";
import { expect, onTestFinished, test, vi } from "vitest";
import { expirePlaces } from "#booking/capacity/expire-places.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { ask, aVisitor, type Door } from "#tests/builders/visitor.ts";
import { aStartline } from "#tests/setup/startline.ts";

test("the first look after PostgreSQL was started anew shows the time that was given back, and Pay goes on", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const clock = testClock();
  const { startline, api } = await aStartline(clock);
  const event = await anEventOnSale(startline, { capacity: 3 });
  const door: Door = (path, init) => api.request(path, init);
  const [holder, payer] = [aVisitor(door, event), aVisitor(door, event)];
  await holder.join();
  const held = (await holder.claim()).body;
  const orderId = await payer.toCheckout();
  const { payBy } = (await payer.look()).body;
  const given = async () => (await ask(door, "GET", `/api/events/${event.slug}/status`)).body.queue.secondsGivenBack;
  expect(await given()).toBe(0);

  await sql`UPDATE service_beats SET server_started_at = server_started_at - interval '1 hour'`.execute(startline.db);
  clock.advance({ minutes: 6 });
  vi.advanceTimersByTime(6 * 60_000);
  await expirePlaces(startline); // A worker is there before the server.

  const later = (time: string) => new Date(Date.parse(time) + 6 * 60_000).toISOString();
  expect((await holder.look()).body).toMatchObject({ state: "held", holdExpiresAt: later(held.holdExpiresAt) });
  expect((await payer.look()).body).toMatchObject({ state: "paying", payBy: later(payBy) });
  expect((await payer.pressPay()).body).toMatchObject({
    razorpay: { orderId, timeoutSeconds: 300 },
    payBy: later(payBy),
  });
  expect(await given()).toBe(360);
});
