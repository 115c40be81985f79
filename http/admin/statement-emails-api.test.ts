import { sql } from "kysely";
import { expect, test } from "vitest";
import type { OutgoingEmail, SendOutcome } from "#booking/messages/ports.ts";
import { sendDueStatements } from "#booking/statements/send-due-statements.ts";
import { randomText } from "#platform/ids.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { aMixedSale } from "#tests/builders/mixed-sale.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { testClock } from "#tests/builders/test-clock.ts";

const clock = testClock();
const opened = await anOrganizersApi(clock);
const { organizer, startline } = opened;
const sale = await aMixedSale(opened, clock);

async function anEvent(slug?: string) {
  const event = slug === undefined ? await anEventOnSale(startline, { capacity: 5 }) : sale.event;
  const path = `/api/admin/events/${event.slug}/statement-emails`;
  const address = `books-${randomText(8)}@ngo.example`;
  return {
    event,
    address,
    send: (change: object = {}) =>
      organizer.ask("POST", path, { requestId: randomText(32), email: address, ...change }),
    list: async () => (await organizer.ask("GET", path)).body.emails,
  };
}

type Answer = SendOutcome | Error;
const TAKEN: SendOutcome = { outcome: "sent", providerMessageId: "ses" };

/** The due statements go out, so many rounds; `answers`: what the provider says in turn, before it takes all. */
async function deliver(address: string, answers: Answer[] = [], { rounds = 3, bytesMax = 10_000_000 } = {}) {
  // What the API tried at once had no provider: it is due again after a while.
  await opened.drainBackgroundTasks();
  const sent: OutgoingEmail[] = [];
  const mailer = {
    async send(email: OutgoingEmail): Promise<SendOutcome> {
      const answer = (email.to === address && answers.shift()) || TAKEN;
      if (answer instanceof Error) throw answer;
      if (answer.outcome === "sent" && email.to === address) sent.push(email);
      return answer;
    },
  };
  const { db, log, messaging } = startline;
  const sending = { db, clock, log, random: () => 0.5, mailer, renderStatement: messaging.renderStatement };
  for (let round = 0; round < rounds; round += 1) {
    clock.advance({ minutes: 50 });
    await sendDueStatements({ ...sending, attachmentBytesMax: bytesMax });
  }
  return sent;
}

test("the statement goes once to an address as a PDF, however often one request comes, and is in the history", async () => {
  const { event, address, send, list } = await anEvent("mixed");
  const request = { requestId: randomText(32), email: ` ${address.toUpperCase()} ` };
  const replies = await Promise.all([send(request), send(request), send(request)]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 201]);

  const [letter, ...more] = await deliver(address);
  expect(more).toEqual([]);
  expect(letter).toMatchObject({
    to: address,
    replyTo: organizer.account.email,
    subject: expect.stringMatching(/^Statement: /),
    text: expect.stringContaining("Collected: ₹12,200"),
    html: expect.stringContaining("The organizer receives"),
    attachments: [
      { filename: expect.stringMatching(/-statement-\d{4}-\d\d-\d\d\.pdf$/), contentType: "application/pdf" },
    ],
  });
  const pdf = Buffer.from(letter?.attachments[0]?.content ?? []);
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(pdf.length).toBeGreaterThan(1500);

  expect(await list()).toMatchObject([
    { sentTo: address, by: organizer.account.email, state: "sent", lastError: null },
  ]);
  const { entries } = (await organizer.ask("GET", `/api/admin/events/${event.slug}/audit-log`)).body;
  const audited = entries.filter(({ action }: { action: string }) => action === "send_statement");
  expect(audited).toMatchObject([{ by: organizer.account.email, facts: { address } }]);
});

test("what the provider does not take yet is tried again, what it refuses is told, and may be sent anew", async () => {
  const { address, send, list } = await anEvent();
  await send();
  const sent = await deliver(address, [{ outcome: "try_later", reason: "Rate exceeded" }], { rounds: 1 });
  expect(sent).toEqual([]);
  expect(await list()).toMatchObject([{ state: "queued", lastError: expect.stringContaining("Rate exceeded") }]);
  await deliver(address, [{ outcome: "refused", reason: "no such box" }]);
  expect(await list()).toMatchObject([{ state: "failed", lastError: "refused: no such box" }]);

  await send();
  expect(await deliver(address)).toHaveLength(1);
  expect((await list()).map(({ state }: { state: string }) => state)).toEqual(["sent", "failed"]);
});

