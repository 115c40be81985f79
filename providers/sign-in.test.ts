import { randomInt } from "node:crypto";
import { getMigrations } from "better-auth/db/migration";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { NewOrganizer, SignIn } from "#booking/organizers/sign-in.ts";
import { openPool, type Pool } from "#platform/database.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { buildAuth, openSignIn } from "./sign-in.ts";

const publicUrl = "http://localhost:3000";
const secret = "a secret of this test, 32 characters";
const passwordLengthMin = 12;
let pool: Pool;
let signIn: SignIn;
let organizersMade = 0;

beforeAll(async () => {
  pool = openPool(await createTestDatabase(), 4);
  signIn = openSignIn({ pool, secret, publicUrl, passwordLengthMin });
});
afterAll(() => pool.end());

async function anOrganizer(): Promise<NewOrganizer> {
  organizersMade += 1;
  const organizer = { email: `asha-${organizersMade}@club.example`, name: "Asha", password: "correct horse battery" };
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

const anAddress = (): string => `203.0.113.${randomInt(1, 255)}`;

/** Each attempt comes from an address of its own unless the test says otherwise. */
const attempt = (email: string, password: string, address = anAddress()) =>
  signIn.handle(post("/sign-in/email", { email, password }), address);

const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

test("the migration made exactly the tables that better-auth wants", async () => {
  const auth = buildAuth({ pool, secret, publicUrl, passwordLengthMin });
  const { toBeCreated, toBeAdded } = await getMigrations(auth.options);

  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
});

test("an organizer signs in with the password and is known by the cookie until signing out", async () => {
  const { email, password } = await anOrganizer();

  const answer = await attempt(email, password);
  expect(answer.status).toBe(200);
  const cookie = cookieOf(answer);
  expect(await signIn.readOrganizer(new Headers({ cookie }))).toMatchObject({ email, name: "Asha" });

  expect((await signIn.handle(post("/sign-out", {}, { cookie }), null)).status).toBe(200);
  expect(await signIn.readOrganizer(new Headers({ cookie }))).toBeNull();
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
  expect((await signIn.handle(post("/update-user", { name: "Eve" }), null)).status).toBe(404);
});

test("an address is refused after ten attempts in a minute, whatever it claims to be", async () => {
  const { email, password } = await anOrganizer();
  const tries = Array.from({ length: 10 }, () => attempt(email, "not the password", "198.51.100.7"));
  expect((await Promise.all(tries)).map((answer) => answer.status)).toEqual(Array(10).fill(401));

  const forged = post("/sign-in/email", { email, password }, { "x-sign-in-address": "192.0.2.1" });
  expect((await signIn.handle(forged, "198.51.100.7")).status).toBe(429);
  expect((await attempt(email, password)).status).toBe(200);
});

test("a new password ends every session and the old password", async () => {
  const { email, password } = await anOrganizer();
  const cookie = cookieOf(await attempt(email, password));

  expect(await signIn.resetPassword(email, "another horse battery")).toBe("reset");

  expect(await signIn.readOrganizer(new Headers({ cookie }))).toBeNull();
  expect((await attempt(email, password)).status).toBe(401);
  expect((await attempt(email, "another horse battery")).status).toBe(200);
  expect(await signIn.resetPassword("nobody@club.example", "another horse battery")).toBe("unknown_email");
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

  const secure = openSignIn({ pool, secret, publicUrl: "https://ride.example", passwordLengthMin });
  const body = JSON.stringify({ email, password });
  const headers = { "Content-Type": "application/json", Origin: "https://ride.example" };
  const request = new Request("https://ride.example/api/auth/sign-in/email", { method: "POST", headers, body });
  expect((await secure.handle(request, "203.0.113.201")).headers.getSetCookie().join()).toMatch(/; Secure/);
});
