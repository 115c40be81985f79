import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase, openPool } from "#platform/database.ts";
import { openLog } from "#platform/log.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import type { OutgoingEmail, SendOutcome } from "../messages/ports.ts";
import { type AttentionFacts, NO_EVENT, type Trouble } from "./attention.ts";
import { raiseAttention } from "./raise-attention.ts";
import { resolveEndedTrouble } from "./resolve-attention.ts";
import { type AlarmDeps, sendAlarms } from "./send-alarms.ts";

const operatorEmail = "operator@startline.example";
const organizerEmail = "trust@startline.example"; // Of `anEventOnSale`.
const sent: SendOutcome = { outcome: "sent", providerMessageId: "ses-1" };
const away: SendOutcome = { outcome: "try_later", reason: "ECONNREFUSED" };

/** A product whose provider of email is told what to answer. */
const money = { refundId: "rfd_1", paymentId: "pay_1", amountPaise: 152_500 };
const FACTS = {
  payment_quarantined: { ...money, expectedPaise: 152_500, currency: "INR" },
  refund_waiting: { ...money, reason: "the balance is too low" },
  refund_failed: money,
  dispute_open: { ...money, disputeId: "disp_1", reason: null, respondBy: null },
  webhooks_silent: { capturedAt: "2026-03-01T03:30:00.000Z" },
} satisfies Partial<AttentionFacts>;

async function anAlarm(change: Partial<AlarmDeps> = {}) {
  const pool = openPool(await createTestDatabase(), 10);
  const db = openDatabase(pool);
  onTestFinished(() => db.destroy());
  const clock = testClock();
  const event = await anEventOnSale({ db, pool, clock }, { capacity: 5 });
  const emails: OutgoingEmail[] = [];
  const provider = { answer: (_email: OutgoingEmail): SendOutcome => sent };
  const sending: AlarmDeps = {
    db,
    pool,
    clock,
    log: openLog("silent"),
    mailer: {
      async send(email: OutgoingEmail) {
        const outcome = provider.answer(email);
        if (outcome.outcome === "sent") emails.push(email);
        return outcome;
      },
    },
    publicUrl: "https://rides.example",
    operatorEmail,
    ...change,
  };
  return {
    event,
    clock,
    emails,
    provider,
    sending,
    raise: <Kind extends keyof typeof FACTS>(kind: Kind, subject: string, eventId = event.id, facts = {}) => {
      const trouble = { kind, subject, facts: { ...FACTS[kind], ...facts } } as Trouble;
      return raiseAttention(pool, { eventId, ...trouble }, clock.databaseNow());
    },
    run: () => sendAlarms(sending),
    to: () => emails.map((email) => email.to).sort(),
  };
}

test("trouble of an event is told once to its organizer and to the operator, with what to do and where", async () => {
  const alarm = await anAlarm();
  await alarm.raise("payment_quarantined", "pmt_1", alarm.event.id, { amountPaise: 100_000, expectedPaise: 152_500 });

  expect(await alarm.run()).toBe(1);
  alarm.clock.advance({ minutes: 30 });
  expect(await alarm.run()).toBe(0);

  expect(alarm.to()).toEqual([operatorEmail, organizerEmail]);
  const [email] = alarm.emails;
  expect(email?.subject).toBe("A payment has the wrong amount (Test ride)");
  expect(email?.text).toContain("Razorpay took ₹1,000 where the booking costs ₹1,525.");
  expect(email?.text).toContain("Then refund the payment, or mark this as solved.");
  expect(email?.text).toContain(`https://rides.example/admin/events/${alarm.event.slug}/attention`);
  expect(email?.html).toContain(`<a href="https://rides.example/admin/events/${alarm.event.slug}/attention">`);
});

test("five hundred failed refunds are one email to each", async () => {
  const alarm = await anAlarm();
  for (let refund = 0; refund < 500; refund += 1) {
    await alarm.raise("refund_failed", `pmt_${refund}`, alarm.event.id, {
      amountPaise: 152_500,
      paymentId: `pay_${refund}`,
    });
  }
  expect(await alarm.run()).toBe(500);
  expect(alarm.to()).toEqual([operatorEmail, organizerEmail]);
  expect(alarm.emails[0]?.subject).toBe("500 refunds failed (Test ride)");
  expect(alarm.emails[0]?.text).toContain("And 497 more like these.");
  expect(alarm.emails[0]?.text.length).toBeLessThan(2000);
}, 60_000);

