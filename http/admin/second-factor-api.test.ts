import { expect, test } from "vitest";
import { takeSecondFactorAway } from "#booking/team/change-second-factor.ts";
import { deriveKey } from "#platform/keys.ts";
import { openSignIn } from "#providers/sign-in.ts";
import { appCode } from "#tests/builders/app-code.ts";
import { anOrganizer } from "#tests/builders/organizer.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { ask, type Reply } from "#tests/builders/visitor.ts";

const opened = await anOrganizersApi();
const { door, startline } = opened;
const origin = startline.config.PUBLIC_URL;
const ON = "/api/admin/account/second-factor";

const cookieOf = (reply: Reply): string =>
  reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

/** What the app shows half a minute later: accepted already, and not yet used. */
const nextCode = (uri: string): string => appCode(uri, Date.now() + 30_000);

/** An organizer who has turned the second step on. */
async function somebodyWithApp() {
  const organizer = await anOrganizer(door, { signIn: startline.signIn, publicUrl: origin });
  const { email, password } = organizer.account;
  const started = await organizer.ask("POST", ON, { password });
  expect(started.status).toBe(200);
  const { uri, recoveryCodes } = started.body as { uri: string; recoveryCodes: string[] };
  const usedCode = appCode(uri);
  const confirmed = await organizer.ask("POST", "/api/auth/two-factor/verify-totp", { code: usedCode });
  expect(confirmed.status).toBe(200);
  const own = (method: string, path: string, body?: unknown) =>
    ask(door, method, path, body, { origin, cookie: cookieOf(confirmed) });
  /** The first step; answers the cookie of whoever has to enter a code. */
  const firstStep = async () => {
    const reply = await ask(door, "POST", "/api/auth/sign-in/email", { email, password }, { origin });
    return { reply, cookie: cookieOf(reply) };
  };
  const secondStep = async (path: "verify-totp" | "verify-backup-code", code: string, cookie?: string) =>
    ask(
      door,
      "POST",
      `/api/auth/two-factor/${path}`,
      { code },
      { origin, cookie: cookie ?? (await firstStep()).cookie },
    );
  return { organizer, uri, usedCode, recoveryCodes, own, firstStep, secondStep };
}
const accountWith = async (cookie: string) =>
  (await ask(door, "GET", "/api/admin/account", undefined, { cookie, origin })).status;
const historyOf = async (email: string) =>
  (
    await startline.pool.query("SELECT action, done_by FROM audit_log WHERE subject = $1 ORDER BY done_at, id", [email])
  ).rows.map(({ action, done_by }) => `${action} by ${done_by}`);

test("with the second step on, the password alone opens nothing, and the code of the app opens the door", async () => {
  const { organizer, uri, firstStep, secondStep, own } = await somebodyWithApp();
  const { email } = organizer.account;
  expect((await own("GET", "/api/admin/account")).body.hasSecondFactor).toBe(true);
  const { reply, cookie } = await firstStep();
  expect(reply.body).toMatchObject({ twoFactorRedirect: true });
  expect(await accountWith(cookie)).toBe(401);
  expect((await secondStep("verify-totp", "000000", cookie)).body.code).toBe("wrong_code");
  const signedIn = await secondStep("verify-totp", nextCode(uri), cookie);
  expect(signedIn.status).toBe(200);
  expect(signedIn.body.token).toBeUndefined();
  expect(await accountWith(cookieOf(signedIn))).toBe(200);
  expect(await historyOf(email)).toEqual([`add_second_factor by ${email}`, `sign_in by ${email}`]);
});

