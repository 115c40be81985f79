import { expect, test } from "vitest";
import { cancelBooking } from "#booking/payments/cancel-booking.ts";
import { recordPayout } from "#booking/payments/record-payout.ts";
import { retryRefund } from "#booking/payments/retry-refund.ts";
import { sendRefunds } from "#booking/payments/send-refunds.ts";
import { expectLawsKept } from "../check-laws.ts";
import { endOf } from "../ends.ts";
import { beforeCalling } from "../interleave.ts";
import { readRows } from "../model/rows.ts";
import { runJobs } from "../model/time-steps.ts";
import type { World } from "../model/world.ts";
import { deliver, eventsOf, holdWebhooks, releaseWebhooks } from "../webhooks.ts";
import { aRiderAtCheckout, DAY, HOUR, MINUTE, pay, runFor, worldsOfThisFile } from "../worlds.ts";

const aWorld = worldsOfThisFile();
/** Most of this price is the platform fee, which is kept: a refund made twice would fit into the payment. */
const CHEAP = [{ id: "cat_cheap", capacity: 40, ticketPricePaise: 2000 }];
const BACK_PAISE = 2000;
const CANCELLATION = {
  scope: "keep_fee",
  note: "Fell ill",
  by: "asha@startline.example",
  hasOwnAuditEntry: true,
} as const;
const BY = { note: "The bank is back", by: "asha@startline.example" };

/** A cancelled booking whose refund nobody has asked Razorpay for yet. */
async function aRefundWanted(world: World) {
  const rider = await aRiderAtCheckout(world);
  const fields = await pay(world, rider.orderId);
  await rider.verify(fields);
  await cancelBooking(world.startlines[0], rider.bookingId, CANCELLATION);
  return { rider, orderId: rider.orderId, paymentId: fields.razorpay_payment_id as string };
}

/** What Razorpay did: `processed 2000`. */
const refundsAtRazorpay = (world: World, paymentId: string): string[] =>
  world
    .sim()
    .books.payments.get(paymentId)
    ?.refunds.map(({ wire }) => `${wire.status} ${wire.amount}`) ?? [];

const aCheapWorld = () => aWorld({ capacity: 40, categories: CHEAP });
const REFUND_CALL = { method: "POST", path: "/v1/payments/*/refund" };

const LOST_ANSWERS = [
  ["api_after", "reset"],
  ["api_after", "500"],
  ["api_after", "html_502"],
  ["api_after", "empty_504"],
  ["api_after", "hang"],
  ["api_content", "cut_body"],
  ["api_content", "unknown_status"],
  ["api_before", "429"],
  ["api_before", "reset"],
  ["api_before", "503"],
  ["api_before", "refund_in_progress"],
  ["api_before", "refund_store_down"],
  ["api_before", "low_balance"],
];

test("a refund whose answers get lost is made once, in whatever way they get lost", async () => {
  const world = await aCheapWorld();
  const wanted: Awaited<ReturnType<typeof aRefundWanted>>[] = [];
  for (const [where, what] of LOST_ANSWERS) {
    const refund = await aRefundWanted(world);
    const match = { ...REFUND_CALL, id: refund.paymentId };
    const params = { seconds: 0.02, kind: "refund" };
    await world.control("/faults", { where, what, match, times: 3, params });
    wanted.push(refund);
  }

  await Promise.all(world.startlines.map(({ jobs }) => jobs.refunds()));
  await runFor(world, 3 * MINUTE, 20);
  await runFor(world, DAY, 12 * HOUR);

  expect(wanted.map(({ paymentId }) => refundsAtRazorpay(world, paymentId))).toEqual(
    LOST_ANSWERS.map(() => [`processed ${BACK_PAISE}`]),
  );
  for (const { rider } of wanted) {
    expect((await endOf(world, rider)).refunds).toEqual([`cancelled ${BACK_PAISE} processed`]);
  }
  await expectLawsKept(world);
}, 60_000);

test("a refund that Razorpay's webhook calls processed before its own answer does is told and booked once", async () => {
  const world = await aCheapWorld();
  await holdWebhooks(world);
  const { rider, orderId } = await aRefundWanted(world);
  const [deps] = world.startlines;
  const refund: typeof deps.gateway.refund = async (request) => {
    const answer = await deps.gateway.refund(request);
    await releaseWebhooks(world, orderId, "refund.processed");
    await releaseWebhooks(world, orderId, "refund.created");
    expect((await endOf(world, rider)).refunds).toEqual([`cancelled ${BACK_PAISE} processed`]);
    return answer;
  };

  expect(await sendRefunds({ ...deps, gateway: { ...deps.gateway, refund } })).toBe(1);

  expect((await endOf(world, rider)).messages.filter((told) => told === "refund_sent by email")).toHaveLength(1);
  await expectLawsKept(world);
});

const ORDERS = [
  ["refund.created", "refund.processed", "refund.failed"],
  ["refund.created", "refund.failed", "refund.processed"],
  ["refund.processed", "refund.created", "refund.failed"],
  ["refund.processed", "refund.failed", "refund.created"],
  ["refund.failed", "refund.created", "refund.processed"],
  ["refund.failed", "refund.processed", "refund.created"],
];

