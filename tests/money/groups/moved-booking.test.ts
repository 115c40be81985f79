import { sql } from "kysely";
import { expect, test } from "vitest";
import { listMoves } from "#booking/bookings/list-moves.ts";
import { type MoveAnswer, moveBooking } from "#booking/bookings/move-booking.ts";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { settleInCash } from "#booking/bookings/settle-in-cash.ts";
import { readCategoryCounts } from "#booking/capacity/read-capacity.ts";
import { cancelBooking } from "#booking/payments/cancel-booking.ts";
import { cancelEvent } from "#booking/payments/cancel-event.ts";
import { readStatement } from "#booking/statements/read-statement.ts";
import { randomText } from "#platform/ids.ts";
import { add, BY } from "../../builders/added-rider.ts";
import { expectLawsKept } from "../check-laws.ts";
import { CONFIRMED, endOf, FEE_PAISE, PRICE_PAISE } from "../ends.ts";
import { inLockOrder, whileLocked } from "../interleave.ts";
import { runJobs } from "../model/time-steps.ts";
import type { World } from "../model/world.ts";
import { runWithoutText } from "../without-protection/switch-off.ts";
import { aRiderAtCheckout, DAY, pay, type Rider, runFor, worldsOfThisFile } from "../worlds.ts";

const aWorldOf = worldsOfThisFile();
const FAR = { id: "cat_far", capacity: 5, ticketPricePaise: 150_000 };
const NEAR = { id: "cat_near", capacity: 2, ticketPricePaise: 120_000 };
const SHORT = { id: "cat_short", capacity: 5, ticketPricePaise: 50_000 };
const DIFFERENCE = FAR.ticketPricePaise - NEAR.ticketPricePaise;
const aWorld = () => aWorldOf({ capacity: 8, categories: [FAR, NEAR, SHORT] });

/** Somebody who has paid for the first category. */
async function aPaidRider(world: World): Promise<Rider & { orderId: string }> {
  const rider = await aRiderAtCheckout(world);
  await pay(world, rider.orderId);
  await world.wait(2);
  await runJobs(world);
  return rider;
}

const keyOf = (world: World, bookingId: string) => ({ eventId: world.event.id, id: bookingId });

/** An organizer looks at what it comes to, and moves it. */
async function move(
  world: World,
  bookingId: string,
  categoryId: string,
  { requestId = randomText(32), nth = 0 }: { requestId?: string; nth?: 0 | 1 } = {},
): Promise<MoveAnswer> {
  const deps = world.startlines[nth];
  const [shown] = await listMoves(deps, keyOf(world, bookingId), [categoryId]);
  if (!shown) throw new Error("no preview");
  return moveBooking(deps, keyOf(world, bookingId), { requestId, categoryId, shown, note: "Asked by phone", by: BY });
}

const outcomeOf = (answer: MoveAnswer): string => (answer.moved ? "moved" : answer.because);

async function confirmedIn(world: World): Promise<Record<string, number>> {
  const counts = await readCategoryCounts(world.startlines[0].db, world.event.id);
  return Object.fromEntries(counts.map(({ categoryId, confirmed }) => [categoryId, confirmed]));
}

const owedOf = async ({ startlines: [{ db }] }: World, bookingId: string) => {
  const { rows } = await sql<{ owed_paise: number; cash_paise: number | null; version: number }>`
    SELECT owed_paise, cash_paise, version FROM bookings WHERE id = ${bookingId}`.execute(db);
  return rows[0];
};

async function settle(world: World, bookingId: string) {
  const owed = await owedOf(world, bookingId);
  if (!owed) throw new Error("no booking");
  return settleInCash(world.startlines[0], keyOf(world, bookingId), {
    owedPaise: owed.owed_paise,
    version: owed.version,
    by: BY,
  });
}

/** All that goes back is with the bank. */
async function letMoneyGo(world: World): Promise<void> {
  await runJobs(world);
  await world.wait(2);
  await runFor(world, 2 * DAY, DAY);
}

/** Of the next refund that Razorpay is asked for. */
async function failRefunds(world: World, what: string, seconds: number): Promise<void> {
  expect(await world.control("/faults", { where: "refund", what, params: { seconds }, times: 1 })).not.toBeNull();
}