test("a browser that asks to be trusted is asked for a code again the next time", async () => {
  const { organizer, uri, recoveryCodes, firstStep } = await somebodyWithApp();
  const { email, password } = organizer.account;
  for (const [way, code] of [
    ["verify-totp", nextCode(uri)],
    ["verify-backup-code", recoveryCodes[0]],
  ] as const) {
    const { cookie } = await firstStep();
    const body = { code, trustDevice: true };
    const trusted = await ask(door, "POST", `/api/auth/two-factor/${way}`, body, { origin, cookie });
    expect(trusted.status).toBe(200);
    expect(cookieOf(trusted)).not.toContain("trust_device");

    const kept = { origin, cookie: cookieOf(trusted) };
    const again = await ask(door, "POST", "/api/auth/sign-in/email", { email, password }, kept);
    expect(again.body).toMatchObject({ twoFactorRedirect: true });
    expect(await accountWith(cookieOf(again))).toBe(401);
  }
});

test("a recovery code opens the door once, also if two come at once", async () => {
  const { recoveryCodes, secondStep } = await somebodyWithApp();
  expect(recoveryCodes).toHaveLength(10);
  const [code = "", other = ""] = recoveryCodes;
  const both = await Promise.all([secondStep("verify-backup-code", code), secondStep("verify-backup-code", code)]);
  expect(both.map(({ status }) => status === 200).sort()).toEqual([false, true]);
  expect((await secondStep("verify-backup-code", code)).body.code).toBe("wrong_code");
  expect((await secondStep("verify-backup-code", other)).status).toBe(200);
});

