import { afterAll, beforeAll, expect, test } from "vitest";
import { addSeconds } from "#platform/clock.ts";
import { type Database, openDatabase, openPool } from "#platform/database.ts";
import { anOutbox, OUTBOX_START, sent } from "#tests/builders/outbox.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { ALARM_AFTER_SECONDS, CONSECUTIVE_REFUSALS_MAX, HOLD_SECONDS_MAX } from "./channel-health.ts";
import { decideNextAttempt } from "./decide-next-attempt.ts";
import { listFailedMessages } from "./list-failed-messages.ts";
import type { Channel } from "./message.ts";
import type { SendOutcome } from "./ports.ts";

let db: Database;
beforeAll(async () => {
  db = openDatabase(openPool(await createTestDatabase(), 10));
});
afterAll(() => db.destroy());

const MESSAGES = 40;
const CONCURRENCY = 8;

const throttled: SendOutcome = { outcome: "try_later", reason: "20429 Too Many Requests" };
const noAnswer: SendOutcome = { outcome: "unknown", reason: "TimeoutError" };

type Outage = { channel: Channel; minutes: number; answer: SendOutcome; isTakenAllTheSame?: boolean };

/** Messages that are due as the provider goes away, until all have ended. */
async function live({ channel, minutes, answer, isTakenAllTheSame = false }: Outage) {
  const outbox = await anOutbox(db, { concurrency: CONCURRENCY, random: () => 0.5 });
  for (let i = 0; i < MESSAGES; i += 1) await outbox.enqueue(channel);
  const copies = new Map<string, number>();
  // A text that is looked for and found is not sent a second time; one that cannot be looked for is not sent either.
  const take = (id: string) => {
    if (channel === "email" || !copies.has(id)) copies.set(id, (copies.get(id) ?? 0) + 1);
  };
  outbox.answerAll((id) => {
    if (isTakenAllTheSame) take(id);
    return answer;
  });
  /** Runs whenever something is due, as a worker does twice a second. */
  const runUntil = async (end: Date) => {
    for (;;) {
      await outbox.send();
      const next = await outbox.nextRunAt(channel);
      if (next === null) return;
      outbox.passTo(next > end ? end : next);
      if (next > end) return;
    }
  };
  const end = addSeconds(outbox.now(), minutes * 60);
  await runUntil(end);
  let arrived = 0;
  outbox.answerAll((id) => {
    take(id);
    arrived += 1;
    return sent(id);
  });
  await runUntil(addSeconds(end, 24 * 3600));
  const lost = await listFailedMessages(db, outbox.eventId);
  const secondsAfter = (outbox.now().getTime() - end.getTime()) / 1000;
  return { arrived, lost: lost.length, copies: [...copies.values()], secondsAfter };
}

const outages: [string, Outage][] = [
  ["25 minutes in which nobody knows what was taken", { channel: "email", minutes: 25, answer: noAnswer }],
  [
    "33 minutes in which all is taken and nothing answered",
    { channel: "email", minutes: 33, answer: noAnswer, isTakenAllTheSame: true },
  ],
  [
    "33 minutes in which all texts are taken and nothing answered",
    { channel: "sms", minutes: 33, answer: noAnswer, isTakenAllTheSame: true },
  ],
  ["two hours of throttling", { channel: "sms", minutes: 120, answer: throttled }],
];

test.each(outages)("%s lose no message", async (_name, outage) => {
  const { arrived, lost, copies, secondsAfter } = await live(outage);

  expect({ arrived, lost }).toEqual({ arrived: MESSAGES, lost: 0 });
  const doubled = copies.filter((count) => count > 1).length;
  const triesAtMost = CONCURRENCY + 4 + (outage.minutes * 60) / HOLD_SECONDS_MAX + 5;
  // Only what was tried while the provider was silent can arrive twice, and of texts none.
  expect(doubled).toBeLessThanOrEqual(outage.channel === "sms" || !outage.isTakenAllTheSame ? 0 : triesAtMost);
  expect(secondsAfter).toBeLessThanOrEqual(30 * 60);
});

