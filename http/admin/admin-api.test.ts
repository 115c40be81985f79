import { expect, test } from "vitest";
import { createApiToken, revokeApiTokens } from "#booking/organizers/keep-api-tokens.ts";
import { anEventDraft } from "#tests/builders/event-draft.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { ask } from "#tests/builders/visitor.ts";

const opened = await anOrganizersApi();
const { door, organizer } = opened;
const publicUrl = opened.startline.config.PUBLIC_URL;

const adminRoutes = () => {
  const routes = opened.api.routes.filter(({ path, method }) => path.startsWith("/api/admin") && method !== "ALL");
  return [...new Set(routes.map(({ method, path }) => `${method} ${path.replace(":slug", "a-ride")}`))];
};

test("no route for organizers answers anybody who is not signed in", async () => {
  expect(adminRoutes().length).toBeGreaterThan(8);
  for (const route of adminRoutes()) {
    const [method = "", path = ""] = route.split(" ");
    const nobody = await ask(door, method, path, method === "GET" ? undefined : {}, { origin: publicUrl });
    expect({ route, status: nobody.status, code: nobody.body.code }).toEqual({
      route,
      status: 401,
      code: "not_signed_in",
    });
    const forged = await ask(door, method, path, method === "GET" ? undefined : {}, {
      origin: publicUrl,
      cookie: "startline.session_token=forged.c2lnbmF0dXJl",
    });
    expect({ route, status: forged.status }).toEqual({ route, status: 401 });
  }
});

test("no write is taken from a page of another site, or from none", async () => {
  for (const route of adminRoutes().filter((each) => !each.startsWith("GET"))) {
    const [method = "", path = ""] = route.split(" ");
    for (const origin of ["https://elsewhere.example", "null", ""]) {
      const reply = await organizer.ask(method, path, {}, { origin });
      expect({ route, origin, code: reply.body.code }).toEqual({ route, origin, code: "forbidden_origin" });
    }
  }
});

test("a NUL in a path names nothing", async () => {
  for (const route of adminRoutes()) {
    const [method = "", path = ""] = route.replace(/\/(a-ride|:id|:[a-z]+)/g, "/a%00b").split(" ");
    if (!path.includes("%00")) continue;
    const reply = await organizer.ask(method, path, method === "GET" ? undefined : {});
    expect({ route, status: reply.status, code: reply.body.code }).toEqual({ route, status: 404, code: "not_found" });
  }
});

test("a form cannot write, because only JSON is read", async () => {
  const reply = await door("/api/admin/events", {
    method: "POST",
    headers: { ...organizer.headers, "content-type": "text/plain" },
    body: JSON.stringify(anEventDraft()),
  });
  expect(reply.status).toBe(415);
});

test("an API token reads exports and nothing else, until it is revoked", async () => {
  const { slug } = (await organizer.ask("POST", "/api/admin/events", anEventDraft())).body;
  const token = await createApiToken(opened.startline, "nightly export");
  const bearer = { authorization: `Bearer ${token}` };

  expect((await ask(door, "GET", `/api/admin/events/${slug}/participants.csv`, undefined, bearer)).status).toBe(200);
  expect((await ask(door, "POST", `/api/admin/events/${slug}/bookings/search`, {}, bearer)).status).toBe(401);
  expect((await ask(door, "GET", `/api/admin/events/${slug}/counts`, undefined, bearer)).status).toBe(401);

  expect(await revokeApiTokens(opened.startline, "nightly export")).toBe(1);
  const revoked = await ask(door, "GET", `/api/admin/events/${slug}/participants.csv`, undefined, bearer);
  expect({ status: revoked.status, code: revoked.body.code }).toEqual({ status: 401, code: "not_signed_in" });
});

test("every download is in the event's history, with who took it", async () => {
  const { slug } = (await organizer.ask("POST", "/api/admin/events", anEventDraft())).body;
  const bearer = { authorization: `Bearer ${await createApiToken(opened.startline, "weekly export")}` };
  await organizer.ask("GET", `/api/admin/events/${slug}/participants.xlsx`);
  await ask(door, "GET", `/api/admin/events/${slug}/statement.csv`, undefined, bearer);
  await organizer.ask("GET", `/api/admin/events/${slug}/statement`);
  const { entries } = (await organizer.ask("GET", `/api/admin/events/${slug}/audit-log`)).body;
  expect(entries.map(({ action, by, facts }: Record<string, unknown>) => [action, by, facts])).toEqual([
    ["download_file", "API token weekly export", { file: "statement.csv" }],
    ["download_riders", organizer.account.email, expect.objectContaining({ format: "xlsx", rows: 0 })],
  ]);
});

