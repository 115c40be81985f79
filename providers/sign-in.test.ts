import { randomInt } from "node:crypto";
import { getMigrations } from "better-auth/db/migration";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import type { NewOrganizer, SignIn } from "#booking/organizers/sign-in.ts";
import { openPool, type Pool } from "#platform/database.ts";
import { openLog } from "#platform/log.ts";
import { openRedis, type RedisClient } from "#platform/redis.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { createTestRedis } from "#tests/setup/redis.ts";
import { openSignInLimits } from "#wiring/limits.ts";
import type { SignInLimits } from "./guard-sign-in.ts";
import { buildAuth, openSignIn } from "./sign-in.ts";

const publicUrl = "http://localhost:3000";
const secret = "a secret of this test, 32 characters";
const passwordLengthMin = 12;
const lines: string[] = [];
const log = openLog("debug", { write: (line) => void lines.push(line) });
let pool: Pool;
let signIn: SignIn;
let organizersMade = 0;

let limits: SignInLimits;
let redis: RedisClient;

beforeAll(async () => {
  pool = openPool(await createTestDatabase(), 4);
  redis = openRedis(await createTestRedis());
  await redis.connect();
  limits = openSignInLimits(redis);
  signIn = openSignIn({ pool, log, secret, publicUrl, passwordLengthMin, limits });
});
afterAll(async () => {
  redis.disconnect();
  await pool.end();
});

async function anOrganizer(): Promise<NewOrganizer> {
  organizersMade += 1;
  const organizer: NewOrganizer = {
    email: `asha-${organizersMade}-${randomInt(1e9)}@club.example`,
    name: "Asha",
    password: "correct horse battery",
    role: "staff",
  };
  expect(await signIn.createOrganizer(organizer)).toBe("created");
  return organizer;
}

