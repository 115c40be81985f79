import { sql } from "kysely";
import { expect, test } from "vitest";
import { readCounts } from "#booking/capacity/read-capacity.ts";
import { forEachConcurrently } from "#platform/concurrently.ts";
import { UNLIMITED } from "#platform/open-rate-limiter.ts";
import { aDyingProcess, atCall, type DyingProcess } from "#tests/builders/dying-process.ts";
import { aMoneySale, ORGANIZER } from "#tests/builders/money-sale.ts";
import { sized } from "#tests/setup/length.ts";
import { cancelEvent, endCancelledBookings } from "./cancel-event.ts";
import { sendRefunds } from "./send-refunds.ts";
import { syncBooking } from "./sync-booking.ts";

const by = ORGANIZER;
const PRICE_PAISE = 152_500;

type Sale = Awaited<ReturnType<typeof aSaleOf>>;

/** Bookings of every kind, made as visitors make them. Those that are late are captured when the bank's clock has moved on. */
async function aSaleOf(counts: { confirmed: number; paying: number; late: number; held: number }) {
  const sale = await aMoneySale({ capacity: counts.confirmed + counts.paying + counts.late + counts.held });
  const paymentIds: string[] = [];
  const make = {
    async confirmed() {
      paymentIds.push((await sale.aPaidBooking()).razorpayPaymentId);
    },
    async paying() {
      await sale.visitor().toCheckout();
    },
    async late() {
      const order_id = await sale.visitor().toCheckout();
      await sale.simulate("/checkout/pay", { order_id, method: "upi", outcome: "late", after_seconds: 300 });
    },
    async held() {
      const rider = sale.visitor();
      await rider.join();
      await rider.claim();
    },
  };
  const kinds = Object.keys(make) as (keyof typeof make)[];
  const todo = kinds.flatMap((kind) => Array.from({ length: counts[kind] }, () => make[kind]));
  await forEachConcurrently(todo, 12, (next) => next());
  return { ...sale, paymentIds };
}

async function statesOf({ opened, event }: Sale): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; count: number }>`
    SELECT state, count(*) FROM bookings WHERE event_id = ${event.id} GROUP BY state`.execute(opened.startline.db);
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}

/** How often each payment went back at Razorpay, and how much of it. */
async function refundsAtRazorpay({ startline }: Sale, paymentIds: string[]): Promise<number[]> {
  const amounts: number[] = [];
  for (const id of paymentIds) {
    const refunds = await startline.gateway.readRefunds(id);
    if (!refunds.ok) throw new Error(refunds.reason);
    amounts.push(...refunds.value.map((refund) => refund.amountPaise));
  }
  return amounts;
}