/** The share that is given up where each message goes through its attempts alone, whatever becomes of the others. */
function shareLostAlone({ channel, minutes, answer }: Outage): number {
  const random = seededRandom(1);
  const begin = new Date("2027-01-10T04:30:00Z");
  const isOver = (now: Date) => now.getTime() >= begin.getTime() + minutes * 60_000;
  let lost = 0;
  for (let message = 0; message < 1000; message += 1) {
    let now = begin;
    let attempts = 0;
    let unknownAttempts = 0;
    while (!isOver(now)) {
      attempts += 1;
      const maybeSentSince = unknownAttempts > 0 ? begin : null;
      const standing = { attempts, unknownAttempts, maybeSentSince, isProviderHealthy: true, now, random: random() };
      const decided = decideNextAttempt({ outcome: answer, channel, ...standing });
      if (decided.next !== "try_again") {
        lost += 1;
        break;
      }
      if (decided.isUnknown) unknownAttempts += 1;
      now = decided.at;
    }
  }
  return lost / 1000;
}

test("the same outages take many messages where each goes through its attempts alone", () => {
  const shares = outages.filter(([, { isTakenAllTheSame }]) => !isTakenAllTheSame).map(([, o]) => shareLostAlone(o));
  const [unknown25 = 0, throttled120 = 0] = shares;
  expect(unknown25).toBeGreaterThan(0.4);
  expect(throttled120).toBeGreaterThan(0.05);
  expect(shareLostAlone({ channel: "email", minutes: 33, answer: noAnswer })).toBe(1);
});

