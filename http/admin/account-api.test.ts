import { afterAll, beforeAll, expect, test } from "vitest";
import { anOrganizer } from "#tests/builders/organizer.ts";
import { openTestStartline, type TestStartline } from "#tests/setup/startline.ts";

let opened: TestStartline;
beforeAll(async () => {
  opened = await openTestStartline();
});
afterAll(() => opened.close());

const NEXT = "another long sentence";

async function somebody() {
  const { startline, api } = opened;
  const publicUrl = startline.config.PUBLIC_URL;
  const organizer = await anOrganizer(api.request, { signIn: startline.signIn, publicUrl });
  /** Signs the same account in on another device; answers its headers, or null. */
  async function signInAgain(password: string) {
    const request = new Request(`${publicUrl}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: publicUrl, "user-agent": "Another phone" },
      body: JSON.stringify({ email: organizer.account.email, password }),
    });
    const reply = await startline.signIn.handle(request, "192.0.2.7");
    const cookie = reply.headers.getSetCookie().map((each) => each.split(";")[0]);
    return reply.ok ? { cookie: cookie.join("; "), origin: publicUrl } : null;
  }
  const isSignedIn = async (headers: Record<string, string>) =>
    (await api.request("/api/admin/account", { headers })).status === 200;
  return { ...organizer, signInAgain, isSignedIn };
}

test("a new password counts at once, and ends the sessions of every other device", async () => {
  const { ask, account, headers, signInAgain, isSignedIn } = await somebody();
  const elsewhere = (await signInAgain(account.password)) as Record<string, string>;
  const change = (passwords: object) => ask("POST", "/api/admin/account/password", passwords);

  expect((await change({ current: "not my password", next: NEXT })).body.code).toBe("wrong_password");
  expect((await change({ current: account.password, next: "short" })).body.code).toBe("too_short");
  expect(await isSignedIn(elsewhere)).toBe(true);
  expect((await change({ current: account.password, next: NEXT })).status).toBe(204);

  expect([await isSignedIn(headers), await isSignedIn(elsewhere)]).toEqual([true, false]);
  expect([await signInAgain(account.password), await signInAgain(NEXT)]).toEqual([null, expect.any(Object)]);
});

test("a change of the password whose answer was lost can be repeated, and is done once", async () => {
  const { ask, account, headers, signInAgain, isSignedIn } = await somebody();
  const change = () => ask("POST", "/api/admin/account/password", { current: account.password, next: NEXT });
  const both = await Promise.all([change(), change()]);
  const later = await change();
  expect([...both, later].map(({ status }) => status)).toEqual([204, 204, 204]);
  expect(await isSignedIn(headers)).toBe(true);
  expect(await signInAgain(NEXT)).not.toBeNull();
});

test("nobody guesses a password from a session that was left open", async () => {
  const { ask, account } = await somebody();
  const codes = new Set<string>();
  for (let guess = 0; guess < 40; guess += 1) {
    codes.add((await ask("POST", "/api/admin/account/password", { current: `guess ${guess}`, next: NEXT })).body.code);
  }
  expect([...codes]).toEqual(["wrong_password", "rate_limited"]);
  const right = await ask("POST", "/api/admin/account/password", { current: account.password, next: NEXT });
  expect(right.status).toBe(429);
});

test("an organizer sees where they are signed in and signs single devices out, never somebody else's", async () => {
  const asha = await somebody();
  const ravi = await somebody();
  const elsewhere = (await asha.signInAgain(asha.account.password)) as Record<string, string>;
  const { sessions } = (await asha.ask("GET", "/api/admin/account")).body;
  expect(sessions).toMatchObject([{ isOwn: false, userAgent: "Another phone" }, { isOwn: true }]);

  const path = `/api/admin/account/sessions/${sessions[0].id}`;
  await ravi.ask("DELETE", path);
  expect(await asha.isSignedIn(elsewhere)).toBe(true);
  for (const _twice of [1, 2]) expect((await asha.ask("DELETE", path)).status).toBe(204);
  expect(await asha.isSignedIn(elsewhere)).toBe(false);

  const third = (await asha.signInAgain(asha.account.password)) as Record<string, string>;
  await asha.ask("DELETE", "/api/admin/account/sessions/others");
  expect([
    await asha.isSignedIn(third),
    await asha.isSignedIn(asha.headers),
    await ravi.isSignedIn(ravi.headers),
  ]).toEqual([false, true, true]);
});

test("an organizer chooses a language for themselves alone, and the change is in the history once", async () => {
  const { ask, account } = await somebody();
  const another = await somebody();
  const choose = (language: string) => ask("PUT", "/api/admin/account/language", { language });
  const languageOf = async (who: typeof another) => (await who.ask("GET", "/api/admin/account")).body.language;
  expect(await languageOf(another)).toBe("en");

  expect((await choose("fr")).status).toBe(422);
  expect((await choose("mr")).status).toBe(204);
  expect((await choose("mr")).status).toBe(204);

  expect((await ask("GET", "/api/admin/account")).body.language).toBe("mr");
  expect(await languageOf(another)).toBe("en");
  const { rows } = await opened.startline.pool.query(
    "SELECT done_by, facts FROM audit_log WHERE action = 'change_language' AND subject = $1",
    [account.email],
  );
  expect(rows).toEqual([{ done_by: account.email, facts: { from: "en", to: "mr" } }]);
});

test("the database takes no language that there is no interface in", async () => {
  const { account } = await somebody();
  const change = opened.startline.pool.query("UPDATE organizers SET language = 'fr' WHERE email = $1", [account.email]);
  await expect(change).rejects.toThrow("organizer_has_a_known_language");
});
