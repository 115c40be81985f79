import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addSeconds } from "#platform/clock.ts";
import { callFunction, type Database, openDatabase, openPool, type Pool } from "#platform/database.ts";
import { randomText } from "#platform/ids.ts";
import { deriveSigningKeys } from "#platform/keys.ts";
import { anOutbox } from "#tests/builders/outbox.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import type { OutgoingEmail, SendOutcome } from "../messages/ports.ts";
import { sendTeamEmails } from "./send-team-emails.ts";

let pool: Pool;
let db: Database;
beforeAll(async () => {
  pool = openPool(await createTestDatabase(), 4);
  db = openDatabase(pool);
});
afterAll(() => db.destroy());
beforeEach(() => pool.query("DELETE FROM team_emails"));

const teamKeys = deriveSigningKeys(["a secret of this test, 32 characters"], "team-links");
const throttled: SendOutcome = { outcome: "try_later", reason: "429 Too Many Requests" };
const paused: SendOutcome = { outcome: "blocked", reason: "SendingPausedException" };
const noAnswer: SendOutcome = { outcome: "unknown", reason: "TimeoutError" };

/** An outbox beside that of the riders, and a provider that says `answer`, or takes all while it is null. */
async function aTeamOutbox() {
  const riders = await anOutbox(db);
  const taken: { to: string; at: Date }[] = [];
  let answer: SendOutcome | null = null;
  let tries = 0;
  const mailer = {
    async send({ to }: OutgoingEmail): Promise<SendOutcome> {
      tries += 1;
      if (answer) return answer;
      taken.push({ to, at: riders.now() });
      return { outcome: "sent", providerMessageId: to };
    },
  };
  const clock = { now: riders.now, databaseNow: riders.now };
  const deps = {
    db,
    clock,
    log: riders.log,
    random: () => 0.999,
    mailer,
    publicUrl: "http://localhost:3000",
    teamKeys,
  };
  const send = () => sendTeamEmails(deps);
  return {
    riders,
    taken,
    tries: () => tries,
    answerAll: (given: SendOutcome | null) => {
      answer = given;
      riders.answerAll(given);
    },
    send,
    async invite(): Promise<string> {
      const [id, email] = [`inv_${randomText(16)}`, `ravi-${randomText(8)}@club.example`];
      const ends = addSeconds(riders.now(), 7 * 24 * 3600);
      await pool.query(
        `INSERT INTO team_invitations (id, request_id, email, role, invited_by, invited_at, expires_at)
         VALUES ($1, $1, $2, 'staff', 'owner@club.example', $3, $4)`,
        [id, email, riders.now(), ends],
      );
      await callFunction(pool, "enqueue_team_email", ["invitation", id, email, riders.now()]);
      return email;
    },
    async forget(): Promise<string> {
      const [id, email] = [`pwr_${randomText(16)}`, `ravi-${randomText(8)}@club.example`];
      await pool.query(
        "INSERT INTO organizers (id, name, email, email_verified, created_at, updated_at) VALUES ($1, 'Ravi', $1, true, now(), now())",
        [email],
      );
      await pool.query("INSERT INTO password_resets VALUES ($1, $2, $3, $4)", [
        id,
        email,
        riders.now(),
        addSeconds(riders.now(), 3600),
      ]);
      await callFunction(pool, "enqueue_team_email", ["password_reset", id, email, riders.now()]);
      return email;
    },
    /** Looks every ten seconds for so long, as a worker does more often. */
    async work(minutes: number) {
      for (let passed = 0; passed < minutes * 60; passed += 10) {
        await send();
        riders.passSeconds(10);
      }
    },
    states: async () =>
      (await pool.query("SELECT state, count(*)::int FROM team_emails GROUP BY 1 ORDER BY 1")).rows.map(
        ({ state, count }) => `${count} ${state}`,
      ),
  };
}

test.each([
  ["20 minutes of throttling", 20, throttled, 1],
  ["two hours of throttling", 120, throttled, 1],
  ["four hours in which our account is paused", 240, paused, 2],
  ["25 minutes without an answer", 25, noAnswer, 2],
])("after %s invitations follow within minutes, each once", async (_name, minutes, answer, minutesAfter) => {
  const team = await aTeamOutbox();
  team.answerAll(answer);
  const invited = await Promise.all(Array.from({ length: 12 }, team.invite));
  await team.work(minutes);
  expect(team.taken).toEqual([]);

  team.answerAll(null);
  await team.work(minutesAfter + 1);
  expect(team.taken.map(({ to }) => to).sort()).toEqual(invited.toSorted());
  expect(await team.states()).toEqual(["12 sent"]);
});

test("the one email that there is follows as soon as the provider takes it", async () => {
  const team = await aTeamOutbox();
  team.answerAll(throttled);
  const email = await team.invite();
  await team.work(180);

  team.answerAll(null);
  await team.work(2);
  expect(team.taken.map(({ to }) => to)).toEqual([email]);
});

test("a link for a new password that ran out while email was away is not sent, and one that is good is", async () => {
  const team = await aTeamOutbox();
  team.answerAll(throttled);
  await team.forget();
  await team.work(61);
  const good = await team.forget();
  await team.work(5);

  team.answerAll(null);
  await team.work(2);
  expect(team.taken.map(({ to }) => to)).toEqual([good]);
  expect(await team.states()).toEqual(["1 obsolete", "1 sent"]);
});

test("while riders' emails are held no email of the team is tried, and those of riders follow when one of the team is taken", async () => {
  const team = await aTeamOutbox();
  team.answerAll(paused);
  for (let i = 0; i < 3; i += 1) await team.riders.enqueue("email");
  await team.riders.send();
  const invited = await team.invite();
  expect(await team.send()).toBe(0);
  expect(team.tries()).toBe(0);

  team.answerAll(null);
  team.riders.passSeconds(120);
  expect(await team.send()).toBe(1);
  expect(team.taken.map(({ to }) => to)).toEqual([invited]);
  expect((await team.riders.send()).sent).toBe(3);
});

test("an outage that only the team's emails meet is told to the operator, until it is over", async () => {
  const team = await aTeamOutbox();
  team.answerAll(paused);
  await team.invite();
  await team.work(5);
  const facts = { channel: "email", reason: "SendingPausedException" };
  expect(await team.riders.openItems()).toEqual([{ event_id: "", kind: "messages_held", subject: "email", facts }]);

  team.answerAll(null);
  await team.work(2);
  expect(await team.riders.openItems()).toEqual([]);
});

test("an address that the provider refuses is given up, and holds up nobody else", async () => {
  const team = await aTeamOutbox();
  team.answerAll({ outcome: "refused", reason: "no such mailbox" });
  await team.invite();
  await team.send();
  team.answerAll(null);
  await team.invite();
  await team.send();
  expect(await team.states()).toEqual(["1 failed", "1 sent"]);
});

test("an email that is not wanted any more tests no provider: the next one does", async () => {
  const team = await aTeamOutbox();
  team.answerAll(paused);
  await team.forget();
  await team.send();
  await team.work(61);
  team.answerAll(null);
  const invited = await team.invite();
  await team.work(2);
  expect(team.taken.map(({ to }) => to)).toEqual([invited]);
});