const MOVED_CHEAPER = {
  ...CONFIRMED,
  refunds: [`moved ${DIFFERENCE} processed`],
  messages: [...CONFIRMED.messages, "refund_sent by email"].sort(),
  ledger: {
    ...CONFIRMED.ledger,
    gateway_balance: (CONFIRMED.ledger.gateway_balance ?? 0) - DIFFERENCE,
    organizer_payable: (CONFIRMED.ledger.organizer_payable ?? 0) + DIFFERENCE,
  },
};

test("a move to a cheaper category that is asked for five times at once gives the difference back once, and our fee stays", async () => {
  const world = await aWorld();
  const rider = await aPaidRider(world);
  const requestId = randomText(32);
  const [shown] = await listMoves(world.startlines[0], keyOf(world, rider.bookingId), [NEAR.id]);
  expect(shown).toEqual({ categoryId: NEAR.id, because: null, refundPaise: DIFFERENCE, owedPaise: 0 });
  const request = { requestId, categoryId: NEAR.id, shown: shown as NonNullable<typeof shown>, note: "", by: BY };
  const answers = await Promise.all(
    [0, 1, 0, 1, 0].map((nth) => moveBooking(world.startlines[nth as 0 | 1], keyOf(world, rider.bookingId), request)),
  );
  await letMoneyGo(world);

  expect(answers.map(outcomeOf)).toEqual(Array(5).fill("moved"));
  expect(answers.filter((answer) => answer.moved && answer.isNew)).toHaveLength(1);
  expect(await moveBooking(world.startlines[0], keyOf(world, rider.bookingId), request)).toMatchObject({
    moved: true,
    isNew: false,
    refundPaise: DIFFERENCE,
  });
  expect(await endOf(world, rider)).toEqual(MOVED_CHEAPER);
  expect(await confirmedIn(world)).toEqual({ cat_far: 0, cat_near: 1, cat_short: 0 });
  const { totals } = await readStatement(world.startlines[0], world.event.id, 1);
  expect(totals).toMatchObject({
    collectedPaise: PRICE_PAISE,
    refundedPaise: DIFFERENCE,
    platformFeePaise: FEE_PAISE,
    unsettledPaise: 0,
  });
  const entries = await sql<{ facts: object }>`
    SELECT facts FROM audit_log WHERE action = 'move_booking'`.execute(world.startlines[0].db);
  expect(entries.rows).toEqual([
    { facts: { note: "", from: FAR.id, to: NEAR.id, refundPaise: DIFFERENCE, owedPaise: 0 } },
  ]);
  await expectLawsKept(world);
});

test("a move to a dearer category is owed by the rider until an organizer has taken it in cash, once", async () => {
  const world = await aWorld();
  const rider = await aPaidRider(world);
  await move(world, rider.bookingId, SHORT.id);
  await letMoneyGo(world);

  expect(await move(world, rider.bookingId, NEAR.id)).toMatchObject({ moved: true, refundPaise: 0, owedPaise: 70_000 });
  const before = await owedOf(world, rider.bookingId);
  expect(await settle(world, rider.bookingId)).toBe("settled");
  expect(await settle(world, rider.bookingId)).toBe("nothing_owed");
  expect(await owedOf(world, rider.bookingId)).toMatchObject({ owed_paise: 0, cash_paise: 70_000 });

  // The same amount is owed again: the first press, which comes late, does not settle it.
  await move(world, rider.bookingId, SHORT.id);
  await letMoneyGo(world);
  await move(world, rider.bookingId, NEAR.id);
  const late = { owedPaise: 70_000, version: before?.version ?? 0, by: BY };
  expect(await settleInCash(world.startlines[0], keyOf(world, rider.bookingId), late)).toBe("amount_changed");
  await letMoneyGo(world);
  await expectLawsKept(world);
});

test("what is owed is taken off first when the booking moves back", async () => {
  const world = await aWorld();
  const rider = await aPaidRider(world);
  await move(world, rider.bookingId, NEAR.id);
  await letMoneyGo(world);
  expect(await move(world, rider.bookingId, FAR.id)).toMatchObject({ owedPaise: DIFFERENCE });
  expect(await move(world, rider.bookingId, NEAR.id)).toMatchObject({ moved: true, refundPaise: 0, owedPaise: 0 });
  await letMoneyGo(world);
  expect(await endOf(world, rider)).toEqual(MOVED_CHEAPER);
  await expectLawsKept(world);
});

