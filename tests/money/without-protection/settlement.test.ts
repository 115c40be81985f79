import { expect } from "vitest";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { newMessages } from "#booking/messages/enqueue-messages.ts";
import { cancelEvent } from "#booking/payments/cancel-event.ts";
import { type SettleOrder, settlePaymentInSql } from "#booking/payments/payments.sql.ts";
import { readMoney } from "#booking/payments/read-money.ts";
import { settlePayment } from "#booking/payments/settle-payment.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { newRowId } from "#platform/ids.ts";
import { lawsBroken } from "../check-laws.ts";
import { CONFIRMED, endOf } from "../ends.ts";
import { beforeCalling } from "../interleave.ts";
import { runJobs } from "../model/time-steps.ts";
import type { World } from "../model/world.ts";
import { dropWebhooks } from "../webhooks.ts";
import { aHolder, aRiderAtCheckout, MINUTE, pay, type Rider, worldsOfThisFile } from "../worlds.ts";
import { twins, withoutAll, withoutConstraint, withoutIndex, withoutText } from "./switch-off.ts";

const aWorld = worldsOfThisFile();
const SETTLE = "40-settle-payment.sql";
const CANCELLATION = { scope: "full", note: "Heavy rain", by: "asha@startline.example" } as const;
const told = (kind: string, times: number): string[] => [
  ...Array<string>(times).fill(`${kind} by email`),
  ...Array<string>(times).fill(`${kind} by sms`),
];

/** Somebody paid for the only place after losing it, and another holds it. No webhook comes. */
async function aLatePayment(
  world: World,
  outcome = "success",
): Promise<{ late: Rider; holder: Rider; orderId: string }> {
  await dropWebhooks(world);
  const late = await aRiderAtCheckout(world);
  await world.wait(20 * MINUTE);
  const holder = await aHolder(world);
  await pay(world, late.orderId, outcome);
  return { late, holder, orderId: late.orderId };
}

async function paymentsOf({ startlines: [{ gateway }] }: World, orderId: string) {
  const answer = await gateway.readPayments(orderId);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value;
}

twins("the booking's version is compared, or a rider who has the place is told that it is lost", aWorld, {
  world: { capacity: 1 },
  async story(world) {
    const { late, holder, orderId } = await aLatePayment(world, "twice");
    const [first, second] = await paymentsOf(world, orderId);
    if (!first || !second) throw new Error("two payments were wanted");
    const [one, other] = world.startlines;
    const meanwhile = async () => {
      await holder.giveBack();
      await settlePayment(other, late.bookingId, second, "automatic");
    };
    // The first call finds no place; before the second, which gives the first payment back, the second one gets the place.
    await settlePayment(beforeCalling(one, "settle_payment", meanwhile, 2), late.bookingId, first, "automatic");
    await runJobs(world);
    return endOf(world, late);
  },
  withIt: ({ state, payments, messages }) => {
    expect([state, payments]).toEqual(["confirmed", ["captured, accepted", "captured, surplus"]]);
    expect(messages).toEqual([...told("booking_confirmed", 1), ...told("surplus_refunded", 1)]);
  },
  off: withoutText(SETTLE, "IF v_booking.version <> p_version THEN", "IF false THEN"),
  withoutIt: ({ state, messages }) => {
    expect(state).toBe("confirmed");
    expect(messages).toEqual([...told("booking_confirmed", 1), ...told("place_lost_refunded", 1)]);
  },
});

twins("what becomes of a payment is decided once, or it is refunded and rides as well", aWorld, {
  world: { capacity: 1 },
  async story(world) {
    const { late, holder } = await aLatePayment(world);
    const [one, other] = world.startlines;
    const meanwhile = async () => {
      await syncBooking(other, late.bookingId); // No place: the money goes back.
      await holder.giveBack();
    };
    await syncBooking(beforeCalling(one, "settle_payment", meanwhile), late.bookingId);
    await runJobs(world);
    return [(await endOf(world, late)).state, ...(await lawsBroken(world))];
  },
  withIt: (found) => expect(found).toEqual(["expired"]),
  off: withoutText(SETTLE, "THEN p.role IS NOT NULL OR p.state = 'refunded'", "THEN false"),
  withoutIt: (found) =>
    expect(found).toEqual(["confirmed", ...Array<unknown>(found.length - 1).fill(expect.any(String))]),
});