function post(path: string, body: object, headers: Record<string, string> = {}): Request {
  return new Request(`${publicUrl}/api/auth${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: publicUrl, ...headers },
    body: JSON.stringify(body),
  });
}

const anAddress = (): string => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;

/** Each attempt comes from an address of its own unless the test says otherwise. */
const attempt = (email: string, password: string, address = anAddress()) =>
  signIn.handle(post("/sign-in/email", { email, password }), address);

const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

test("the migration made exactly the tables that better-auth wants", async () => {
  const auth = buildAuth({ pool, log, secret, publicUrl, passwordLengthMin });
  const { toBeCreated, toBeAdded } = await getMigrations(auth.options);

  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
});

test("an organizer signs in with the password and is known by the cookie until signing out", async () => {
  const { email, password } = await anOrganizer();

  const answer = await attempt(email, password);
  expect(answer.status).toBe(200);
  const cookie = cookieOf(answer);
  expect(await signIn.readOrganizer(new Headers({ cookie }))).toMatchObject({ email, name: "Asha", role: "staff" });

  expect((await signIn.handle(post("/sign-out", {}, { cookie }), null)).status).toBe(200);
  expect(await signIn.readOrganizer(new Headers({ cookie }))).toBeNull();
});

test("the session's token is in the cookie alone, out of reach of scripts", async () => {
  const { email, password } = await anOrganizer();
  const answer = await attempt(email, password);
  const token = /session_token=([^.;]+)/.exec(cookieOf(answer))?.[1];
  expect(token).toMatch(/.{20}/);
  const body = await answer.text();
  expect(JSON.parse(body)).toMatchObject({ user: { email } });
  expect(body).not.toContain(decodeURIComponent(token ?? ""));
});

test("the library writes into our log and nowhere else, and nothing of refused passwords", async () => {
  const printed = [vi.spyOn(console, "error"), vi.spyOn(console, "warn"), vi.spyOn(console, "log")];
  onTestFinished(() => void vi.restoreAllMocks());
  lines.length = 0;
  const { email } = await anOrganizer();
  expect((await attempt(email, "not the password")).status).toBe(401);
  const { logger } = await buildAuth({ pool, log, secret, publicUrl, passwordLengthMin }).$context;
  expect(lines).toEqual([]);

  logger.error("it broke", new Error("because"));
  const [line] = lines.map((each) => JSON.parse(each));
  expect(line).toMatchObject({ level: 50, msg: "better-auth: it broke", err: { message: "because" } });
  expect(printed.flatMap(({ mock }) => mock.calls)).toEqual([]);
});

test("a wrong password and an unknown address get the same answer", async () => {
  const { email } = await anOrganizer();
  const answers = await Promise.all([
    attempt(email, "not the password"),
    attempt("nobody@club.example", "not the password"),
  ]);

  expect(answers.map((answer) => answer.status)).toEqual([401, 401]);
  const [one, other] = await Promise.all(answers.map((answer) => answer.json()));
  expect(one).toEqual(other);
});

test("the password is stored as argon2id of 19 MiB and two passes", async () => {
  const { email } = await anOrganizer();
  const { rows } = await pool.query(
    "SELECT a.password FROM organizer_accounts a JOIN organizers o ON o.id = a.organizer_id WHERE o.email = $1",
    [email],
  );
  expect(rows[0].password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test("nobody can sign up, and nothing of the library that we do not use is reachable", async () => {
  const wanted = { email: "eve@club.example", name: "Eve", password: "correct horse battery" };
  expect((await signIn.handle(post("/sign-up/email", wanted), null)).status).toBe(404);
  for (const path of ["/update-user", "/change-password", "/revoke-other-sessions", "/get-session"]) {
    expect((await signIn.handle(post(path, {}), null)).status).toBe(404);
  }
});

test("all addresses of one IPv6 network count as one", async () => {
  const statuses: number[] = [];
  for (let tries = 0; tries < 12; tries += 1) {
    const { status } = await attempt(`nobody.${tries}@example.com`, "a wrong password", `2001:db8:77:1::${tries + 1}`);
    statuses.push(status);
  }
  expect(statuses.slice(10)).toEqual([429, 429]);
  expect((await attempt("nobody.13@example.com", "a wrong password", "2001:db8:77:2::1")).status).toBe(401);
});

test("an address is refused after ten attempts in a minute, whatever it claims to be", async () => {
  const { email, password } = await anOrganizer();
  const tries = Array.from({ length: 10 }, () => attempt(email, "not the password", "198.51.100.7"));
  expect((await Promise.all(tries)).map((answer) => answer.status)).toEqual(Array(10).fill(401));

  const forged = post("/sign-in/email", { email, password }, { "x-sign-in-address": "192.0.2.1" });
  expect((await signIn.handle(forged, "198.51.100.7")).status).toBe(429);
  expect((await attempt(email, password)).status).toBe(200);
});

test("an account that is guessed from everywhere is refused, but not to a browser in which it has signed in before", async () => {
  const { email, password } = await anOrganizer();
  const other = await anOrganizer();
  const device = cookieOf(await attempt(email, password));
  const from = (address: string, cookie: string, tried: string) =>
    signIn.handle(post("/sign-in/email", { email, password: tried }, { cookie }), address);

  const guesses = await Promise.all(Array.from({ length: 35 }, () => attempt(email, "not the password")));

  expect(guesses.filter(({ status }) => status === 401)).toHaveLength(29);
  expect(guesses.filter(({ status }) => status === 429)).toHaveLength(6);
  const refused = await attempt(email, password);
  expect([refused.status, Number(refused.headers.get("x-retry-after")) > 0]).toEqual([429, true]);
  expect((await from(anAddress(), device, password)).status).toBe(200);
  expect(
    (await from(anAddress(), device.replace(/(startline_device=\w+)\.[\w-]+/, "$1.forged"), password)).status,
  ).toBe(429);
  expect((await attempt(other.email, other.password)).status).toBe(200);
});

test("where everybody seems to have one address, wrong passwords lock nobody out who has signed in before", async () => {
  const { email, password } = await anOrganizer();
  const shared = "127.0.0.1";
  const device = cookieOf(await attempt(email, password, shared));
  const stranger = () => attempt(`nobody-${randomInt(1e9)}@club.example`, "not the password", shared);
  await Promise.all(Array.from({ length: 15 }, stranger));

  expect((await stranger()).status).toBe(429);
  const own = post("/sign-in/email", { email, password }, { cookie: device });
  expect((await signIn.handle(own, shared)).status).toBe(200);
});

test("of a crowd that signs in at once a few are served at a time, and those who would wait long are told so", async () => {
  const { email, password } = await anOrganizer();
  const device = cookieOf(await attempt(email, password));
  const crowdName = randomInt(1e9);
  const crowd = Array.from({ length: 300 }, (_, index) =>
    attempt(`crowd-${index}-${crowdName}@club.example`, "not the password"),
  );
  await Promise.resolve();
  const statuses = (await Promise.all(crowd)).map(({ status }) => status);

  expect(statuses.filter((status) => status === 401)).toHaveLength(42);
  expect(statuses.filter((status) => status === 503)).toHaveLength(258);
  const own = post("/sign-in/email", { email, password }, { cookie: device });
  expect((await signIn.handle(own, "203.0.113.9")).status).toBe(200);
});

test("an address has one account", async () => {
  const organizer = await anOrganizer();
  expect(await signIn.createOrganizer({ ...organizer, email: organizer.email.toUpperCase() })).toBe("email_taken");
});

test("a page of another site cannot sign anybody in", async () => {
  const { email, password } = await anOrganizer();
  const foreign = post("/sign-in/email", { email, password }, { Origin: "https://elsewhere.example" });
  expect((await signIn.handle(foreign, "203.0.113.200")).status).toBe(403);
});

test("cookies are Secure exactly where the public address is https", async () => {
  const { email, password } = await anOrganizer();
  const plain = await attempt(email, password);
  expect(plain.headers.getSetCookie().join()).not.toMatch(/Secure/);
  expect(plain.headers.getSetCookie().join()).toMatch(/HttpOnly; SameSite=Lax/);

  const secure = openSignIn({ pool, log, secret, publicUrl: "https://ride.example", passwordLengthMin, limits });
  const body = JSON.stringify({ email, password });
  const headers = { "Content-Type": "application/json", Origin: "https://ride.example" };
  const request = new Request("https://ride.example/api/auth/sign-in/email", { method: "POST", headers, body });
  expect((await secure.handle(request, "203.0.113.201")).headers.getSetCookie().join()).toMatch(/; Secure/);
});