test("a second refund waits until the first has gone, and both have attempts of their own", async () => {
  const world = await aWorld();
  const rider = await aPaidRider(world);
  await move(world, rider.bookingId, NEAR.id);
  expect(outcomeOf(await move(world, rider.bookingId, SHORT.id))).toBe("being_refunded");
  await letMoneyGo(world);
  await failRefunds(world, "failed", 60);
  expect(outcomeOf(await move(world, rider.bookingId, SHORT.id))).toBe("moved");
  await letMoneyGo(world);
  expect((await endOf(world, rider)).refunds.filter((refund) => refund.endsWith("processed"))).toEqual([
    `moved ${DIFFERENCE} processed`,
    "moved 70000 processed",
  ]);
  await expectLawsKept(world);
});

test("a refund that Razorpay takes back after the next one has gone is wanted anew", async () => {
  const world = await aWorld();
  const rider = await aPaidRider(world);
  await failRefunds(world, "failed_after_processed", 3 * DAY);
  await move(world, rider.bookingId, NEAR.id);
  await letMoneyGo(world);
  await move(world, rider.bookingId, SHORT.id);
  await letMoneyGo(world);
  await runFor(world, 4 * DAY, DAY / 2);
  expect((await endOf(world, rider)).refunds).toEqual([
    `moved ${DIFFERENCE} failed`,
    `moved ${DIFFERENCE} processed`,
    "moved 70000 processed",
  ]);
  await expectLawsKept(world);
});

for (const first of ["moved", "cancelled"] as const) {
  test(`a booking that is moved and cancelled at once gives each rupee back once, ${first} first`, async () => {
    const world = await aWorld();
    const rider = await aPaidRider(world);
    const cancellation = { scope: "full" as const, note: "Fell ill", by: BY, hasOwnAuditEntry: true };
    let told = "";
    const attempts = [
      async () => {
        told = outcomeOf(await move(world, rider.bookingId, NEAR.id));
      },
      () => cancelBooking(world.startlines[1], rider.bookingId, cancellation),
    ];
    await inLockOrder(world, first === "moved" ? attempts : attempts.toReversed());
    await letMoneyGo(world);

    expect(told).toBe(first === "moved" ? "moved" : "not_confirmed");
    const { state, refunds } = await endOf(world, rider);
    expect(state).toBe("cancelled");
    expect(refunds).toEqual(
      first === "moved"
        ? [`cancelled ${PRICE_PAISE - DIFFERENCE} processed`, `moved ${DIFFERENCE} processed`]
        : [`cancelled ${PRICE_PAISE} processed`],
    );
    expect(await confirmedIn(world)).toEqual({ cat_far: 0, cat_near: 0, cat_short: 0 });
    await expectLawsKept(world);
  });
}

test("a booking whose payment is refunded at Razorpay, or whose event is cancelled, does not move", async () => {
  const world = await aWorld();
  const [refunded, other] = [await aPaidRider(world), await aPaidRider(world)];
  const [payment] = world.sim().books.orders.get(refunded.orderId)?.payments ?? [];
  await world.control(`/payments/${payment?.wire.id}/refund`, { amount: 50_000 });
  await world.wait(2);
  await runJobs(world);
  expect(outcomeOf(await move(world, refunded.bookingId, NEAR.id))).toBe("being_refunded");

  await cancelEvent(world.startlines[0], world.event.id, { scope: "full", note: "Heavy rain", by: BY });
  expect(outcomeOf(await move(world, other.bookingId, NEAR.id))).toBe("event_cancelled");
  await letMoneyGo(world);
  await expectLawsKept(world);
});

test("what was not looked at is not done, and every refusal has its name", async () => {
  const world = await aWorld();
  const [rider, holder] = [await aPaidRider(world), await aRiderAtCheckout(world)];
  const key = keyOf(world, rider.bookingId);
  const request = { requestId: randomText(32), categoryId: NEAR.id, note: "", by: BY };
  const shown = { refundPaise: DIFFERENCE - 1, owedPaise: 0 };
  expect(await moveBooking(world.startlines[0], key, { ...request, shown })).toEqual({
    moved: false,
    because: "amount_changed",
    refundPaise: DIFFERENCE,
    owedPaise: 0,
  });
  expect(outcomeOf(await move(world, rider.bookingId, FAR.id))).toBe("same_category");
  expect(outcomeOf(await move(world, rider.bookingId, "cat_none"))).toBe("unknown_category");
  expect(outcomeOf(await move(world, holder.bookingId, NEAR.id))).toBe("not_confirmed");
  expect(await endOf(world, rider)).toEqual(CONFIRMED);
  expect(await confirmedIn(world)).toEqual({ cat_far: 1, cat_near: 0, cat_short: 0 });
});

