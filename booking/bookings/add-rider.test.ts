import { sql } from "kysely";
import { expect, test } from "vitest";
import { add, aRiderToAdd } from "#tests/builders/added-rider.ts";
import { brokenPromises } from "#tests/builders/broken-promises.ts";
import { callFirst } from "#tests/builders/called-numbers.ts";
import { anEventOnSale, type EventOptions } from "#tests/builders/event-on-sale.ts";
import { aVisitor } from "#tests/builders/visitor.ts";
import { runWithoutText } from "#tests/money/without-protection/switch-off.ts";
import { aStartline } from "#tests/setup/startline.ts";
import { readCategoryCounts, readCounts } from "../capacity/read-capacity.ts";
import { cancelBooking } from "../payments/cancel-booking.ts";
import { readStatement } from "../statements/read-statement.ts";
import { ticketIdOf } from "../waiting-room/queue-ticket.ts";
import type { AddAnswer } from "./add-rider.ts";

async function aSale(options: EventOptions) {
  const opened = await aStartline();
  const { startline } = opened;
  const event = await anEventOnSale(startline, options);
  const rowsOf = async <Row>(table: string) =>
    (await sql<Row>`SELECT * FROM ${sql.table(table)} WHERE event_id = ${event.id}`.execute(startline.db)).rows;
  return {
    ...opened,
    event,
    rowsOf,
    visitor: () => aVisitor(opened.api.request, event),
    counts: () => readCounts(startline.db, event.id),
    /** Somebody whose number was called claims. */
    claim: async (number: number, categoryId = event.categoryId) => {
      const turn = { eventId: event.id, ticketId: ticketIdOf(`visitor ${number} of ${event.id}`), number };
      const answer = await startline.claims.claim(turn, categoryId);
      return answer.granted ? "held" : answer.because;
    },
  };
}

const outcomeOf = (answer: AddAnswer): string =>
  answer.added ? "added" : "because" in answer ? answer.because : "problems";

test("an added rider is confirmed, gets a ticket by each channel, and is in no ledger", async () => {
  const sale = await aSale({ capacity: 5 });
  const guest = await add(sale.startline, sale.event);
  const payer = await add(sale.startline, sale.event, {
    addedFor: { kind: "cash", cashPaise: 120_000, reason: "" },
    hasSignedOnPaper: true,
  });

  expect([guest, payer]).toMatchObject([
    { added: true, isNew: true },
    { added: true, isNew: true },
  ]);
  expect(await sale.counts()).toMatchObject({ confirmed: 2, held: 0, called: 0 });
  expect((await sale.rowsOf<{ state: string; amount_paise: number }>("bookings")).map((row) => row)).toMatchObject([
    {
      state: "confirmed",
      amount_paise: 0,
      platform_fee_paise: 0,
      complimentary_reason: "Doctor on the route",
      cash_paise: null,
    },
    { state: "confirmed", amount_paise: 0, platform_fee_paise: 0, complimentary_reason: null, cash_paise: 120_000 },
  ]);
  const told = (await sale.rowsOf<{ kind: string; channel: string }>("messages")).map(
    (row) => `${row.kind} ${row.channel}`,
  );
  expect(told.sort()).toEqual([...Array(2).fill("booking_confirmed email"), ...Array(2).fill("booking_confirmed sms")]);
  expect(await sale.rowsOf("waiver_signatures")).toMatchObject([
    { booking_id: payer.added && payer.bookingId, version: 1, recorded_by: "organizer@startline.example" },
  ]);
  expect(await sale.rowsOf("ledger_entries")).toEqual([]);
  expect(await sale.rowsOf("audit_log")).toMatchObject([
    { action: "add_rider", facts: { cashPaise: null, reason: "Doctor on the route", isWaiverSigned: false } },
    { action: "add_rider", facts: { cashPaise: 120_000, reason: "", isWaiverSigned: true } },
  ]);
  const { totals, counts } = await readStatement(sale.startline, sale.event.id, 1);
  expect([totals.collectedPaise, totals.platformFeePaise]).toEqual([0, 0]);
  expect(counts).toMatchObject({ confirmed: 2, complimentary: 1, paidInCash: 1 });
  expect(await brokenPromises(sale.startline, sale.event.id)).toEqual([]);
});

