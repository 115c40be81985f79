import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { copyOf } from "#app/copy/copy-of.ts";
import { anEventOnSale } from "../builders/event-on-sale.ts";
import { ask, type Door } from "../builders/visitor.ts";
import { openSurroundings, startServer } from "./open-door.ts";

test("who comes first while the event page can't be made is told so in their language, and has the page as soon as it can be", async () => {
  const around = await openSurroundings();
  onTestFinished(around.close);
  const server = await startServer(around.env, around.ports[0]);
  onTestFinished(server.stop);
  const door: Door = (path, init) => fetch(`${around.env.PUBLIC_URL}${path}`, init);
  const event = await anEventOnSale(around.rooms, { capacity: 5 });
  const page = (await ask(door, "GET", `/e/${event.slug}`)).body;

  await sql`ALTER TABLE events RENAME TO events_away`.execute(around.rooms.db);
  const broken = await ask(door, "GET", `/hi/e/${event.slug}`);
  const { title, retry } = copyOf("hi").pages.error;
  expect([broken.status, broken.headers.get("cache-control")]).toEqual([500, "no-store"]);
  expect(broken.body).toContain('<html lang="hi"');
  expect(broken.body).toContain(title);
  expect(broken.body).toContain(retry);
  expect((await ask(door, "GET", `/e/${event.slug}`)).body).toBe(page);

  await sql`ALTER TABLE events_away RENAME TO events`.execute(around.rooms.db);
  expect((await ask(door, "GET", `/hi/e/${event.slug}`)).status).toBe(200);
});
