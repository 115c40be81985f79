import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordPayout } from "#booking/payments/record-payout.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { brokenPromises } from "#tests/builders/broken-promises.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { aMixedSale, controlRazorpay, type MixedSale } from "#tests/builders/mixed-sale.ts";
import { type TestClock, testClock } from "#tests/builders/test-clock.ts";
import { aVisitor, payAt } from "#tests/builders/visitor.ts";
import { openTestStartline, type TestStartline } from "#tests/setup/startline.ts";
import { addStatements } from "../ledger/statement.ts";
import { readStatement, readStatementToPrint } from "./read-statement.ts";

let opened: TestStartline;
let clock: TestClock;
let sale: MixedSale;
beforeAll(async () => {
  clock = testClock();
  opened = await openTestStartline(clock);
  sale = await aMixedSale(opened, clock);
});
afterAll(() => opened.close());

const theirs = async () => (await (await fetch(`${opened.razorpay.url}/_sim/books`)).json()) as Books;
type Account = { captured: number; fee: number; tax: number; refunded: number; disputed: number; balance: number };
type Books = { all: Account; items: (Account & { receipt: string })[] };

const asBooks = ({ totals }: Awaited<ReturnType<typeof readStatement>>): Account => ({
  captured: totals.collectedPaise,
  fee: totals.gatewayCostPaise + totals.gatewayTaxPaise,
  tax: totals.gatewayTaxPaise,
  refunded: totals.refundedPaise,
  disputed: totals.disputedPaise,
  balance: totals.balancePaise,
});

test("after a sale to which all happened, the statement and Razorpay's own books agree to the paisa, booking by booking", async () => {
  const statement = await readStatement(opened.startline, sale.event.id, 1);
  const books = await theirs();

  expect(books.all).toMatchObject(asBooks(statement));
  expect(statement.totals).toMatchObject({ owedPaise: expect.any(Number), unsettledPaise: 0, paidByHandPaise: 0 });
  for (const line of statement.bookings) {
    const { captured, balance } = books.items.find(({ receipt }) => receipt === line.bookingId) as Account;
    expect(line).toMatchObject({ collectedPaise: captured, balancePaise: balance });
  }
});

test("the lines add up to the totals, and what is left at Razorpay is owed to somebody", async () => {
  const { totals, bookings } = await readStatementToPrint(opened.startline, sale.event.id);
  expect(addStatements(bookings)).toEqual(totals);
  expect(totals.balancePaise).toBe(totals.owedPaise + totals.platformFeePaise + totals.unsettledPaise);
});

test("each booking's line says what became of its money", async () => {
  const { bookings } = await readStatementToPrint(opened.startline, sale.event.id);
  const gatewayPaise = 3599; // Two percent, and 18 percent of that.
  const lineOf = ({ bookingId }: { bookingId: string }) => bookings.find((line) => line.bookingId === bookingId);

  expect(lineOf(sale.paid)).toMatchObject({
    state: "confirmed",
    collectedPaise: 152_500,
    platformFeePaise: 2500,
    owedPaise: 150_000 - gatewayPaise,
  });
  expect(lineOf(sale.surplus)).toMatchObject({
    collectedPaise: 305_000,
    refundedPaise: 152_500,
    platformFeePaise: 2500,
    owedPaise: 150_000 - 2 * gatewayPaise,
  });
  expect(lineOf(sale.cancelled)).toMatchObject({
    refundedPaise: 152_500,
    platformFeePaise: 0,
    owedPaise: -gatewayPaise,
  });
  expect(lineOf(sale.feeKept)).toMatchObject({
    refundedPaise: 150_000,
    platformFeePaise: 2500,
    owedPaise: -gatewayPaise,
  });
  expect(lineOf(sale.partlyRefunded)).toMatchObject({
    refundedPaise: 40_000,
    platformFeePaise: 2500,
    owedPaise: 110_000 - gatewayPaise,
  });
  expect(lineOf(sale.disputed)).toMatchObject({
    disputedPaise: 152_500,
    platformFeePaise: 0,
    owedPaise: -gatewayPaise,
  });
  expect(lineOf(sale.late)).toMatchObject({ state: "expired", refundedPaise: 152_500, owedPaise: -gatewayPaise });
  expect(lineOf(sale.held)).toBeUndefined();
});

test("the counts say what the sums are of", async () => {
  const { counts } = await readStatement(opened.startline, sale.event.id, 1);
  expect(counts).toEqual({
    confirmed: 4,
    complimentary: 0,
    paidInCash: 0,
    cancelled: 2,
    payments: 8,
    refunds: 5,
    refundsOpen: 0,
    refundsFailed: 0,
    paidByHand: 0,
    disputesLost: 1,
    disputesOpen: 0,
    quarantined: 0,
  });
});

test("money that Razorpay can't refund is not settled, and once an organizer has paid it out by hand it is owed back", async () => {
  const { startline } = opened;
  const failing = await aRefundThatFails();
  const before = await readStatement(startline, failing.eventId, 1);
  expect(before.counts).toMatchObject({ refundsFailed: 1, paidByHand: 0 });
  expect(before.totals).toMatchObject({ unsettledPaise: 152_500, paidByHandPaise: 0 });

  const outcome = await recordPayout(
    startline,
    { bookingId: failing.bookingId, paymentId: failing.paymentId },
    { reference: "UTR 123", by: "asha@example.com" },
  );
  expect(outcome).toBe("paid_out");

  const after = await readStatement(startline, failing.eventId, 1);
  expect(after.counts).toMatchObject({ refundsFailed: 0, paidByHand: 1 });
  expect(after.totals).toMatchObject({
    unsettledPaise: 0,
    paidByHandPaise: 152_500,
    refundedPaise: before.totals.refundedPaise,
    owedPaise: before.totals.owedPaise + 152_500,
    balancePaise: before.totals.balancePaise,
  });
  expect(await brokenPromises(startline, failing.eventId)).toEqual([]);
  expect((await theirs()).all.balance).toBe(
    after.totals.balancePaise + (await readStatement(startline, sale.event.id, 1)).totals.balancePaise,
  );
});

/** The refund of a surplus payment fails at Razorpay three times. */
async function aRefundThatFails() {
  const { startline, razorpay } = opened;
  await controlRazorpay(razorpay.url, "/settings", { refundPolicy: "pending_then_failed", refundSeconds: 60 });
  const event = await anEventOnSale(startline, { capacity: 1 });
  const rider = aVisitor((path, init) => opened.api.request(path, init), event);
  await payAt(razorpay.url, await rider.toCheckout(), "twice");
  await syncBooking(startline, rider.bookingId);
  for (let day = 0; day < 10; day += 1) {
    clock.advance({ minutes: 24 * 60 });
    await startline.jobs.refunds();
    await controlRazorpay(razorpay.url, "/clock", { mode: "manual", advance_seconds: 600 });
  }
  const { rows } = await sql<{ paymentId: string }>`SELECT payment_id AS "paymentId" FROM refunds
    WHERE booking_id = ${rider.bookingId} LIMIT 1`.execute(startline.db);
  return { eventId: event.id, bookingId: rider.bookingId, paymentId: rows[0]?.paymentId as string };
}