test("a form that is sent ten times at once, and once more later, adds one rider", async () => {
  const sale = await aSale({ capacity: 5 });
  const rider = aRiderToAdd(sale.event);
  const answers = await Promise.all(Array.from({ length: 10 }, () => add(sale.startline, sale.event, rider)));
  const later = await add(sale.startline, sale.event, rider);

  const ids = new Set([...answers, later].map((answer) => (answer.added ? answer.bookingId : outcomeOf(answer))));
  expect(ids.size).toBe(1);
  expect(answers.filter((answer) => answer.added && answer.isNew)).toHaveLength(1);
  expect(await sale.counts()).toMatchObject({ confirmed: 1 });
  expect(await sale.rowsOf("messages")).toHaveLength(2);
  expect(await sale.rowsOf("audit_log")).toHaveLength(1);
});

test("of two forms for the same phone at once one adds, and the other names that booking", async () => {
  const sale = await aSale({ capacity: 5 });
  const { phone } = aRiderToAdd(sale.event);
  const answers = await Promise.all([1, 2, 3].map(() => add(sale.startline, sale.event, { phone })));
  expect(answers.map(outcomeOf).sort()).toEqual(["added", "already_booked", "already_booked"]);
  const [added] = answers.filter((answer) => answer.added);
  expect(answers.find((answer) => !answer.added)).toMatchObject({ bookingId: added?.added && added.bookingId });
});

/** Called visitors and an organizer want the last places, all at once. */
async function raceForLastPlaces(sale: Awaited<ReturnType<typeof aSale>>) {
  await callFirst(sale.startline, sale.event.id, 4);
  return Promise.allSettled([
    ...[1, 2, 3, 4].map((number) => sale.claim(number)),
    ...Array.from({ length: 8 }, async () => outcomeOf(await add(sale.startline, sale.event))),
  ]);
}

test("called visitors and an organizer race for the last places: the called get theirs, and nothing is oversold", async () => {
  const sale = await aSale({ capacity: 6 });
  const ends = await raceForLastPlaces(sale);
  const told = ends.map((end) => (end.status === "fulfilled" ? end.value : String(end.reason)));
  expect(told.slice(0, 4)).toEqual(Array(4).fill("held"));
  expect(told.slice(4).sort()).toEqual([...Array(2).fill("added"), ...Array(6).fill("event_full")]);
  expect(await sale.counts()).toMatchObject({ capacity: 6, called: 0, held: 4, confirmed: 2 });
  expect(await brokenPromises(sale.startline, sale.event.id)).toEqual([]);
});

test("without the lock the same race is not decided but collides", async () => {
  const sale = await aSale({ capacity: 6 });
  const off = {
    file: "75-add-rider.sql",
    text: "v_now := lock_capacity(p_event_id, p_now);",
    instead: "v_now := coalesce(p_now, clock_timestamp());",
  };
  await runWithoutText(sale.startline.pool, off, async () => {
    const collided: unknown[] = [];
    // Eight at once nearly always collide; a machine that runs them one by one gets more chances.
    for (let round = 0; round < 10 && collided.length === 0; round += 1) {
      const other = { ...sale, event: await anEventOnSale(sale.startline, { capacity: 6 }) };
      const answers = await Promise.allSettled(Array.from({ length: 16 }, () => add(other.startline, other.event)));
      collided.push(...answers.filter((answer) => answer.status === "rejected"));
    }
    expect(collided).not.toEqual([]);
  });
});

const TWO_PLACES = {
  capacity: 10,
  categories: [
    { id: "cat_far", capacity: 1 },
    { id: "cat_near", capacity: 1 },
  ],
};

test("whoever was called finds a place in some category, whatever an organizer adds", async () => {
  const sale = await aSale(TWO_PLACES);
  await callFirst(sale.startline, sale.event.id, 2);
  expect(outcomeOf(await add(sale.startline, sale.event, { categoryId: "cat_near" }))).toBe("event_full");
  expect([await sale.claim(1, "cat_far"), await sale.claim(2, "cat_near")]).toEqual(["held", "held"]);
});