test("nobody gets two emails within five minutes, and what came meanwhile follows together", async () => {
  const alarm = await anAlarm();
  await alarm.raise("refund_failed", "pmt_1");
  await alarm.run();
  for (let minute = 1; minute < 5; minute += 1) {
    alarm.clock.advance({ minutes: 1 });
    await alarm.raise("refund_failed", `pmt_later_${minute}`);
    expect(await alarm.run()).toBe(0);
  }
  alarm.clock.advance({ minutes: 1, seconds: 1 });
  expect(await alarm.run()).toBe(4);
  expect(alarm.emails).toHaveLength(4);
});

test("while the provider is away nothing is lost, and it is told when it is back", async () => {
  const alarm = await anAlarm();
  alarm.provider.answer = () => away;
  await alarm.raise("dispute_open", "disp_1");
  for (let hour = 0; hour < 12; hour += 1) {
    expect(await alarm.run()).toBe(0);
    alarm.clock.advance({ minutes: 60 });
  }
  alarm.provider.answer = () => sent;
  expect(await alarm.run()).toBe(1);
  expect(alarm.to()).toEqual([operatorEmail, organizerEmail]);
});

test("a sender that dies leaves its alarms to be told when its lease ends", async () => {
  const alarm = await anAlarm();
  await alarm.raise("dispute_open", "disp_1");
  alarm.provider.answer = () => {
    throw new Error("the process died");
  };
  await expect(alarm.run()).rejects.toThrow("died");
  alarm.provider.answer = () => sent;
  expect(await alarm.run()).toBe(0);
  alarm.clock.advance({ minutes: 3 });
  expect(await alarm.run()).toBe(1);
});

test("one address that can never be reached keeps nobody else from being told, or told again and again", async () => {
  const alarm = await anAlarm();
  alarm.provider.answer = ({ to }) =>
    to === organizerEmail ? { outcome: "refused", reason: "MessageRejected" } : sent;
  await alarm.raise("dispute_open", "disp_1");
  expect(await alarm.run()).toBe(1);
  alarm.clock.advance({ minutes: 10 });
  expect(await alarm.run()).toBe(0);
  expect(alarm.to()).toEqual([operatorEmail]);
});

test("many workers at once write one email to each", async () => {
  const alarm = await anAlarm();
  for (let item = 0; item < 20; item += 1) await alarm.raise("refund_failed", `pmt_${item}`);
  const told = await Promise.all(Array.from({ length: 8 }, alarm.run));
  expect(told.reduce((sum, count) => sum + count)).toBe(20);
  expect(alarm.to()).toEqual([operatorEmail, organizerEmail]);
});

test("what concerns no event is told to the operator alone, and waits on the list where there is none", async () => {
  const alarm = await anAlarm();
  await alarm.raise("webhooks_silent", "razorpay", NO_EVENT);
  expect(await alarm.run()).toBe(1);
  expect(alarm.to()).toEqual([operatorEmail]);
  expect(alarm.emails[0]?.text).toContain("https://rides.example/admin/attention");

  const nobody = await anAlarm({ operatorEmail: null });
  await nobody.raise("webhooks_silent", "razorpay", NO_EVENT);
  await nobody.raise("refund_failed", "pmt_1");
  expect(await nobody.run()).toBe(1);
  expect(nobody.to()).toEqual([organizerEmail]);
});

test("what ended by itself before anybody was told is not told", async () => {
  const alarm = await anAlarm();
  await alarm.raise("refund_waiting", "pmt_1");
  await resolveEndedTrouble(alarm.sending, { eventId: alarm.event.id, kind: "refund_waiting", subject: "pmt_1" });
  expect(await alarm.run()).toBe(0);
});

test("trouble that is noticed again is the same item; after it was resolved it is told anew", async () => {
  const alarm = await anAlarm();
  await alarm.raise("refund_waiting", "pmt_1");
  await alarm.run();
  alarm.clock.advance({ minutes: 60 });
  await alarm.raise("refund_waiting", "pmt_1");
  expect(await alarm.run()).toBe(0);

  await resolveEndedTrouble(alarm.sending, { eventId: alarm.event.id, kind: "refund_waiting", subject: "pmt_1" });
  await alarm.raise("refund_waiting", "pmt_1");
  expect(await alarm.run()).toBe(1);
  const { rows } = await sql<{ occurrences: number }>`
    SELECT occurrences FROM attention_items ORDER BY opened_at`.execute(alarm.sending.db);
  expect(rows).toEqual([{ occurrences: 2 }, { occurrences: 1 }]);
});

test("a title or a gateway's reason cannot put HTML into the email", async () => {
  const alarm = await anAlarm();
  await alarm.raise("refund_waiting", "pmt_1", alarm.event.id, { amountPaise: 100, reason: '<img src="x">' });
  await alarm.run();
  expect(alarm.emails[0]?.html).not.toContain("<img");
  expect(alarm.emails[0]?.html).toContain("&lt;img");
});