test("the history is a file too, by person, kind and day, with nothing that a spreadsheet would run", async () => {
  const { slug, id } = (await organizer.ask("POST", "/api/admin/events", anEventDraft())).body;
  await organizer.ask("GET", `/api/admin/events/${slug}/participants.csv`);
  await opened.startline.pool.query(
    `INSERT INTO audit_log (event_id, id, action, subject, done_by, done_at)
     SELECT $1, 'aud_' || n, 'pause_sale', '=1+1', 'ravi@club.example', '2026-01-02T20:00:00Z' FROM generate_series(1, 1200) n`,
    [id],
  );
  const csv = async (query: string) =>
    String((await organizer.ask("GET", `/api/admin/events/${slug}/audit-log.csv?${query}`)).body)
      .trim()
      .split("\r\n")
      .slice(1);
  const ravis = await csv("by=ravi@club.example");
  expect(new Set(ravis).size).toBe(1);
  expect([ravis.length, ravis[0]]).toEqual([1200, "2026-01-03 01:30:00,ravi@club.example,Pause sale,'=1+1,,,,"]);
  expect(await csv("from=2026-01-03&to=2026-01-03")).toHaveLength(1200);
  expect(await csv("to=2026-01-02")).toEqual([]);
  expect(await csv("kind=download_file&from=2026-01-04")).not.toHaveLength(0);

  const changes = [
    { field: "title", from: "Test ride", to: "=cmd()" },
    { field: "opensAt", from: "", to: "2027-01-10T04:30:00.000Z" },
  ];
  await opened.startline.pool.query(
    `INSERT INTO audit_log (event_id, id, action, subject, done_by, done_at, facts)
     VALUES ($1, 'aud_edit', 'edit_event', $1, 'asha@club.example', '2026-01-02T20:00:00Z', $2)`,
    [id, JSON.stringify({ changes })],
  );
  const edit = `2026-01-03 01:30:00,asha@club.example,Edit event,${id}`;
  expect(await csv("by=asha@club.example")).toEqual([
    `${edit},Title,Test ride,'=cmd(),`,
    `${edit},Opens at,,2027-01-10 10:00:00,`,
  ]);
});

test("a token of one event opens no other, and does not tell whether there is one", async () => {
  const own = (await organizer.ask("POST", "/api/admin/events", anEventDraft())).body;
  const other = (await organizer.ask("POST", "/api/admin/events", anEventDraft())).body;
  const bearer = { authorization: `Bearer ${await createApiToken(opened.startline, "one ride", own.id)}` };
  const statusOf = async (slug: string, file: string) =>
    (await ask(door, "GET", `/api/admin/events/${slug}/${file}`, undefined, bearer)).status;

  for (const file of ["participants.csv", "participants.xlsx", "statement", "statement.csv", "statement.pdf"]) {
    expect([file, await statusOf(own.slug, file)]).toEqual([file, 200]);
    expect([file, await statusOf(other.slug, file)]).toEqual([file, 404]);
    expect([file, await statusOf("no-such-ride", file)]).toEqual([file, 404]);
  }
});

test("a text that is too long is refused in words for whoever wrote it", async () => {
  const reply = await organizer.ask("POST", "/api/admin/events", anEventDraft({ waiverText: "x".repeat(50_001) }));
  expect(reply.status).toBe(422);
  expect(reply.body.errors).toMatchObject([{ field: "waiverText", message: "Shorten this to 50,000 characters." }]);
});

test("a token is stored only as its hash", async () => {
  const token = await createApiToken(opened.startline, "hashed");
  const { rows } = await opened.startline.pool.query("SELECT token_hash FROM api_tokens WHERE name = 'hashed'");
  expect(rows[0].token_hash).toMatch(/^[0-9a-f]{64}$/);
  expect(rows[0].token_hash).not.toContain(token);
});

test("signing in through the API gives the cookie, and a wrong password is told as a problem", async () => {
  const { email, password } = organizer.account;
  const wrong = await ask(door, "POST", "/api/auth/sign-in/email", { email, password: "something else" });
  expect({ status: wrong.status, code: wrong.body.code }).toEqual({ status: 401, code: "wrong_password" });

  const right = await ask(door, "POST", "/api/auth/sign-in/email", { email, password }, { origin: publicUrl });
  expect(right.status).toBe(200);
  expect(right.headers.getSetCookie().join()).toMatch(/^startline\.session_token=.+HttpOnly/);

  expect((await ask(door, "POST", "/api/auth/sign-up/email", { email, password })).status).toBe(404);
});
