import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { createApiToken } from "#booking/organizers/keep-api-tokens.ts";
import { mayOpen, ROLES, type Role, rolesNamedFor } from "#booking/organizers/roles.ts";
import { anOrganizer } from "#tests/builders/organizer.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";

const opened = await anOrganizersApi();
const people = new Map<Role, Awaited<ReturnType<typeof anOrganizer>>>();
beforeAll(async () => {
  const { signIn, config } = opened.startline;
  for (const role of ROLES) {
    people.set(role, await anOrganizer(opened.door, { signIn, publicUrl: config.PUBLIC_URL, role }));
  }
});

const routes = [
  ...new Set(
    opened.api.routes
      .filter(({ path, method }) => path.startsWith("/api/admin") && method !== "ALL")
      .map(({ method, path }) => `${method} ${path}`),
  ),
].map((route) => route.split(" ") as [method: string, path: string]);

test("the table of roles names every route for organizers", () => {
  expect(routes.length).toBeGreaterThan(30);
  expect(routes.filter(([, path]) => !rolesNamedFor(path.replace(/^\/api/, "")))).toEqual([]);
});

test.each(ROLES)("every route is open to the role %s exactly where the table says so", async (role) => {
  const asker = people.get(role);
  for (const [method, path] of routes) {
    const address = path.replace(":slug", "a-ride").replaceAll(/:[a-zA-Z]+/g, "none");
    const reply = await asker?.ask(method, address, method === "GET" ? undefined : {});
    const told = reply?.status === 401 ? "not_signed_in" : reply?.body?.code;
    const isOpen = mayOpen(role, path.replace(/^\/api/, ""));
    expect({ method, path, isRefused: told === "not_allowed" }).toEqual({ method, path, isRefused: !isOpen });
    expect({ method, path, told }).not.toEqual({ method, path, told: "not_signed_in" });
  }
});

test("a token opens what the command that makes it says, and no other route of the organizers", async () => {
  const usage = readFileSync(new URL("../../scripts/token.ts", import.meta.url), "utf8");
  const told = /\(GET (\/api\/[^)]+)\)/.exec(usage)?.[1]?.split(/,\s+/) ?? [];
  const promised = told.map((path) => (path.startsWith("/api/") ? path : `/api/admin/events/{slug}${path}`));
  const headers = { authorization: `Bearer ${await createApiToken(opened.startline, "every route")}` };
  const open: string[] = [];
  for (const [method, path] of routes) {
    const address = path.replace(":slug", "a-ride").replaceAll(/:[a-zA-Z]+/g, "none");
    const body = method === "GET" ? {} : { body: "{}" };
    const more = { "content-type": "application/json", origin: opened.startline.config.PUBLIC_URL };
    const { status } = await opened.door(address, { method, headers: { ...more, ...headers }, ...body });
    if (status !== 401) open.push(`${method} ${path.replace(":slug", "{slug}")}`);
  }
  expect(promised).toHaveLength(5);
  expect(open.sort()).toEqual(promised.map((path) => `GET ${path}`).sort());
});

test("whoever only checks riders in calls nothing but check-in and their own account", () => {
  const open = routes.filter(([, path]) => mayOpen("check_in", path.replace(/^\/api/, ""))).map(([, path]) => path);
  expect(open.filter((path) => !/^\/api\/admin\/account(\/|$)|\/check-in(\/|$)/.test(path))).toEqual([]);
});

test("an address that spells the path of a route otherwise does not open it", async () => {
  const asker = people.get("check_in");
  for (const path of [
    "/api/admin/events/a-ride/%63ancel",
    "/api/admin/events/a-ride/check-in/../cancel",
    "/api/admin/events/a-ride/check-in%2f..%2fcancel",
    "/api/admin/account/../events",
    "/api//admin/events",
  ]) {
    const reply = await asker?.ask("POST", path, {});
    expect([path, reply?.status]).toEqual([path, expect.toSatisfy((status) => status === 403 || status === 404)]);
  }
});

test("an organizer whose role is changed is held to it with the next request", async () => {
  const { signIn, config } = opened.startline;
  const asker = await anOrganizer(opened.door, { signIn, publicUrl: config.PUBLIC_URL, role: "staff" });
  expect((await asker.ask("GET", "/api/admin/attention")).status).toBe(200);
  await opened.startline.pool.query("UPDATE organizers SET role = 'check_in' WHERE email = $1", [asker.account.email]);
  expect((await asker.ask("GET", "/api/admin/attention")).body.code).toBe("not_allowed");
});