async function toldOf({ opened, event }: Sale): Promise<number[]> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) FROM messages WHERE event_id = ${event.id} AND kind = 'booking_cancelled' GROUP BY booking_id`.execute(
    opened.startline.db,
  );
  return rows.map((row) => row.count);
}

async function unevenAccounts({ opened, event }: Sale): Promise<unknown[]> {
  const { rows } = await sql`
    SELECT booking_id, account, sum(amount_paise) FROM ledger_entries
    WHERE event_id = ${event.id} AND account IN ('participant_funds', 'organizer_payable', 'platform_fee')
    GROUP BY booking_id, account HAVING sum(amount_paise) <> 0`.execute(opened.startline.db);
  return rows;
}

/** Life after life of processes that die at every possible moment, two at a time, until all is done. */
async function untilDone(
  sale: Sale,
  work: (deps: DyingProcess["deps"]) => Promise<number>,
  leaseMinutes = 0,
): Promise<number> {
  const { startline } = sale;
  let deaths = 0;
  for (let life = 1; ; life += 1) {
    // Short lives meet each step of one booking; growing ones get through a whole batch.
    const calls = [life + (life % 5), life + ((life * 7) % 11)].map((count) => 1 + Math.floor(count / 2));
    const processes = calls.map((count) => aDyingProcess(startline, atCall(count)));
    const ends = await Promise.all(processes.map((process) => process.run(work)));
    await Promise.all(processes.map((process) => process.close()));
    deaths += ends.filter((end) => end === "died").length;
    sale.clock.advance({ minutes: leaseMinutes }); // What the dead had taken is free again.
    if (ends.every((end) => end === 0)) return deaths;
    if (life > 3000) throw new Error("it does not come to an end");
  }
}

/** `npm run test:long` cancels an event of 500 bookings, `npm test` one of 25. */
const TWENTY_FIVES = sized(1, 20);
const DEATHS_MIN = sized(20, 50);
const [CONFIRMED, PAYING, LATE, HELD] = [19, 2, 1, 3].map((share) => share * TWENTY_FIVES) as [
  number,
  number,
  number,
  number,
];

test("an event that is cancelled by two dying processes ends each booking, refunds each once and tells each once", async () => {
  const sale = await aSaleOf({ confirmed: CONFIRMED, paying: PAYING, late: LATE, held: HELD });
  const { startline } = sale;
  expect(await statesOf(sale)).toEqual({ confirmed: CONFIRMED, paying: PAYING + LATE, held: HELD });

  const request = { scope: "full", note: "The road is flooded", by } as const;
  const answers = await Promise.all([1, 2, 3].map(() => cancelEvent(startline, sale.event.id, request)));
  expect(answers.sort()).toEqual(["already_cancelled", "already_cancelled", "cancelled"]);

  const deaths = await untilDone(sale, endCancelledBookings);
  expect(deaths).toBeGreaterThan(DEATHS_MIN);
  expect(await statesOf(sale)).toEqual({ cancelled: CONFIRMED, released: PAYING + LATE + HELD });
  expect(await readCounts(startline.db, sale.event.id)).toMatchObject({ called: 0, held: 0, confirmed: 0 });

  const refundDeaths = await untilDone(sale, (deps) => sendRefunds({ ...deps, rateLimiter: UNLIMITED }), 2);
  expect(refundDeaths).toBeGreaterThan(DEATHS_MIN);
  expect(await refundsAtRazorpay(sale, sale.paymentIds)).toEqual(Array(CONFIRMED).fill(PRICE_PAISE));
  // Whoever only held a place has given no address.
  expect(await toldOf(sale)).toEqual(Array(CONFIRMED + PAYING + LATE).fill(2));
  expect(await unevenAccounts(sale)).toEqual([]);

  // The banks of the last few agree only now.
  await sale.simulate("/clock", { mode: "manual", advance_seconds: 2000 });
  sale.clock.advance({ minutes: 60 });
  for (let found = 1; found > 0; ) {
    found = await startline.jobs.payments();
    await startline.jobs.refunds();
  }
  sale.clock.advance({ minutes: 2 });
  while ((await startline.jobs.refunds()) > 0) sale.clock.advance({ minutes: 2 });
  const { rows: late } = await sql<{ id: string }>`
    SELECT razorpay_payment_id AS id FROM payments WHERE event_id = ${sale.event.id} AND role = 'late'`.execute(
    startline.db,
  );
  expect(late).toHaveLength(LATE);
  const lateIds = late.map((row) => row.id);
  expect(await refundsAtRazorpay(sale, lateIds)).toEqual(Array(LATE).fill(PRICE_PAISE));
  expect(await unevenAccounts(sale)).toEqual([]);
  const { rows: entries } = await sql`SELECT action FROM audit_log WHERE event_id = ${sale.event.id}`.execute(
    startline.db,
  );
  expect(entries).toEqual([{ action: "cancel_event" }]);
}, 300_000);

test("refunds that Razorpay refuses for its balance wait, are on the list, and go back once it is filled", async () => {
  const sale = await aSaleOf({ confirmed: 6, paying: 0, late: 0, held: 0 });
  const { startline } = sale;
  await sale.simulate("/settings", { refundBalancePaise: 2 * 150_000 });
  await cancelEvent(startline, sale.event.id, { scope: "keep_fee", note: "Too few riders", by });
  await untilDone(sale, endCancelledBookings);
  const hours = async (count: number) => {
    for (let hour = 0; hour < count; hour += 1) {
      sale.clock.advance({ minutes: 60 });
      await startline.jobs.refunds();
    }
  };
  const open = async () => {
    const { rows } = await sql<{ kind: string }>`SELECT kind FROM attention_items
      WHERE event_id = ${sale.event.id} AND resolved_at IS NULL`.execute(startline.db);
    return rows.map((row) => row.kind);
  };

  await hours(3);
  expect(await refundsAtRazorpay(sale, sale.paymentIds)).toEqual([150_000, 150_000]);
  expect(await open()).toEqual(Array(4).fill("refund_waiting"));

  await sale.simulate("/settings", { refundBalancePaise: null });
  await hours(3);
  expect(await refundsAtRazorpay(sale, sale.paymentIds)).toEqual(Array(6).fill(150_000));
  expect(await open()).toEqual([]);
});

/** An event that is cancelled while two pay: their money has come, and their bookings have not ended yet. */
async function paidWhileCancelled() {
  const sale = await aSaleOf({ confirmed: 0, paying: 2, late: 0, held: 0 });
  const { startline } = sale;
  const { rows: orders } = await sql<{ id: string; bookingId: string }>`
    SELECT order_id AS id, booking_id AS "bookingId" FROM razorpay_orders WHERE event_id = ${sale.event.id}`.execute(
    startline.db,
  );
  const paid = await Promise.all(orders.map(({ id }) => sale.pay(id)));
  await cancelEvent(startline, sale.event.id, { scope: "full", note: "The road is flooded", by });
  for (const { bookingId } of orders) await syncBooking(startline, bookingId);
  return { sale, startline, paymentIds: paid.map((fields) => fields.razorpay_payment_id as string) };
}

test("whoever paid while the event was cancelled is told of that before the money is back", async () => {
  const { sale, startline, paymentIds } = await paidWhileCancelled();
  expect(await startline.jobs.refunds()).toBe(0);
  expect(await endCancelledBookings(startline)).toBe(2);
  sale.clock.advance({ seconds: 1 });
  expect(await startline.jobs.refunds()).toBe(2);

  expect(await refundsAtRazorpay(sale, paymentIds)).toEqual([PRICE_PAISE, PRICE_PAISE]);
  const { rows } = await sql<{ kinds: string[] }>`
    SELECT array_agg(kind ORDER BY created_at) AS kinds FROM messages
    WHERE event_id = ${sale.event.id} AND channel = 'email' GROUP BY booking_id`.execute(startline.db);
  expect(rows).toEqual(Array(2).fill({ kinds: ["booking_cancelled", "refund_sent"] }));
});

test("money that came while the event was cancelled goes back even if its booking cannot be ended", async () => {
  const { sale, startline, paymentIds } = await paidWhileCancelled();
  sale.clock.advance({ minutes: 9 });
  expect(await startline.jobs.refunds()).toBe(0);
  sale.clock.advance({ minutes: 2 });
  expect(await startline.jobs.refunds()).toBe(2);
  expect(await refundsAtRazorpay(sale, paymentIds)).toEqual([PRICE_PAISE, PRICE_PAISE]);
});
