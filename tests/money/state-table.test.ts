import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { releasePlace } from "#booking/bookings/release-place.ts";
import { cancelBooking } from "#booking/payments/cancel-booking.ts";
import { cancelEvent } from "#booking/payments/cancel-event.ts";
import type { CaptureMode, GatewayPayment } from "#booking/payments/gateway.ts";
import { settlePayment } from "#booking/payments/settle-payment.ts";
import {
  type BookingColumn,
  type PaymentAction,
  type PaymentFact,
  STATE_TABLE,
  WITHOUT_A_PLACE,
} from "#booking/payments/state-table.ts";
import { randomText } from "#platform/ids.ts";
import { anEventOnSale, type EventOnSale } from "../builders/event-on-sale.ts";
import { countsOf, endOf, PRICE_PAISE } from "./ends.ts";
import { readRows } from "./model/rows.ts";
import type { World } from "./model/world.ts";
import { aHolder, aRider, aRiderAtCheckout, MINUTE, type Rider, worldsOfThisFile } from "./worlds.ts";

const aWorld = worldsOfThisFile();
const CANCELLATION = {
  scope: "full",
  note: "Heavy rain",
  by: "asha@startline.example",
  hasOwnAuditEntry: true,
} as const;

const FACTS = Object.keys(STATE_TABLE) as PaymentFact[];
const COLUMNS = Object.keys(STATE_TABLE.captured) as BookingColumn[];

/** One cell: a booking in a state, in a world of its own event, about which Razorpay reports one payment after another. */
type Cell = {
  world: World;
  bookingId: string;
  payment: GatewayPayment;
  /** What Razorpay says of that payment now. */
  report(change: Partial<GatewayPayment>, capture?: CaptureMode): Promise<"nothing_new" | "settled" | "capture">;
};

async function aBookingThatIs(column: BookingColumn, world: World): Promise<Rider> {
  if (column === "held") return aHolder(world);
  const rider = await aRiderAtCheckout(world);
  const { bookingId } = rider;
  const [deps] = world.startlines;
  if (column === "expired" || column === "lapsed") await world.wait(20 * MINUTE);
  if (column === "expired") await deps.jobs.places();
  if (column === "confirmed" || column === "cancelled") await confirmForFree(world, bookingId);
  if (column === "cancelled") expect(await cancelBooking(deps, bookingId, CANCELLATION)).toBe("cancelled");
  const booking = await readBooking(deps.db, bookingId);
  if (column === "released" && booking) expect(await releasePlace(deps, booking, booking.version)).toBe("released");
  if (column === "event_cancelled") expect(await cancelEvent(deps, world.event.id, CANCELLATION)).toBe("cancelled");
  return rider;
}

/** Confirmed although no payment has paid for it: the organizer's guest, who pays all the same. */
async function confirmForFree({ startlines: [{ db }], event }: World, bookingId: string): Promise<void> {
  await sql`UPDATE bookings SET state = 'confirmed', complimentary_reason = 'guest', confirmed_at = created_at,
    version = version + 1 WHERE id = ${bookingId}`.execute(db);
  for (const table of ["event_capacity", "category_capacity"]) {
    await sql`UPDATE ${sql.table(table)} SET held = held - 1, confirmed = confirmed + 1
      WHERE event_id = ${event.id}`.execute(db);
  }
}

async function aCell(column: BookingColumn, shared: World): Promise<Cell> {
  const event: EventOnSale = await anEventOnSale(
    { ...shared.startlines[0], clock: shared.startlines[0].clock },
    { capacity: 1, closesInMinutes: 24 * 60 * 9 },
  );
  const world = { ...shared, event };
  const { bookingId } = await aBookingThatIs(column, world);
  const payment = aPayment(world);
  return {
    world,
    bookingId,
    payment,
    report: (change, capture = "automatic") =>
      settlePayment(world.startlines[0], bookingId, { ...payment, ...change }, capture),
  };
}

const aPayment = (world: World): GatewayPayment => ({
  id: `pay_${randomText(14)}`,
  orderId: `order_${randomText(14)}`,
  state: "created",
  amountPaise: PRICE_PAISE,
  currency: "INR",
  method: "upi",
  feePaise: 0,
  taxPaise: 0,
  refundedPaise: 0,
  wasCaptured: false,
  failureReason: null,
  createdAt: world.now(),
});

const CAPTURED = { state: "captured", wasCaptured: true, feePaise: 3599, taxPaise: 549 } as const;

/** Stores a role that no history gives a booking in this state: the table answers for it all the same. */
async function give({ world: { startlines }, payment }: Cell, role: "accepted" | "late"): Promise<void> {
  await sql`UPDATE payments SET role = ${role} WHERE razorpay_payment_id = ${payment.id}`.execute(startlines[0].db);
}