test("a refund that fails after it was processed is made once more, in whatever order Razorpay reports it", async () => {
  const world = await aCheapWorld();
  await holdWebhooks(world);
  await world.control("/faults", { where: "refund", what: "failed_after_processed", times: ORDERS.length });
  const wanted = [];
  for (const order of ORDERS) wanted.push({ order, ...(await aRefundWanted(world)) });
  await runJobs(world);
  await world.wait(2 * MINUTE);

  for (const { order, orderId } of wanted) for (const name of order) await releaseWebhooks(world, orderId, name);
  await runFor(world, 2 * HOUR + 2 * MINUTE, HOUR + MINUTE);
  await runFor(world, DAY, 12 * HOUR);

  for (const { rider, paymentId } of wanted) {
    expect(refundsAtRazorpay(world, paymentId)).toEqual([`failed ${BACK_PAISE}`, `processed ${BACK_PAISE}`]);
    const refunds = [`cancelled ${BACK_PAISE} failed`, `cancelled ${BACK_PAISE} processed`];
    expect((await endOf(world, rider)).refunds).toEqual(refunds);
  }
  await expectLawsKept(world);
});

test("each report of a refund may come three times and all at once", async () => {
  const world = await aCheapWorld();
  await holdWebhooks(world);
  const { rider, orderId, paymentId } = await aRefundWanted(world);
  await runJobs(world);
  const reports = ["refund.created", "refund.processed"].flatMap((name) => eventsOf(world, orderId, name));

  await Promise.all([...reports, ...reports, ...reports].map((event) => deliver(world, event)));
  await world.settle();

  expect(reports).toHaveLength(2);
  expect(refundsAtRazorpay(world, paymentId)).toEqual([`processed ${BACK_PAISE}`]);
  expect((await endOf(world, rider)).refunds).toEqual([`cancelled ${BACK_PAISE} processed`]);
  await expectLawsKept(world);
});

const FAILED_THRICE = Array.from({ length: 3 }, () => `failed ${BACK_PAISE}`);

/** A refund that failed three times, and by which ids an organizer finds it. */
async function aRefundThatFailed(world: World) {
  await world.control("/settings", { refundPolicy: "pending_then_failed" });
  const { rider, paymentId } = await aRefundWanted(world);
  await runJobs(world);
  await runFor(world, 4 * HOUR, HOUR + MINUTE);
  await runFor(world, 3 * DAY, 12 * HOUR);
  expect(refundsAtRazorpay(world, paymentId)).toEqual(FAILED_THRICE);
  await world.control("/settings", { refundPolicy: "processed_at_once" });
  const payment = (await readRows(world)).payments.find(({ razorpay_payment_id: id }) => id === paymentId);
  return { rider, paymentId, which: { bookingId: rider.bookingId, paymentId: payment?.id ?? "" } };
}

test("a refund that failed for good is asked for once more, however often an organizer presses the button", async () => {
  const world = await aCheapWorld();
  const { paymentId, which } = await aRefundThatFailed(world);

  const clicks = [...world.startlines, ...world.startlines].map((deps) => retryRefund(deps, which, BY));
  const outcomes = await Promise.all(clicks);
  await runJobs(world);

  expect(outcomes.toSorted()).toEqual(["not_failed", "not_failed", "not_failed", "wanted"]);
  expect(refundsAtRazorpay(world, paymentId)).toEqual([...FAILED_THRICE, `processed ${BACK_PAISE}`]);
  await expectLawsKept(world);
});

test.each([["paid out by hand first"], ["asked for once more first"]])(
  "a refund that failed for good is either asked for once more or paid out by hand, %s",
  async (order) => {
    const world = await aCheapWorld();
    const { paymentId, which } = await aRefundThatFailed(world);
    const [one, other] = world.startlines;
    const payOut = (deps: typeof one) => recordPayout(deps, which, { ...BY, reference: "UTR 42" });
    const retry = (deps: typeof one) => retryRefund(deps, which, BY);

    // The slower has read that it failed, when the faster does its part.
    const outcomes: unknown[] = [];
    if (order === "paid out by hand first") {
      const meanwhile = async () => outcomes.push(await payOut(other));
      outcomes.push(await retry(beforeCalling(one, "request_refund", meanwhile)));
    } else {
      const meanwhile = async () => outcomes.push(await retry(other));
      outcomes.push(await payOut(beforeCalling(one, "pay_out_by_hand", meanwhile)));
    }
    await runJobs(world);

    const isByHand = order === "paid out by hand first";
    expect(outcomes).toEqual([isByHand ? "paid_out" : "wanted", "not_failed"]);
    const atRazorpay = isByHand ? FAILED_THRICE : [...FAILED_THRICE, `processed ${BACK_PAISE}`];
    expect(refundsAtRazorpay(world, paymentId)).toEqual(atRazorpay);
    await expectLawsKept(world);
  },
);