test("a process that dies at its work leaves the statement to the next one, when its lease is over", async () => {
  const { event, address, send, list } = await anEvent();
  await send();
  await opened.drainBackgroundTasks();
  clock.advance({ minutes: 50 });
  // As a process leaves it that has claimed it and is gone.
  await sql`UPDATE statement_emails SET attempts = attempts + 1, due_at = ${new Date(clock.now().getTime() + 180_000)}
    WHERE event_id = ${event.id}`.execute(startline.db);
  const { db, log, messaging } = startline;
  const mailer = { send: async () => TAKEN };
  const sending = { db, clock, log, random: () => 0.5, mailer, renderStatement: messaging.renderStatement };
  expect(await sendDueStatements(sending)).toBe(0);
  expect(await deliver(address)).toHaveLength(1);
  expect(await list()).toMatchObject([{ state: "sent" }]);
});

test("after two hours in which email was away a statement follows within minutes, and was not given up", async () => {
  const { address, send, list } = await anEvent();
  await send();
  await opened.drainBackgroundTasks();
  let isAway = true;
  const taken: string[] = [];
  const mailer = {
    async send({ to }: OutgoingEmail): Promise<SendOutcome> {
      if (isAway) return { outcome: "try_later", reason: "Rate exceeded" };
      taken.push(to);
      return TAKEN;
    },
  };
  const { db, log, messaging } = startline;
  const sending = { db, clock, log, random: () => 0.999, mailer, renderStatement: messaging.renderStatement };
  const work = async (minutes: number) => {
    for (let passed = 0; passed < minutes * 2; passed += 1) {
      clock.advance({ minutes: 0.5 });
      await sendDueStatements(sending);
    }
  };
  await work(120);
  expect(await list()).toMatchObject([{ state: "queued" }]);

  isAway = false;
  await work(4);
  expect(taken).toEqual([address]);
  expect(await list()).toMatchObject([{ state: "sent" }]);
});

test("a statement that can't be written holds up no other, and is given up in the end", async () => {
  const broken = await anEvent();
  const other = await anEvent();
  await broken.send();
  await other.send();
  // While the channel is held one email tests it, which may be the broken one: then the other follows with the next round.
  await deliver(broken.address, Array(20).fill(new Error("no font")), { rounds: 2 });
  expect(await other.list()).toMatchObject([{ state: "sent" }]);
  expect(await broken.list()).toMatchObject([{ state: "queued", lastError: "broken: no font" }]);
  await deliver(broken.address, Array(20).fill(new Error("no font")), { rounds: 40 });
  expect(await broken.list()).toMatchObject([{ state: "failed", lastError: "broken: no font" }]);
});

test("a file that is too large to send goes with the totals alone", async () => {
  const { address, send } = await anEvent("mixed");
  await send();
  const [whole] = await deliver(address);
  await send();
  const [totals] = await deliver(address, [], { bytesMax: 1000 });
  const bytesOf = (email?: OutgoingEmail) => email?.attachments[0]?.content.length ?? 0;
  expect(bytesOf(totals)).toBeGreaterThan(1000);
  expect(bytesOf(totals)).toBeLessThan(bytesOf(whole));
});

test("a request of one event is none of another's", async () => {
  const requestId = randomText(32);
  for (const { send } of [await anEvent(), await anEvent()]) expect((await send({ requestId })).status).toBe(201);
});

test("an address that is none is refused, and so is the twenty-first of a day", async () => {
  const { send } = await anEvent();
  expect(await send({ email: "books at ngo" })).toMatchObject({ status: 422, body: { errors: [{ field: "email" }] } });
  for (let nth = 0; nth < 19; nth += 1) expect((await send()).status).toBe(201);
  const again = await Promise.all([send(), send(), send()]);
  expect(again.map(({ status, body }) => [status, body.code]).sort()).toEqual([
    [201, undefined],
    [409, "too_many_today"],
    [409, "too_many_today"],
  ]);
  clock.advance({ minutes: 24 * 60 });
  expect((await send()).status).toBe(201);
});
