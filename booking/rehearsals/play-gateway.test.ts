import { sql } from "kysely";
import { expect, test } from "vitest";
import { newEventId, newRowId } from "#platform/ids.ts";
import { deriveSigningKeys } from "#platform/keys.ts";
import { aRehearsal } from "#tests/builders/rehearsal.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { openTestStartline } from "#tests/setup/startline.ts";
import { openPlayGateway } from "./open-play-gateway.ts";
import { makePlayPaymentInSql } from "./play-money.sql.ts";
import { signPlayCheckout } from "./play-signature.ts";

const clock = testClock();
const { startline, close } = await openTestStartline(clock);
const { db, pool } = startline;
const keys = deriveSigningKeys(["a secret of tests, long enough for a key"], "play-checkout");
const gateway = openPlayGateway({ db, pool, clock, keys });
const { id: eventId } = await aRehearsal({ db, pool, clock });

const order = (receipt: string, amountPaise = 152_500) =>
  gateway.createOrder({ receipt, amountPaise, currency: "INR", capture: "automatic" });

async function anOrder() {
  const bookingId = newRowId("bkg", eventId);
  const answer = await order(bookingId);
  if (!answer.ok) throw new Error(answer.reason);
  return { bookingId, orderId: answer.value.id };
}

type Press = { press?: string; outcome?: "captured" | "failed"; answersAfterSeconds?: number };
const press = (bookingId: string, { press: name = newRowId("aud", eventId), ...change }: Press = {}) => {
  const payment = { bookingId, id: `pay_play_${name.slice(-14)}`, press: name };
  return makePlayPaymentInSql(
    pool,
    { ...payment, outcome: "captured", answersAfterSeconds: 0, ...change },
    clock.now(),
  );
};
const paymentsOf = async (orderId: string) => {
  const answer = await gateway.readPayments(orderId);
  return answer.ok ? answer.value : [];
};

async function aPayment() {
  const { bookingId, orderId } = await anOrder();
  return { bookingId, orderId, paymentId: (await press(bookingId)).payment_id };
}

test("an order that is asked for again, or by several at once, is the same one", async () => {
  const receipt = newRowId("bkg", eventId);
  const answers = await Promise.all([1, 2, 3].map(() => order(receipt)));
  const again = await order(receipt);
  expect(new Set([...answers, again].map((answer) => answer.ok && answer.value.id)).size).toBe(1);
  expect(again).toMatchObject({ ok: true, value: { amountPaise: 152_500, receipt, attempts: 0 } });
  expect(await order(receipt, 100)).toMatchObject({ ok: false, because: "refused" });
});

test("the ids of play money begin as none of Razorpay's can", async () => {
  const { orderId, paymentId } = await aPayment();
  const refund = await gateway.refund({ refundId: newRowId("rfd", eventId), paymentId, amountPaise: 100 });
  expect([orderId, paymentId]).toEqual([
    expect.stringMatching(/^order_play_\w{14}$/),
    expect.stringMatching(/^pay_play_\w{14}$/),
  ]);
  expect(refund).toMatchObject({ ok: true, value: { id: expect.stringMatching(/^rfnd_play_\w{14}$/) } });
});

test("a press that comes twice is one payment, and an order that is paid takes no other", async () => {
  const { bookingId, orderId } = await anOrder();
  const [first, second] = await Promise.all([1, 2].map(() => press(bookingId, { press: "one-press-of-a-button" })));
  expect(second).toEqual(first);
  expect(await paymentsOf(orderId)).toHaveLength(1);
  expect(await press(bookingId)).toMatchObject({ outcome: "order_paid" });
  expect(await press(newRowId("bkg", eventId))).toMatchObject({ outcome: "order_unknown" });
});

test("of two who pay the same order at once the second learns of the first", async () => {
  const { bookingId, orderId } = await anOrder();
  const { answers } = await db.transaction().execute(async (tx) => {
    await sql`SELECT 1 FROM play_orders WHERE id = ${orderId} FOR UPDATE`.execute(tx);
    const both = Promise.all([press(bookingId), press(bookingId)]);
    const waiting = async () => {
      const { rows } = await sql<{ count: number }>`
        SELECT count(*)::integer AS count FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%make_play_payment%'`.execute(
        db,
      );
      return rows[0]?.count;
    };
    await expect.poll(waiting, { interval: 20 }).toBe(2);
    return { answers: both };
  });
  expect((await answers).map(({ outcome }) => outcome).sort()).toEqual(["made", "order_paid"]);
  expect(await paymentsOf(orderId)).toHaveLength(1);
});