/** Another payment has paid for the booking. */
async function payForByAnother(cell: Cell): Promise<void> {
  const { world, bookingId } = cell;
  const booking = await readBooking(world.startlines[0].db, bookingId);
  if (!booking) throw new Error("nobody booked");
  await sql`INSERT INTO payments (event_id, id, booking_id, razorpay_payment_id, razorpay_order_id, state, role, amount_paise,
      currency, created_at, updated_at, captured_at)
    VALUES (${world.event.id}, ${`pmt_${randomText(12)}`}, ${bookingId}, ${`pay_${randomText(14)}`},
      ${`order_${randomText(14)}`}, 'captured', 'accepted', ${PRICE_PAISE}, 'INR', now(), now(), now())`.execute(
    world.startlines[0].db,
  );
}

/** Brings the fact about; the last report is the one that is looked at. */
const BRING_ABOUT: Record<PaymentFact, (cell: Cell) => Promise<() => Promise<"nothing_new" | "settled" | "capture">>> =
  {
    under_way:
      async ({ report }) =>
      () =>
        report({}),
    failed: async ({ report }) => {
      await report({});
      return () => report({ state: "failed", failureReason: "payment_failed" });
    },
    authorized_for_razorpay:
      async ({ report }) =>
      () =>
        report({ state: "authorized" }),
    authorized_for_us:
      async ({ report }) =>
      () =>
        report({ state: "authorized" }, "manual"),
    authorized_beside_accepted: async (cell) => {
      await payForByAnother(cell);
      return () => cell.report({ state: "authorized" }, "manual");
    },
    captured:
      async ({ report }) =>
      () =>
        report(CAPTURED),
    captured_beside_accepted: async (cell) => {
      await payForByAnother(cell);
      return () => cell.report(CAPTURED);
    },
    captured_after_all: async (cell) => {
      await cell.report({ state: "authorized" });
      await give(cell, "late");
      return () => cell.report(CAPTURED);
    },
    captured_of_other_amount:
      async ({ report }) =>
      () =>
        report({ ...CAPTURED, amountPaise: PRICE_PAISE - 100 }),
    fee_became_known: async ({ report }) => {
      await report({ state: "captured", wasCaptured: true, amountPaise: PRICE_PAISE - 100 });
      return () => report({ ...CAPTURED, amountPaise: PRICE_PAISE - 100 });
    },
    returned: async ({ report }) => {
      await report({ state: "authorized" });
      return () => report({ state: "refunded", refundedPaise: PRICE_PAISE });
    },
    contradicted: async (cell) => {
      const { report, world, bookingId, payment } = cell;
      const { db } = world.startlines[0];
      await report({});
      await sql`UPDATE payments SET state = 'captured', role = 'accepted', captured_at = created_at
      WHERE razorpay_payment_id = ${payment.id} AND booking_id = ${bookingId}`.execute(db);
      return () => report({ state: "failed" });
    },
  };

type Observed = {
  answer: "nothing_new" | "settled" | "capture";
  state: string | undefined;
  hasNewVersion: boolean;
  /** `captured, late`, or nothing if it was not stored. */
  payment: string | undefined;
  refunds: string[];
  messages: string[];
  attention: string[];
  /** What the ledger owes to the participant after it. */
  fundsPaise: number;
};

const by = (kind: string): string[] => [`${kind} by email`, `${kind} by sms`];
const FULL = `${PRICE_PAISE} wanted`;

/** What each action changes; the rest stays as it was. */
const CHANGES: Record<PaymentAction, Partial<Observed>> = {
  record: {},
  capture: { answer: "capture", payment: undefined },
  place_again_to_capture: { answer: "capture", payment: "authorized, no role", state: "paying", hasNewVersion: true },
  leave_uncaptured: { payment: "authorized, late", messages: by("payment_not_taken") },
  confirm: {
    payment: "captured, accepted",
    state: "confirmed",
    hasNewVersion: true,
    messages: by("booking_confirmed"),
    fundsPaise: 0,
  },
  place_again: {
    payment: "captured, accepted",
    state: "confirmed",
    hasNewVersion: true,
    messages: by("booking_confirmed"),
    fundsPaise: 0,
  },
  refund_surplus: { payment: "captured, surplus", refunds: [`surplus ${FULL}`] },
  refund_late: { payment: "captured, late", refunds: [`late ${FULL}`] },
  refund_released: { payment: "captured, late", refunds: [`released ${FULL}`] },
  refund_cancelled: { payment: "captured, late", refunds: [`cancelled ${FULL}`] },
  quarantine: { payment: "captured, quarantine", attention: ["payment_quarantined"] },
  alarm: { attention: ["payment_contradicted"] },
};