/** Mulberry32: the same numbers in every run. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test("in an outage one message at a time tests the provider, at first every few seconds, then once a minute", async () => {
  const outbox = await anOutbox(db, { concurrency: CONCURRENCY });
  for (let i = 0; i < MESSAGES; i += 1) await outbox.enqueue("email");
  outbox.answerAll(throttled);
  await outbox.send();
  const first = outbox.emails.length;
  expect(first).toBeLessThanOrEqual(CONCURRENCY + 4);

  const tries: number[] = [];
  for (let seconds = 5; seconds <= 260; seconds += 5) {
    outbox.passSeconds(5);
    const before = outbox.emails.length;
    await Promise.all([outbox.send(), outbox.send()]);
    if (outbox.emails.length > before) tries.push(seconds);
  }
  expect(outbox.emails.length - first).toBe(tries.length);
  expect(tries).toEqual([5, 15, 35, 75, 135, 195, 255]);

  outbox.answerAll(null);
  outbox.passSeconds(60);
  expect((await outbox.send()).sent).toBeGreaterThan(MESSAGES / 2);
});

test("one address that the provider refuses fails one message and delays no other", async () => {
  const outbox = await anOutbox(db, { concurrency: 1 });
  const wrong = await outbox.enqueue("sms", { next_attempt_at: addSeconds(OUTBOX_START, -1) });
  for (let i = 0; i < 9; i += 1) await outbox.enqueue("sms");
  outbox.answer({ outcome: "refused", reason: "21614 not a mobile number" });

  expect(await outbox.send()).toMatchObject({ sent: 9, failed: 1 });
  expect(await outbox.openItems()).toEqual([
    {
      event_id: outbox.eventId,
      kind: "message_failed",
      subject: wrong,
      facts: { channel: "sms", message: "booking_confirmed", reason: "refused: 21614 not a mobile number" },
    },
  ]);
});

test("a provider that refuses one message after another is taken to refuse us, and the rest waits", async () => {
  const outbox = await anOutbox(db, { concurrency: 1 });
  for (let i = 0; i < 20; i += 1) await outbox.enqueue("sms");
  outbox.answerAll({ outcome: "refused", reason: "99999 a code that nobody knows" });
  await outbox.send();
  outbox.passSeconds(60);
  await outbox.send();

  expect(await listFailedMessages(db, outbox.eventId)).toHaveLength(CONSECUTIVE_REFUSALS_MAX);
  outbox.answerAll(null);
  outbox.passSeconds(120);
  expect((await outbox.send()).sent).toBe(20 - CONSECUTIVE_REFUSALS_MAX);
});

test("after two minutes one attention item says that the account may not send, and it is resolved by itself", async () => {
  const outbox = await anOutbox(db);
  for (let i = 0; i < 30; i += 1) await outbox.enqueue("sms");
  outbox.answerAll({ outcome: "blocked", reason: "20003 Authenticate" });
  await outbox.send();
  expect(await outbox.openItems()).toEqual([]);

  for (let passed = 0; passed <= ALARM_AFTER_SECONDS + 180; passed += 5) {
    await outbox.send();
    outbox.passSeconds(5);
  }
  const held = { event_id: "", kind: "messages_held", subject: "sms" };
  expect(await outbox.openItems()).toEqual([{ ...held, facts: { channel: "sms", reason: "20003 Authenticate" } }]);

  outbox.answerAll(null);
  for (let passed = 0; passed < 300; passed += 60) {
    outbox.passSeconds(60);
    await outbox.send();
  }
  expect(await outbox.openItems()).toEqual([]);
  expect(outbox.sentIds.size).toBe(30);
});

test("the log has a line when a provider stops taking messages and one when it takes them again, without anybody's address", async () => {
  const outbox = await anOutbox(db);
  for (let i = 0; i < 12; i += 1) await outbox.enqueue("email");
  outbox.answerAll({
    outcome: "blocked",
    reason: "MessageRejected: <asha.rao@example.com> +919876543210 is not verified",
  });
  for (let passed = 0; passed < 300; passed += 20) {
    await outbox.send();
    outbox.passSeconds(20);
  }
  const reason = "MessageRejected: <…> … is not verified";
  const begin = { level: 40, channel: "email", reason, msg: "a provider takes no messages: they are held" };
  expect(outbox.logged()).toEqual([expect.objectContaining(begin)]);

  outbox.answerAll(null);
  for (let passed = 0; passed < 300; passed += 20) {
    await outbox.send();
    outbox.passSeconds(20);
  }
  const end = { level: 30, channel: "email", msg: "a provider takes messages again" };
  expect(outbox.logged().slice(1)).toEqual([expect.objectContaining(end)]);
  expect(outbox.logged()[1].seconds).toBeGreaterThanOrEqual(300);
});

test("when nothing is due, no process keeps the right to test the provider", async () => {
  const outbox = await anOutbox(db);
  const message = await outbox.enqueue("email");
  outbox.answerAll({ outcome: "blocked", reason: "SendingPausedException" });
  await outbox.send();
  outbox.answerAll(null);
  outbox.passSeconds(10);
  await outbox.send();
  outbox.passSeconds(120);

  expect((await outbox.send()).sent).toBe(1);
  expect((await outbox.read(message)).state).toBe("sent");
});

test("an SMS that may have been sent is looked up before every repeat, also after other failures and when it is asked for again", async () => {
  const outbox = await anOutbox(db, { random: () => 0.5 });
  const message = await outbox.enqueue("sms");
  const since = outbox.now();
  outbox.answer(noAnswer);
  await outbox.send();
  outbox.passSeconds(200);
  outbox.answer(throttled);
  await outbox.send();
  outbox.passSeconds(200);
  outbox.answer({ outcome: "refused", reason: "21614" });
  await outbox.send();
  await outbox.requeue(message);
  await outbox.send();

  expect(outbox.texts.map((text) => text.maybeSentSince)).toEqual([null, since, since, since]);
});

test("an SMS that has gone out and is asked for again is sent as a new one, and not taken for the old one", async () => {
  const outbox = await anOutbox(db);
  const message = await outbox.enqueue("sms");
  await outbox.send();
  outbox.passSeconds(3600);
  await outbox.requeue(message);
  const again = outbox.now();
  outbox.answer(noAnswer);
  await outbox.send();
  outbox.passSeconds(200);
  await outbox.send();

  expect(outbox.texts.map((text) => text.maybeSentSince)).toEqual([null, null, again]);
});