/**
 * Five riders, of whom each wants one of two places, from both processes at once. All have begun before the first can write:
 * the counts of the category they want are locked until then.
 */
async function raceIntoNear(world: World) {
  const riders: Rider[] = [];
  for (let count = 0; count < 5; count += 1) riders.push(await aPaidRider(world));
  let moves: Promise<MoveAnswer>[] = [];
  await whileLocked(world, sql`SELECT 1 FROM category_capacity WHERE category_id = ${NEAR.id} FOR UPDATE`, () => {
    moves = riders.map(({ bookingId }, nth) => move(world, bookingId, NEAR.id, { nth: (nth % 2) as 0 | 1 }));
    return moves.length;
  });
  return Promise.allSettled(moves);
}

test("five bookings race for two places of a category: two move, the others keep what they have", async () => {
  const world = await aWorld();
  const ends = await raceIntoNear(world);
  const told = ends.map((end) => (end.status === "fulfilled" ? outcomeOf(end.value) : "collided"));
  expect(told.sort()).toEqual([...Array(3).fill("category_full"), "moved", "moved"]);
  expect(await confirmedIn(world)).toEqual({ cat_far: 3, cat_near: 2, cat_short: 0 });
  await letMoneyGo(world);
  await expectLawsKept(world);
});

test("without the lock the same race collides", async () => {
  const world = await aWorld();
  const off = {
    file: "77-move-booking.sql",
    text: "v_now := lock_capacity(p_event_id, p_now);",
    instead: "v_now := coalesce(p_now, clock_timestamp());",
  };
  await runWithoutText(world.startlines[0].pool, off, async () => {
    const ends = await raceIntoNear(world);
    const collisions = ends.flatMap((end) => (end.status === "rejected" ? [end.reason.constraint] : []));
    expect(collisions).toEqual(Array(3).fill("category_never_oversold"));
  });
});

test("a guest moves without money; cash that a cheaper category leaves over is given back by hand, never more than was taken", async () => {
  const world = await aWorld();
  const guest = await add(world.startlines[0], world.event);
  const payer = await add(world.startlines[0], world.event, {
    addedFor: { kind: "cash", cashPaise: 50_000, reason: "" },
  });
  if (!guest.added || !payer.added) throw new Error("not added");
  expect(await move(world, guest.bookingId, NEAR.id)).toMatchObject({ moved: true, refundPaise: 0, owedPaise: 0 });
  expect(await move(world, payer.bookingId, SHORT.id)).toMatchObject({
    moved: true,
    refundPaise: 0,
    owedPaise: -50_000,
  });
  expect(await settle(world, payer.bookingId)).toBe("settled");
  expect(await owedOf(world, payer.bookingId)).toMatchObject({ owed_paise: 0, cash_paise: 0 });
  await runJobs(world);
  await expectLawsKept(world);
});

test("a ticket that was just being sent with the former category is sent again with the new one", async () => {
  const world = await aWorld();
  const rider = await aRiderAtCheckout(world);
  await pay(world, rider.orderId);
  await world.wait(2);
  const { db } = world.startlines[0];
  // A sender has taken both messages and rendered them.
  await sql`UPDATE messages SET leased_until = ${new Date(Number(world.now()) + 60_000)}, attempts = 1
    WHERE booking_id = ${rider.bookingId}`.execute(db);
  await move(world, rider.bookingId, NEAR.id);
  const { rows } = await sql<{ state: string; leased_until: Date | null; attempts: number }>`
    SELECT state, leased_until, attempts FROM messages WHERE booking_id = ${rider.bookingId}`.execute(db);
  expect(rows).toEqual(Array(2).fill({ state: "queued", leased_until: null, attempts: 0 }));
  await letMoneyGo(world);
  expect((await readBooking(db, rider.bookingId))?.categoryId).toBe(NEAR.id);
  await expectLawsKept(world);
});