twins("a payment that goes back is not decided on again, or it is refunded for two reasons", aWorld, {
  world: { capacity: 1 },
  async story(world) {
    const { late } = await aLatePayment(world);
    const [one, other] = world.startlines;
    const meanwhile = async () => {
      await cancelEvent(other, world.event.id, CANCELLATION);
      await syncBooking(other, late.bookingId);
    };
    await syncBooking(beforeCalling(one, "settle_payment", meanwhile, 2), late.bookingId);
    return { refunds: (await endOf(world, late)).refunds, broken: await lawsBroken(world) };
  },
  withIt: (found) => expect(found).toEqual({ refunds: ["cancelled 152500 wanted"], broken: [] }),
  off: withoutText(
    SETTLE,
    "EXISTS (SELECT 1 FROM refunds r WHERE r.event_id = p_event_id AND r.payment_id = p.id)",
    "false",
  ),
  withoutIt: ({ refunds, broken }) => {
    expect(refunds).toEqual(["cancelled 152500 wanted", "late 152500 wanted"]);
    expect(broken.join()).toContain("No payment goes back, by refunds and lost disputes, by more than was captured.");
  },
});

twins("a payment that paid for its booking is not given back, or a torn reading pays a rider who rides", aWorld, {
  async story(world) {
    await dropWebhooks(world);
    const rider = await aRiderAtCheckout(world);
    await rider.verify(await pay(world, rider.orderId));
    const [deps] = world.startlines;
    const [payment] = await paymentsOf(world, rider.orderId);
    const money = await readMoney(deps.db, rider.bookingId);
    if (!payment || !money) throw new Error("nobody paid");
    // Its booking was read after another sync had confirmed it, and its payments before.
    await settlePayment(deps, rider.bookingId, payment, "automatic", { ...money, payments: [] });
    return (await endOf(world, rider)).refunds;
  },
  withIt: (refunds) => expect(refunds).toEqual([]),
  off: withoutText(SETTLE, "THEN p.role IN ('accepted', 'quarantine') OR", "THEN"),
  withoutIt: (refunds) => expect(refunds).toEqual(["surplus 152500 wanted"]),
});

twins("money that is not taken is reported once, or two that see it for the first time tell its rider twice", aWorld, {
  world: { capacity: 1, capture: "manual" },
  async story(world) {
    const { late } = await aLatePayment(world);
    const [one, other] = world.startlines;
    const settling = beforeCalling(one, "settle_payment", () => syncBooking(other, late.bookingId), 2);
    await syncBooking(settling, late.bookingId);
    return (await endOf(world, late)).messages;
  },
  withIt: (messages) => expect(messages).toEqual(told("payment_not_taken", 1)),
  off: withoutText(
    SETTLE,
    "ELSE p_role IS NOT NULL AND (p.role IS NOT NULL OR p.state IN ('captured', 'refunded'))",
    "ELSE false",
  ),
  withoutIt: (messages) => expect(messages).toEqual(told("payment_not_taken", 2)),
});

twins("nobody is confirmed for an event that was cancelled a moment ago", aWorld, {
  async story(world) {
    await dropWebhooks(world);
    const rider = await aRiderAtCheckout(world);
    await pay(world, rider.orderId);
    const [one, other] = world.startlines;
    const settling = beforeCalling(one, "settle_payment", () => cancelEvent(other, world.event.id, CANCELLATION));
    await syncBooking(settling, rider.bookingId);
    return (await endOf(world, rider)).messages;
  },
  withIt: (messages) => expect(messages).toEqual([]),
  off: withoutText(SETTLE, "IF p_action = 'confirm' AND EXISTS (", "IF false AND EXISTS ("),
  withoutIt: (messages) => expect(messages).toEqual(told("booking_confirmed", 1)),
});

