import { randomInt } from "node:crypto";
import { expect, test } from "vitest";
import type { OutgoingEmail, SendOutcome } from "#booking/messages/ports.ts";
import type { Role } from "#booking/organizers/roles.ts";
import { setPassword } from "#booking/team/change-password.ts";
import { sendTeamEmails } from "#booking/team/send-team-emails.ts";
import { randomText } from "#platform/ids.ts";
import { anOrganizer } from "#tests/builders/organizer.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { ask } from "#tests/builders/visitor.ts";

const clock = testClock();
const opened = await anOrganizersApi(clock);
const { door, organizer: owner, startline } = opened;
const publicUrl = startline.config.PUBLIC_URL;
const PASSWORD = "a long sentence of mine";

const member = (role: Role) => anOrganizer(door, { signIn: startline.signIn, publicUrl, role });
const anAddress = () => `ravi-${randomText(8)}@club.example`;
const invite = (email: string, role: Role = "check_in", requestId = randomText(32)) =>
  owner.ask("POST", "/api/admin/team/invitations", { requestId, email, role });
const tokenOf = (link: string) => link.split("#")[1] as string;
const join = (token: string, password = PASSWORD) =>
  ask(door, "POST", "/api/auth/join", { token, name: "Ravi", password });
const signIn = async (email: string, password: string) => {
  const request = new Request(`${publicUrl}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: publicUrl },
    body: JSON.stringify({ email, password }),
  });
  return (await startline.signIn.handle(request, `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`)).status;
};
const idOf = async (email: string) =>
  (await startline.pool.query("SELECT id FROM organizers WHERE email = $1", [email])).rows[0]?.id as string;
const historyOf = async (subject: string) =>
  (
    await startline.pool.query(
      "SELECT action, done_by, facts FROM audit_log WHERE event_id = '' AND subject = $1 ORDER BY done_at, id",
      [subject],
    )
  ).rows.map(({ action, done_by, facts }) => [action, done_by, facts]);

/** What goes out by email now, to this address; `answers`: what the provider says, in turn, before it takes all. */
async function emailsTo(address: string, ...answers: SendOutcome[]): Promise<OutgoingEmail[]> {
  const sent: OutgoingEmail[] = [];
  const mailer = {
    async send(email: OutgoingEmail): Promise<SendOutcome> {
      const answer = (email.to === address && answers.shift()) || {
        outcome: "sent" as const,
        providerMessageId: "ses",
      };
      if (answer.outcome === "sent") sent.push(email);
      return answer;
    },
  };
  const { db, log, teamKeys } = startline;
  // What the API itself tried at once, to a provider that is not there, is due again after a while.
  await opened.drainBackgroundTasks();
  for (let round = 0; round < 4; round += 1) {
    clock.advance({ minutes: 3 });
    await sendTeamEmails({ db, clock, log, random: () => 0.5, mailer, publicUrl, teamKeys });
  }
  return sent.filter(({ to }) => to === address);
}

test("whoever is invited gets a link by email, makes an account with it once, and has the role", async () => {
  const email = anAddress();
  const invited = await invite(` ${email.toUpperCase()} `, "staff");
  expect(invited.status).toBe(201);
  const [letter] = await emailsTo(email);
  expect(letter?.text).toContain(`as staff`);
  expect(letter?.text).toContain(invited.body.link);

  const token = tokenOf(invited.body.link);
  const offer = await ask(door, "POST", "/api/auth/invitation", { token });
  expect(offer.body).toEqual({ email, role: "staff", invitedBy: owner.account.email });
  expect((await join(token, "short")).body.code).toBe("too_short");
  const joins = await Promise.all([join(token), join(token), join(token)]);
  expect(joins.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
  expect((await join(token)).body.code).toBe("already_accepted");

  expect(await signIn(email, PASSWORD)).toBe(200);
  const { people, invitations } = (await owner.ask("GET", "/api/admin/team")).body;
  expect(people).toContainEqual(expect.objectContaining({ email, name: "Ravi", role: "staff", isOwn: false }));
  expect(invitations).not.toContainEqual(expect.objectContaining({ email }));
  expect(await historyOf(email)).toEqual([
    ["invite_person", owner.account.email, { role: "staff" }],
    ["join_team", email, { role: "staff" }],
  ]);
});

test("nothing that is stored opens an invitation: neither its table nor the outbox has the secret of the link", async () => {
  const { link } = (await invite(anAddress())).body;
  const secret = tokenOf(link).split(".")[1] as string;
  expect(secret).toHaveLength(43);
  const { rows } = await startline.pool.query(
    "SELECT (SELECT jsonb_agg(i) FROM team_invitations i)::text || (SELECT jsonb_agg(e) FROM team_emails e)::text AS stored",
  );
  expect(rows[0].stored).not.toContain(secret);
});

test("one request invites once, an address has one open invitation, and a member none", async () => {
  const email = anAddress();
  const requestId = randomText(32);
  const twice = await Promise.all([invite(email, "staff", requestId), invite(email, "staff", requestId)]);
  expect(twice.map(({ status }) => status)).toEqual([201, 201]);
  expect(twice[0]?.body).toEqual(twice[1]?.body);
  expect(await emailsTo(email)).toHaveLength(1);
  expect((await invite(email)).body.code).toBe("already_invited");
  expect((await invite(owner.account.email)).body.code).toBe("is_member");
  expect((await invite("no address")).status).toBe(422);
});

test("an invitation that is taken back or too old opens nothing, and its email is not sent any more", async () => {
  const revoked = (await invite(anAddress())).body;
  const waiting = anAddress();
  await invite(waiting);
  for (const _twice of [1, 2]) {
    expect((await owner.ask("DELETE", `/api/admin/team/invitations/${revoked.id}`)).status).toBe(204);
  }
  expect((await join(tokenOf(revoked.link))).body.code).toBe("invalid_link");

  const old = (await invite(anAddress())).body;
  clock.advance({ minutes: 7 * 24 * 60 });
  expect((await join(tokenOf(old.link))).body.code).toBe("invalid_link");
  expect(await emailsTo(waiting)).toEqual([]);
  // Sent again, the same link has all of its time, and a new one takes the place of one that is too old.
  expect((await owner.ask("POST", `/api/admin/team/invitations/${old.id}/resend`, {})).body).toEqual(old);
  expect((await join(tokenOf(old.link))).status).toBe(204);
  expect((await owner.ask("POST", `/api/admin/team/invitations/${old.id}/resend`, {})).body.code).toBe(
    "already_accepted",
  );
  expect((await invite(waiting)).status).toBe(201);
});

test("an email that the provider does not take is tried again until it does", async () => {
  const email = anAddress();
  await invite(email);
  const away: SendOutcome = { outcome: "try_later", reason: "throttled" };
  expect(await emailsTo(email, away, away, away, away)).toEqual([]);
  expect(await emailsTo(email)).toHaveLength(1);
  expect(await emailsTo(email)).toEqual([]);
});

test("somebody who is removed is signed out at once, and a changed role is written down with what it was", async () => {
  const ravi = await member("staff");
  const path = `/api/admin/team/people/${await idOf(ravi.account.email)}`;
  expect((await owner.ask("PATCH", path, { role: "check_in" })).status).toBe(204);
  expect((await owner.ask("PATCH", path, { role: "check_in" })).status).toBe(204);
  expect((await ravi.ask("GET", "/api/admin/attention")).body.code).toBe("not_allowed");
  for (const _twice of [1, 2]) expect((await owner.ask("DELETE", path)).status).toBe(204);
  expect((await ravi.ask("GET", "/api/admin/account")).status).toBe(401);
  expect(await signIn(ravi.account.email, ravi.account.password)).toBe(401);
  expect((await owner.ask("PATCH", path, { role: "staff" })).body.code).toBe("unknown_person");
  expect(await historyOf(ravi.account.email)).toEqual([
    ["change_role", owner.account.email, { from: "staff", to: "check_in" }],
    ["remove_person", owner.account.email, { from: "check_in" }],
  ]);
});

test("an owner who is removed or demoted comes back by no invitation that was open, and others' stay", async () => {
  for (const goes of ["removed", "demoted"] as const) {
    const [gone, staff] = [await member("owner"), anAddress()];
    const mine = await gone.ask("POST", "/api/admin/team/invitations", {
      requestId: randomText(32),
      email: anAddress(),
      role: "check_in",
    });
    const [asOwner, asStaff] = [await invite(anAddress(), "owner"), await invite(staff, "staff")];
    const path = `/api/admin/team/people/${await idOf(gone.account.email)}`;
    const { status } =
      goes === "removed" ? await owner.ask("DELETE", path) : await owner.ask("PATCH", path, { role: "staff" });
    expect(status).toBe(204);
    for (const { body } of [mine, asOwner]) expect((await join(tokenOf(body.link))).body.code).toBe("invalid_link");
    expect((await join(tokenOf(asStaff.body.link))).status).toBe(204);
  }
});

test("whether an address is known nobody learns who asks for a new password, and it gets three emails an hour at most", async () => {
  const ravi = await member("staff");
  const { email } = ravi.account;
  const forgot = (address: string) => ask(door, "POST", "/api/auth/forgot-password", { email: address });
  const known = await forgot(` ${email.toUpperCase()} `);
  const unknown = await forgot("nobody@club.example");
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  for (let more = 0; more < 4; more += 1) await forgot(email);
  expect(await emailsTo(email)).toHaveLength(3);
  expect(await emailsTo("nobody@club.example")).toEqual([]);
});

test("a link to set a password works once and for an hour, and a new password ends all others", async () => {
  const ravi = await member("staff");
  const { email } = ravi.account;
  const aLink = async () => {
    await ask(door, "POST", "/api/auth/forgot-password", { email });
    const [letter] = await emailsTo(email);
    return /#(\S+)/.exec(letter?.text ?? "")?.[1] as string;
  };
  const reset = (token: string, password: string) => ask(door, "POST", "/api/auth/reset-password", { token, password });
  const [first, second] = [await aLink(), await aLink()];
  expect((await reset(first, "short")).body.code).toBe("too_short");
  const resets = await Promise.all([reset(first, PASSWORD), reset(first, PASSWORD)]);
  expect(resets.map(({ status }) => status).sort()).toEqual([204, 404]);
  expect((await reset(second, "another long sentence")).body.code).toBe("invalid_link");
  expect((await ravi.ask("GET", "/api/admin/account")).status).toBe(401);
  expect([await signIn(email, ravi.account.password), await signIn(email, PASSWORD)]).toEqual([401, 200]);

  const late = await aLink();
  clock.advance({ minutes: 60 });
  expect((await reset(late, "another long sentence")).body.code).toBe("invalid_link");
  expect((await historyOf(email)).map(([action]) => action)).toContain("reset_password");
});

test("the command gives a password to whoever has none any more, and ends all sessions", async () => {
  const ravi = await member("staff");
  const by = "npm run organizer";
  expect(await setPassword(startline, { email: ravi.account.email, password: PASSWORD, by })).toBe("reset");
  expect((await ravi.ask("GET", "/api/admin/account")).status).toBe(401);
  expect(await signIn(ravi.account.email, PASSWORD)).toBe(200);
  expect(await setPassword(startline, { email: "nobody@club.example", password: PASSWORD, by })).toBe("unknown_email");
});

test("requests for a new password are limited", async () => {
  const statuses = [];
  for (let tries = 0; tries < 35; tries += 1) {
    statuses.push((await ask(door, "POST", "/api/auth/forgot-password", { email: "one@club.example" })).status);
  }
  expect([...new Set(statuses)]).toEqual([204, 429]);
});

test("each sign-in is written down, with the wrong passwords before it, and guesses by the ten", async () => {
  const { account } = await member("staff");
  const attempt = (password: string) =>
    ask(door, "POST", "/api/auth/sign-in/email", { email: account.email, password }, { origin: publicUrl });
  for (let guess = 0; guess < 12; guess += 1) expect((await attempt(`guess ${guess}`)).status).toBe(401);
  expect((await attempt(account.password)).status).toBe(200);
  expect((await attempt(account.password)).status).toBe(200);
  expect((await historyOf(account.email)).map(([action, , facts]) => [action, facts])).toEqual([
    ["fail_sign_ins", { count: 10 }],
    ["sign_in", { count: 12 }],
    ["sign_in", { count: 0 }],
  ]);
});

test("of owners who take each other's role away at once, one stays, and the last can't go", async () => {
  const others = await Promise.all(Array.from({ length: 5 }, () => member("owner")));
  const owners = [owner, ...others];
  const paths = await Promise.all(
    owners.map(async ({ account }) => `/api/admin/team/people/${await idOf(account.email)}`),
  );
  // Each against each: some demote, some remove.
  await Promise.all(
    owners.flatMap((asker, index) =>
      paths
        .filter((_, at) => at !== index)
        .map((path, at) => asker.ask(at % 2 ? "PATCH" : "DELETE", path, at % 2 ? { role: "staff" } : undefined)),
    ),
  );
  const { rows } = await startline.pool.query("SELECT id, email FROM organizers WHERE role = 'owner'");
  expect(rows).toHaveLength(1);
  const last = owners.find(({ account }) => account.email === rows[0].email);
  const path = `/api/admin/team/people/${rows[0].id}`;
  expect((await last?.ask("DELETE", path))?.body.code).toBe("last_owner");
  expect((await last?.ask("PATCH", path, { role: "staff" }))?.body.code).toBe("last_owner");
});