test("a payment is under way until it answers, and then captured, without a fee", async () => {
  const { bookingId, orderId } = await anOrder();
  await press(bookingId, { outcome: "failed" });
  await press(bookingId, { answersAfterSeconds: 60 });
  const states = async () =>
    (await paymentsOf(orderId)).map(({ state, wasCaptured, failureReason }) => [state, wasCaptured, failureReason]);
  expect(new Set(await states())).toEqual(
    new Set([
      ["failed", false, "payment_failed"],
      ["created", false, null],
    ]),
  );
  clock.advance({ seconds: 60 });
  expect(await states()).toContainEqual(["captured", true, null]);
  expect((await paymentsOf(orderId)).map(({ feePaise, taxPaise }) => feePaise + taxPaise)).toEqual([0, 0]);
});

test("a refund is the same one for the same key, never more than the payment, and all that came back reads as refunded", async () => {
  const { orderId, paymentId } = await aPayment();
  const refund = (refundId: string, amountPaise: number) => gateway.refund({ refundId, paymentId, amountPaise });
  const [one, other, third] = [1, 2, 3].map(() => newRowId("rfd", eventId)) as [string, string, string];

  const answers = await Promise.all([1, 2, 3].map(() => refund(one, 100_000)));
  expect(new Set(answers.map((answer) => answer.ok && answer.value.id)).size).toBe(1);
  expect(await refund(one, 99_999)).toMatchObject({ ok: false, because: "refused", reason: "other_amount" });

  const race = await Promise.all([refund(other, 52_500), refund(third, 52_500)]);
  expect(race.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await paymentsOf(orderId)).toMatchObject([{ state: "refunded", refundedPaise: 152_500, wasCaptured: true }]);
  expect(await gateway.readRefunds(paymentId)).toMatchObject({ ok: true, value: [{}, {}] });
});

test("what failed, or has not answered, can't be refunded", async () => {
  const { bookingId } = await anOrder();
  for (const how of [{ outcome: "failed" as const }, { answersAfterSeconds: 60 }]) {
    const { payment_id: paymentId } = await press(bookingId, how);
    const answer = await gateway.refund({ refundId: newRowId("rfd", eventId), paymentId, amountPaise: 100 });
    expect(answer).toMatchObject({ ok: false, because: "refused", reason: "payment_unknown" });
  }
});

test("only the key of the play checkout, or the one before, signs what it hands over", async () => {
  const signature = signPlayCheckout(keys, "order_play_a", "pay_play_b");
  expect(gateway.isCheckoutSignature("order_play_a", "pay_play_b", signature)).toBe(true);
  expect(gateway.isCheckoutSignature("order_play_a", "pay_play_c", signature)).toBe(false);
  expect(gateway.isCheckoutSignature("order_play_a", "pay_play_b", "0".repeat(64))).toBe(false);
  const [current] = deriveSigningKeys(["another secret, after a rotation of keys"], "play-checkout");
  const rotated = openPlayGateway({ db, pool, clock, keys: [...(current ? [current] : []), ...keys] });
  expect(rotated.isCheckoutSignature("order_play_a", "pay_play_b", signature)).toBe(true);
  expect(gateway.isWebhookSignature("{}", signature)).toBe(false);
});

test("what it does not know it refuses, as Razorpay does", async () => {
  expect(await gateway.readOrder("order_play_nobodys")).toMatchObject({ ok: false, because: "refused" });
  expect(await gateway.readPayment("pay_play_nobodys")).toMatchObject({ ok: false, because: "refused" });
  expect(await gateway.capture("pay_play_nobodys", 100, "INR")).toMatchObject({ ok: false, because: "refused" });
  expect(await order("not a booking")).toMatchObject({ ok: false, because: "refused" });
});

test("no play money is ever of an event that is real", async () => {
  const real = newRowId("bkg", newEventId());
  await expect(order(real)).rejects.toMatchObject({ constraint: "play_money_stays_apart" });
  const { rows } = await sql`SELECT 1 FROM play_orders WHERE booking_id = ${real}`.execute(db);
  expect(rows).toEqual([]);
  await close();
});