test("an organizer who may take any free place takes that of somebody who was called", async () => {
  const sale = await aSale(TWO_PLACES);
  await callFirst(sale.startline, sale.event.id, 2);
  const off = { file: "75-add-rider.sql", text: "uncommitted_places(p_event_id, p_category_id) < 1", instead: "false" };
  await runWithoutText(sale.startline.pool, off, async () => {
    expect(outcomeOf(await add(sale.startline, sale.event, { categoryId: "cat_near" }))).toBe("added");
    expect([await sale.claim(1, "cat_far"), await sale.claim(2, "cat_near")]).toEqual(["held", "category_full"]);
    expect(await brokenPromises(sale.startline, sale.event.id)).not.toEqual([]);
  });
});

test("riders are added before the opening, while the sale is paused, closed or over; not to a draft or a cancelled event", async () => {
  const sale = await aSale({ capacity: 20, opensInMinutes: 60 });
  const set = (change: string) =>
    sql`UPDATE events SET ${sql.raw(change)} WHERE id = ${sale.event.id}`.execute(sale.startline.db);
  const told: string[] = [outcomeOf(await add(sale.startline, sale.event))];
  for (const change of [
    "opens_at = now() - interval '3 hours'",
    "is_paused = true",
    "closes_at = now() - interval '1 hour'",
    "state = 'closed'",
    "state = 'draft'",
    "state = 'cancelled'",
  ]) {
    await set(change);
    told.push(outcomeOf(await add(sale.startline, sale.event)));
  }
  expect(told).toEqual([...Array(5).fill("added"), "not_published", "event_cancelled"]);
});

test("a full category, one that is unknown, and somebody who is just paying are refused by name, and nothing is written", async () => {
  const sale = await aSale({
    capacity: 5,
    categories: [
      { id: "cat_far", capacity: 4 },
      { id: "cat_near", capacity: 1 },
    ],
  });
  const visitor = sale.visitor();
  await visitor.toCheckout();
  expect(outcomeOf(await add(sale.startline, sale.event, { categoryId: "cat_near" }))).toBe("added");
  const before = await sale.rowsOf("audit_log");

  expect(await add(sale.startline, sale.event, { categoryId: "cat_near" })).toMatchObject({ because: "category_full" });
  expect(await add(sale.startline, sale.event, { categoryId: "cat_none" })).toMatchObject({
    because: "unknown_category",
  });
  const email = visitor.person.email.toUpperCase();
  expect(await add(sale.startline, sale.event, { email })).toMatchObject({
    because: "already_booked",
    bookingId: visitor.bookingId,
  });
  expect(await add(sale.startline, sale.event, { name: "", phone: "12" })).toMatchObject({
    problems: [{ code: "name_missing" }, { code: "phone_invalid" }],
  });
  expect(await sale.rowsOf("audit_log")).toEqual(before);
  expect(await readCategoryCounts(sale.startline.db, sale.event.id)).toMatchObject([
    { categoryId: "cat_far", held: 1, confirmed: 0 },
    { categoryId: "cat_near", held: 0, confirmed: 1 },
  ]);
});

test("a rider who was added and is cancelled frees the place and can be added again", async () => {
  const sale = await aSale({ capacity: 1 });
  const rider = aRiderToAdd(sale.event);
  const added = await add(sale.startline, sale.event, rider);
  if (!added.added) throw new Error("not added");
  const cancellation = { scope: "full" as const, note: "Fell ill", by: "x", hasOwnAuditEntry: true };
  expect(await cancelBooking(sale.startline, added.bookingId, cancellation)).toBe("cancelled");
  expect(outcomeOf(await add(sale.startline, sale.event, { ...rider, requestId: "another-request-id" }))).toBe("added");
  expect(await sale.counts()).toMatchObject({ confirmed: 1 });
  expect(await brokenPromises(sale.startline, sale.event.id)).toEqual([]);
});