test("a code of the app opens the door once: not again after it turned the step on, nor twice at once", async () => {
  const { uri, usedCode, firstStep, secondStep } = await somebodyWithApp();
  const again = await firstStep();
  expect((await secondStep("verify-totp", usedCode, again.cookie)).body).toMatchObject({
    code: "wrong_code",
    title: "That code was used in this moment. Enter another one.",
  });
  const code = nextCode(uri);
  const challenges = [again, await firstStep(), await firstStep()];
  const answers = await Promise.all(challenges.map(({ cookie }) => secondStep("verify-totp", code, cookie)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(answers.map((answer) => cookieOf(answer).includes("session_token")).sort()).toEqual([false, false, true]);
  expect((await secondStep("verify-totp", code)).status).toBe(409);
});

test("a code that one organizer uses is used for nobody else", async () => {
  const both = [await somebodyWithApp(), await somebodyWithApp()];
  for (const { uri, secondStep } of both) {
    expect((await secondStep("verify-totp", nextCode(uri))).status).toBe(200);
  }
});

test("whoever enters a used code keeps their place at the door, and an older code opens nothing either", async () => {
  const { uri, usedCode, firstStep, secondStep } = await somebodyWithApp();
  const { cookie } = await firstStep();
  for (let tries = 0; tries < 6; tries += 1)
    expect((await secondStep("verify-totp", usedCode, cookie)).status).toBe(409);
  expect((await secondStep("verify-totp", nextCode(uri), cookie)).status).toBe(200);
  expect((await secondStep("verify-totp", appCode(uri))).status).toBe(409);
});

test("a recovery code is taken as people copy it from paper, and a wrong one is said to be a recovery code", async () => {
  const { recoveryCodes, secondStep } = await somebodyWithApp();
  const [one = "", two = "", three = ""] = recoveryCodes;
  const asTyped = [
    one.toUpperCase().replace("-", " "),
    two.replace("-", ""),
    ` ${three.slice(0, 1).toUpperCase()}${three.slice(1)} `,
  ];
  for (const typed of asTyped)
    expect([typed, (await secondStep("verify-backup-code", typed)).status]).toEqual([typed, 200]);
  expect((await secondStep("verify-backup-code", one)).body).toMatchObject({
    code: "wrong_code",
    title: expect.stringContaining("That recovery code is not right"),
  });
});

test("codes are not guessed: after a few wrong ones the first step has to be repeated", async () => {
  const { uri, firstStep, secondStep } = await somebodyWithApp();
  const { cookie } = await firstStep();
  const codes: string[] = [];
  for (let guess = 0; guess < 6; guess += 1)
    codes.push((await secondStep("verify-totp", `00000${guess}`, cookie)).body.code);
  expect(codes).toEqual([...Array(5).fill("wrong_code"), "too_many_codes"]);
  expect((await secondStep("verify-totp", nextCode(uri), cookie)).body.code).toBe("sign_in_again");
});

test("it goes off with the password, new recovery codes end those before, and all of it is in the history", async () => {
  const { organizer, recoveryCodes, own, secondStep, firstStep } = await somebodyWithApp();
  const { email, password } = organizer.account;
  expect((await own("POST", `${ON}/remove`, { password: "not mine" })).body.code).toBe("wrong_password");
  expect((await own("POST", ON, { password })).body.code).toBe("already_on");
  const renewed = (await own("POST", `${ON}/recovery-codes`, { password })).body.recoveryCodes;
  expect((await secondStep("verify-backup-code", recoveryCodes[0] ?? "")).body.code).toBe("wrong_code");
  expect((await secondStep("verify-backup-code", renewed[0])).status).toBe(200);
  for (const _twice of [1, 2]) expect((await own("POST", `${ON}/remove`, { password })).status).toBe(204);
  expect((await own("POST", `${ON}/recovery-codes`, { password })).body.code).toBe("not_on");
  expect(await accountWith((await firstStep()).cookie)).toBe(200);
  expect(await historyOf(email)).toEqual(
    ["add_second_factor", "renew_recovery_codes", "sign_in", "remove_second_factor", "sign_in"].map(
      (action) => `${action} by ${email}`,
    ),
  );
});

test("set up and never confirmed, it asks nobody for a code", async () => {
  const { ask: own, account } = await anOrganizer(door, { signIn: startline.signIn, publicUrl: origin });
  await own("POST", ON, { password: account.password });
  const { email, password } = account;
  const reply = await ask(door, "POST", "/api/auth/sign-in/email", { email, password }, { origin });
  expect(await accountWith(cookieOf(reply))).toBe(200);
});

test("whoever lost the app and the codes gets in again after the command", async () => {
  const { organizer, firstStep } = await somebodyWithApp();
  const by = "npm run organizer";
  expect(await takeSecondFactorAway(startline, { email: organizer.account.email, by })).toBe("off");
  expect(await accountWith((await firstStep()).cookie)).toBe(200);
  expect(await historyOf(organizer.account.email)).toContain(`remove_second_factor by ${by}`);
  expect(await takeSecondFactorAway(startline, { email: "nobody@club.example", by })).toBe("unknown_email");
});

test("after a change of the key, codes and recovery codes of before still count", async () => {
  const { organizer, uri, recoveryCodes } = await somebodyWithApp();
  const { SECRET_KEY, PUBLIC_URL: publicUrl } = startline.config;
  const secretOf = (key: string) => deriveKey(key, "organizer-sessions").toString("base64url");
  const later = openSignIn({
    pool: startline.office.pool,
    log: startline.log,
    limits: startline.signInLimits,
    publicUrl,
    passwordLengthMin: 12,
    secret: secretOf("another key, of thirty-two characters"),
    formerSecret: secretOf(SECRET_KEY),
  });
  const { email, password } = organizer.account;
  const post = (path: string, body: object, cookie = "") => {
    const headers = { "content-type": "application/json", origin, cookie };
    return later.handle(
      new Request(`${publicUrl}/api/auth${path}`, { method: "POST", headers, body: JSON.stringify(body) }),
      null,
    );
  };
  for (const [path, code] of [
    ["/two-factor/verify-totp", nextCode(uri)],
    ["/two-factor/verify-backup-code", recoveryCodes[0] ?? ""],
  ] as const) {
    const first = await post("/sign-in/email", { email, password });
    const cookie = first.headers.getSetCookie().map((each) => each.split(";")[0]);
    expect((await post(path, { code }, cookie.join("; "))).status).toBe(200);
  }
});
