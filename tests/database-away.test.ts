import { expect, test } from "vitest";
import { migrate } from "#platform/migrate.ts";
import { startPostgres } from "../servers/postgres.ts";
import { anEventOnSale } from "./builders/event-on-sale.ts";
import { ask, aVisitor, type Door } from "./builders/visitor.ts";
import { openTestStartlineAt } from "./setup/startline.ts";

test("while PostgreSQL is away everybody is told to try again, and afterwards everything goes on", async () => {
  let postgres = await startPostgres();
  await migrate(postgres.url);
  const opened = await openTestStartlineAt(postgres.url);
  const door: Door = (path, init) => opened.api.request(path, init);
  const event = await anEventOnSale(opened.startline, { capacity: 5 });
  const rider = aVisitor(door, event);
  await rider.join();
  expect((await rider.claim()).status).toBe(201);
  const before = (await ask(door, "GET", `/api/events/${event.slug}/status`)).body;

  await postgres.stop();
  const refused = await Promise.all([rider.claim(), rider.look(), rider.fillIn(), rider.pressPay()]);
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual(Array(4).fill([503, "busy"]));
  expect(refused.every(({ headers }) => Number(headers.get("retry-after")) > 0)).toBe(true);
  const status = await ask(door, "GET", `/api/events/${event.slug}/status`);
  if (status.status === 200) expect(status.body.generatedAt).toBe(before.generatedAt);
  else expect(status.status).toBe(503);

  postgres = await startPostgres({ dataDir: postgres.dataDir, port: postgres.port });
  const again = await rider.claim();
  expect([again.status, again.body.bookingId]).toEqual([200, rider.bookingId]);
  expect((await rider.fillIn()).status).toBe(200);
  await opened.close();
  await postgres.stop();
});