/** Of a payment that is only recorded: what Razorpay said. */
const RECORDED: Partial<Record<PaymentFact, Partial<Observed>>> = {
  under_way: { payment: "created, no role" },
  failed: { payment: "failed, no role" },
  authorized_for_razorpay: { payment: "authorized, no role" },
  fee_became_known: { payment: "captured, quarantine", attention: ["payment_quarantined"] },
  returned: { payment: "refunded, no role" },
  contradicted: { payment: "captured, accepted" },
};

async function observe({ world, bookingId, payment }: Cell) {
  const [deps] = world.startlines;
  const [booking, rows, end] = [
    await readBooking(deps.db, bookingId),
    await readRows(world),
    await endOf(world, { bookingId }),
  ];
  const row = rows.payments.find(({ razorpay_payment_id: id }) => id === payment.id);
  return {
    state: booking?.state,
    version: booking?.version ?? 0,
    payment: row && `${row.state}, ${row.role ?? "no role"}`,
    refunds: end.refunds,
    messages: end.messages,
    attention: rows.attention.map(({ kind }) => kind),
    fundsPaise: 0 - (end.ledger.participant_funds ?? 0),
  };
}

const COUNTERS_CHANGED_BY: Partial<Record<PaymentAction, { held: number; confirmed: number }>> = {
  confirm: { held: -1, confirmed: 1 },
  place_again: { held: 0, confirmed: 1 },
  place_again_to_capture: { held: 1, confirmed: 0 },
};

async function heldAndConfirmed(world: World) {
  const counts = await countsOf(world);
  return { held: counts?.held ?? 0, confirmed: counts?.confirmed ?? 0 };
}

async function checkCell(
  fact: PaymentFact,
  column: BookingColumn,
  world: World,
  action: PaymentAction,
  bringMore?: (cell: Cell) => Promise<void>,
) {
  const cell = await aCell(column, world);
  const report = await BRING_ABOUT[fact](cell);
  await bringMore?.(cell);
  const before = await observe(cell);
  const counts = await heldAndConfirmed(cell.world);
  // Time has ended the booking, and no row says so yet: under the lock it expires first.
  const isToBeSwept = column === "lapsed" && before.state === "paying";

  const answer = await report();

  const { version, ...after } = await observe(cell);
  const { version: versionBefore, ...same } = before;
  const isCaptured = fact.startsWith("captured") || fact === "fee_became_known";
  const amountPaise = /other_amount|fee_became/.test(fact) ? PRICE_PAISE - 100 : PRICE_PAISE;
  const expected: Observed = {
    ...same,
    answer: "settled",
    ...(isToBeSwept && { state: "expired" }),
    hasNewVersion: isToBeSwept,
    fundsPaise: isCaptured ? amountPaise : same.fundsPaise,
    ...RECORDED[fact],
    ...CHANGES[action],
    messages: [...same.messages, ...(CHANGES[action].messages ?? [])].sort(),
  };
  expect({ ...after, answer, hasNewVersion: version > versionBefore }).toEqual(expected);

  // Only the three actions that say so give a place.
  const { held, confirmed } = COUNTERS_CHANGED_BY[action] ?? { held: 0, confirmed: 0 };
  const expectedCounts = { held: counts.held + held - (isToBeSwept ? 1 : 0), confirmed: counts.confirmed + confirmed };
  expect(await heldAndConfirmed(cell.world)).toEqual(expectedCounts);

  // Reported once more nothing changes: what was taken is not taken again, and nobody is told twice.
  if (answer === "settled") {
    await report();
    const { version: again, ...later } = await observe(cell);
    if (action !== "alarm") expect({ ...later, again }).toEqual({ ...after, again: version });
  }
}

describe.each(FACTS)("a payment that is %s", (fact) => {
  test("does in each state of its booking what the table says, and once", async () => {
    const world = await aWorld();
    for (const column of COLUMNS) {
      // What has lapsed ends as expired under the lock, and is decided about once more.
      const action = STATE_TABLE[fact][column === "lapsed" ? "expired" : column];
      await checkCell(fact, column, world, action).catch((error) => {
        throw new Error(`${fact} of a booking that is ${column} should ${action}: ${error.message}`, { cause: error });
      });
    }
  });
});

test("where the first choice needs a place and none is free, the table's second is done", async () => {
  for (const [fact, first] of [
    ["captured", "place_again"],
    ["authorized_for_us", "place_again_to_capture"],
  ] as const) {
    const world = await aWorld();
    const action = WITHOUT_A_PLACE[first];
    expect(STATE_TABLE[fact].expired).toBe(first);
    if (!action) throw new Error("the table has no second choice");
    await checkCell(fact, "expired", world, action, async (cell) => {
      const next = aRider(cell.world, cell.world.event);
      await next.join();
      expect((await next.claim()).status).toBe(201);
    });
  }
});
