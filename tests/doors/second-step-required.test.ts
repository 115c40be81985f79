import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "#platform/config.ts";
import { closeStartline, openStartline, type Startline } from "#wiring";
import { appCode } from "../builders/app-code.ts";
import { anEventOnSale } from "../builders/event-on-sale.ts";
import { anOrganizer } from "../builders/organizer.ts";
import { organizerPages } from "../builders/organizer-pages.ts";
import { ask } from "../builders/visitor.ts";
import { type Environment, type OpenDoor, openDoor, startServer } from "./open-door.ts";

let opened: OpenDoor;
let startline: Startline;
let settings: Environment;
beforeAll(async () => {
  opened = await openDoor(async (env, [port]) => {
    settings = { ...env, SECOND_FACTOR: "required" };
    return {
      programs: [await startServer(settings, port as number)],
      urls: [`http://127.0.0.1:${port}`],
      runJobs: async () => {},
    };
  });
  startline = openStartline(readConfig(settings));
}, 60_000);
afterAll(async () => {
  await closeStartline(startline);
  await opened.close();
});

test("where a second step is required, whoever has none opens the page of their account alone, sets it up there and goes on", async () => {
  const { door, rooms } = opened;
  const event = await anEventOnSale(rooms, { capacity: 5 });
  const organizer = await anOrganizer(door, { signIn: startline.signIn, publicUrl: startline.config.PUBLIC_URL });
  const { email, password } = organizer.account;
  const { origin } = organizer.headers;
  const load = (path: string, cookie: string) => door(path, { headers: { cookie }, redirect: "manual" });
  const pages = organizerPages({ ...event, bookingId: "bkg_none" }).map(({ path }) => path);
  const others = pages.filter((path) => path.startsWith("/admin") && !/\/(account|sign-in|join|.*password)/.test(path));
  expect(others.length).toBeGreaterThan(20);

  for (const path of others) {
    const reply = await load(path, organizer.headers.cookie);
    expect([path, reply.status, reply.headers.get("location")]).toEqual([path, 307, "/admin/account"]);
  }
  const list = await organizer.ask("GET", `/api/admin/events/${event.slug}/announcements`);
  expect([list.status, list.body.code]).toEqual([403, "second_factor_missing"]);
  const account = await load("/admin/account", organizer.headers.cookie);
  expect([account.status, (await account.text()).includes("Set up the second step first")]).toEqual([200, true]);

  const started = await organizer.ask("POST", "/api/admin/account/second-factor", { password });
  expect([email, started.status]).toEqual([email, 200]);
  const confirmed = await organizer.ask("POST", "/api/auth/two-factor/verify-totp", {
    code: appCode(started.body.uri),
  });
  expect(confirmed.status).toBe(200);
  const cookie = confirmed.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");

  const shown = await load(`/admin/events/${event.slug}`, cookie);
  expect(shown.status).toBe(200);
  const read = await ask(door, "GET", `/api/admin/events/${event.slug}/announcements`, undefined, { cookie, origin });
  expect(read.status).toBe(200);
  const now = await (await load("/admin/account", cookie)).text();
  expect(now).not.toContain("Set up the second step first");
});