/** A writer that decides wrongly, which the code above it never does: only the database's own rule remains. */
async function writeWrongly(
  world: World,
  rider: Rider & { orderId: string },
  wrong: Partial<SettleOrder>,
): Promise<void> {
  const [deps] = world.startlines;
  const booking = await readBooking(deps.db, rider.bookingId);
  const payments = await paymentsOf(world, rider.orderId);
  const payment = payments.at(-1);
  if (!booking || !payment) throw new Error("nobody paid");
  const order: SettleOrder = {
    booking,
    action: "record",
    payment: { ...payment, rowId: newRowId("pmt", world.event.id) },
    role: null,
    refund: null,
    postings: [],
    messages: [],
    attention: [],
    ...wrong,
  };
  await settlePaymentInSql(deps.pool, order, world.now());
}

twins("a second accepted payment can't be written, or one booking is paid for twice", aWorld, {
  async story(world) {
    await dropWebhooks(world);
    const rider = await aRiderAtCheckout(world);
    await pay(world, rider.orderId, "twice");
    const [deps] = world.startlines;
    const [first] = await paymentsOf(world, rider.orderId);
    if (first) await settlePayment(deps, rider.bookingId, first, "automatic");
    const refused = await writeWrongly(world, rider, { role: "accepted" }).then(
      () => null,
      (error) => error.constraint,
    );
    return { refused, payments: (await endOf(world, rider)).payments };
  },
  withIt: (found) =>
    expect(found).toEqual({ refused: "one_accepted_payment_per_booking", payments: ["captured, accepted"] }),
  off: withoutIndex("payments", "one_accepted_payment_per_booking"),
  withoutIt: (found) =>
    expect(found).toEqual({ refused: null, payments: ["captured, accepted", "captured, accepted"] }),
});

twins("a posting is written once, or each further report books the same money again", aWorld, {
  async story(world) {
    await dropWebhooks(world);
    const rider = await aRiderAtCheckout(world);
    const fields = await pay(world, rider.orderId);
    await rider.verify(fields);
    await world.control(`/payments/${fields.razorpay_payment_id}/refund`);
    await syncBooking(world.startlines[0], rider.bookingId);
    return (await endOf(world, rider)).ledger.gateway_balance;
  },
  withIt: (balance) => expect(balance).toBe(-3599),
  off: withoutAll(
    withoutText("04-post-to-ledger.sql", "ON CONFLICT ON CONSTRAINT posting_written_once DO NOTHING"),
    withoutConstraint("ledger_entries", "posting_written_once"),
  ),
  withoutIt: (balance) => expect(balance).toBe(152_500 - 2 * 3599),
});

twins("a message is owed once for each kind and channel, or whoever writes it again sends it again", aWorld, {
  async story(world) {
    const rider = await aRiderAtCheckout(world);
    await pay(world, rider.orderId);
    await world.wait(2);
    expect((await endOf(world, rider)).messages).toEqual(CONFIRMED.messages);
    const [payment] = await paymentsOf(world, rider.orderId);
    const { rows } = await world.startlines[0].pool.query("SELECT id FROM payments WHERE razorpay_payment_id = $1", [
      payment?.id,
    ]);
    if (!payment) throw new Error("nobody paid");
    await writeWrongly(world, rider, {
      payment: { ...payment, rowId: rows[0].id },
      messages: newMessages(world.event.id, "booking_confirmed"),
    });
    return (await endOf(world, rider)).messages;
  },
  withIt: (messages) => expect(messages).toEqual(told("booking_confirmed", 1)),
  off: withoutAll(
    withoutText("05-enqueue-messages.sql", "ON CONFLICT ON CONSTRAINT one_message_per_kind_and_channel DO NOTHING"),
    withoutConstraint("messages", "one_message_per_kind_and_channel"),
  ),
  withoutIt: (messages) => expect(messages).toEqual(told("booking_confirmed", 2)),
});
