import { expect, onTestFinished, test, vi } from "vitest";
import { createApiToken } from "#booking/organizers/keep-api-tokens.ts";
import { openLog } from "#platform/log.ts";
import { migrate } from "#platform/migrate.ts";
import { buildCheckedApi } from "#tests/setup/checked-api.ts";
import { startPostgres } from "../servers/postgres.ts";
import { anEventOnSale } from "./builders/event-on-sale.ts";
import { anOrganizer } from "./builders/organizer.ts";
import { ask, aVisitor, type Door } from "./builders/visitor.ts";
import { openTestStartlineAt } from "./setup/startline.ts";

test("while PostgreSQL is away everybody is told to try again, and afterwards everything goes on", async () => {
  let postgres = await startPostgres();
  await migrate(postgres.url);
  const opened = await openTestStartlineAt(postgres.url);
  const lines: { level: number; msg: string }[] = [];
  const log = openLog("debug", { write: (line) => void lines.push(JSON.parse(line)) });
  const api = buildCheckedApi({ ...opened.startline, log }, () => {});
  const door: Door = (path, init) => api.request(path, init);
  const { signIn, config } = opened.startline;
  const organizer = await anOrganizer(door, { signIn, publicUrl: config.PUBLIC_URL });
  const token = await createApiToken(opened.startline, "export");
  const event = await anEventOnSale(opened.startline, { capacity: 5 });
  const rider = aVisitor(door, event);
  await rider.join();
  expect((await rider.claim()).status).toBe(201);
  const before = (await ask(door, "GET", `/api/events/${event.slug}/status`)).body;

  await postgres.stop();
  // What is remembered for a second is too old by now.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2000 });
  onTestFinished(() => void vi.useRealTimers());
  const refused = await Promise.all([rider.claim(), rider.look(), rider.fillIn(), rider.pressPay()]);
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual(Array(4).fill([503, "busy"]));
  expect(refused.every(({ headers }) => Number(headers.get("retry-after")) > 0)).toBe(true);
  for (let look = 0; look < 3; look += 1) {
    const status = await ask(door, "GET", `/api/events/${event.slug}/status`);
    expect([status.status, status.body.generatedAt]).toEqual([200, before.generatedAt]);
  }
  const { email, password } = organizer.account;
  const ofOrganizers = await Promise.all([
    organizer.ask("GET", `/api/admin/events/${event.slug}`),
    organizer.ask("GET", "/api/admin/attention"),
    organizer.ask("POST", `/api/admin/events/${event.slug}/close`, {}),
    ask(door, "GET", `/api/admin/events/${event.slug}/participants.csv`, undefined, {
      authorization: `Bearer ${token}`,
    }),
    organizer.ask("POST", "/api/auth/sign-in/email", { email, password }),
    organizer.ask("POST", "/api/auth/sign-out", {}),
  ]);
  expect(ofOrganizers.map(({ status, body }) => [status, body.code])).toEqual(Array(6).fill([503, "busy"]));
  expect(ofOrganizers.every(({ headers }) => Number(headers.get("retry-after")) > 0)).toBe(true);
  expect(lines.filter((line) => line.level > 40)).toEqual([]);

  vi.useRealTimers();
  postgres = await startPostgres({ dataDir: postgres.dataDir, port: postgres.port });
  const again = await rider.claim();
  expect([again.status, again.body.bookingId]).toEqual([200, rider.bookingId]);
  expect((await rider.fillIn()).status).toBe(200);
  await opened.close();
  await postgres.stop();
});
