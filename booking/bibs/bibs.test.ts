import { sql } from "kysely";
import { expect, test } from "vitest";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { confirmMany } from "#tests/builders/large-event.ts";
import { waitingForLocks } from "#tests/money/interleave.ts";
import { runWithoutText } from "#tests/money/without-protection/switch-off.ts";
import { aStartline } from "#tests/setup/startline.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import type { BibOrder, BibRange } from "./bib-range.ts";
import { giveOutBibs } from "./give-out-bibs.ts";
import { readBibs } from "./read-bibs.ts";
import { saveBibRanges } from "./save-bib-ranges.ts";

const BY = "asha@startline.example";

/** Riders 1 to `riders` in booking order, every third of them in the near category. */
async function anEventOf(riders: number) {
  const { startline } = await aStartline();
  const { db, pool } = startline;
  const event = await anEventOnSale(startline, {
    capacity: riders,
    categories: [
      { id: "cat_far", capacity: riders },
      { id: "cat_near", capacity: riders },
    ],
  });
  await confirmMany(db, event, riders);
  const change = (change: string, where = "true") =>
    sql`UPDATE bookings SET ${sql.raw(change)} WHERE event_id = ${event.id} AND ${sql.raw(where)}`.execute(db);
  await change("category_id = 'cat_near'", "queue_number % 3 = 0");
  return {
    id: event.id,
    pool,
    change,
    bibs: () => readBibs(db, event.id),
    save: (ranges: BibRange[]) => saveBibRanges(startline, event.id, ranges, BY),
    give: (order: BibOrder = "booked") => giveOutBibs(startline, event.id, order, BY),
    lockEvent: (run: () => Promise<void>) =>
      db.transaction().execute(async (tx) => {
        await sql`SELECT 1 FROM events WHERE id = ${event.id} FOR UPDATE`.execute(tx);
        await run();
      }),
    /** Each rider's number, in the order of booking. */
    numbers: async () => {
      const { rows } = await sql<{ bib: number | null }>`
        SELECT bib_number AS bib FROM bookings WHERE event_id = ${event.id} ORDER BY queue_number`.execute(db);
      return rows.map(({ bib }) => bib);
    },
    entries: async () => {
      const { rows } = await sql<{ action: string; facts: object }>`
        SELECT action, facts FROM audit_log WHERE event_id = ${event.id} ORDER BY done_at, id`.execute(db);
      return rows;
    },
  };
}

const FAR = { categoryId: "cat_far", first: 1001, last: 1999 };
const NEAR = { categoryId: "cat_near", first: 2001, last: 2999 };

test("every confirmed rider gets a number of the category's range, in the order of booking, once and for good", async () => {
  const event = await anEventOf(7);
  expect(await event.save([FAR, NEAR])).toEqual({ saved: true });
  expect(await event.give()).toEqual({ given: true, count: 7 });
  const numbers = [1001, 1002, 2001, 1003, 1004, 2002, 1005];
  expect(await event.numbers()).toEqual(numbers);
  expect(await event.give("name")).toEqual({ given: true, count: 0 });
  expect(await event.numbers()).toEqual(numbers);
  expect(await event.save([FAR, NEAR])).toEqual({ saved: true });
  expect(await event.entries()).toEqual([
    { action: "save_bib_ranges", facts: { from: null, to: "cat_far: 1001 to 1999, cat_near: 2001 to 2999" } },
    { action: "give_out_bibs", facts: { order: "booked", count: 7 } },
  ]);
});

test("by name the first of the alphabet has the lowest number, whatever the case of the letters", async () => {
  const event = await anEventOf(3);
  await event.save([{ ...FAR, first: 1, last: 9 }]);
  await event.change("category_id = 'cat_far'");
  const names = ["zeenat", "Meera", "asha"];
  for (const [index, name] of names.entries()) {
    await event.pool.query("UPDATE participants SET name = $1 WHERE booking_id LIKE $2", [name, `%${index + 1}`]);
  }
  await event.give("name");
  expect(await event.numbers()).toEqual([3, 2, 1]);
});

test("whoever moves keeps the number, and that of a rider who cancelled is never used again", async () => {
  const event = await anEventOf(6);
  await event.save([FAR, NEAR]);
  await event.give();
  await event.change("category_id = 'cat_near'", "queue_number = 1");
  await event.change("state = 'cancelled'", "queue_number = 4");
  await event.change("bib_number = NULL", "queue_number = 5");
  expect(await event.bibs()).toMatchObject([
    { categoryId: "cat_far", given: 1, waiting: 1 },
    { categoryId: "cat_near", given: 3, waiting: 0 },
  ]);
  await event.give();
  // 1001 is in another category by now and 1003 was a cancelled rider's.
  expect(await event.numbers()).toEqual([1001, 1002, 2001, 1003, 1004, 2002]);
});

test("ranges that overlap or are too small are refused, and nothing changes", async () => {
  const event = await anEventOf(9);
  expect(await event.give()).toEqual({ given: false, because: "no_ranges" });
  expect(await event.save([{ ...FAR, categoryId: "cat_none" }])).toMatchObject({ because: "unknown_category" });
  expect(await event.save([FAR, { ...NEAR, first: 1999 }])).toEqual({
    saved: false,
    because: "ranges_overlap",
    categoryId: "cat_far",
    otherId: "cat_near",
  });
  const small = { saved: false, because: "range_too_small", categoryId: "cat_far", missing: 2 };
  expect(await event.save([{ ...FAR, last: 1004 }])).toEqual(small);
  expect((await event.bibs()).map(({ range }) => range)).toEqual([null, null]);

  await event.save([{ ...FAR, last: 1006 }]);
  await event.change("category_id = 'cat_far'", "queue_number = 3");
  expect(await event.give()).toEqual({ given: false, because: "range_too_small", categoryId: "cat_far", missing: 1 });
  expect(new Set(await event.numbers())).toEqual(new Set([null]));
});

test("riders of a category without a range wait, and get theirs once it has one", async () => {
  const event = await anEventOf(6);
  await event.save([FAR]);
  expect(await event.give()).toEqual({ given: true, count: 4 });
  await event.save([FAR, NEAR]);
  expect(await event.give()).toEqual({ given: true, count: 2 });
});

test("more riders than are locked at a time get their numbers in one order", async () => {
  const event = await anEventOf(4500);
  await event.change("category_id = 'cat_far'");
  await event.save([{ ...FAR, first: 1, last: 4500 }]);
  expect(await event.give()).toEqual({ given: true, count: 4500 });
  expect(await event.numbers()).toEqual(Array.from({ length: 4500 }, (_, index) => index + 1));
});

/** Four presses reach the lock before the first of them may go on. */
async function fourPresses(event: Awaited<ReturnType<typeof anEventOf>>) {
  const presses: Promise<unknown>[] = [];
  await event.lockEvent(async () => {
    for (const order of ["booked", "name", "booked", "name"] as const) presses.push(event.give(order));
    await expect.poll(() => waitingForLocks(event.pool), { interval: 5, timeout: 5000 }).toBe(4);
  });
  return Promise.allSettled(presses);
}

test("of four who press at once each rider still gets one number, and no number two riders", async () => {
  const event = await anEventOf(60);
  await event.save([FAR, NEAR]);
  const ends = await fourPresses(event);
  const counts = ends.map((end) => (end.status === "fulfilled" ? (end.value as { count: number }).count : end.reason));
  expect(counts.sort()).toEqual([0, 0, 0, 60]);
  const numbers = await event.numbers();
  expect(new Set(numbers).size).toBe(60);
  expect(numbers).not.toContain(null);
});

/** One press has given rider 1 a number and is not committed when the other gives rider 2 the next one. */
async function oneBehindTheOther(event: Awaited<ReturnType<typeof anEventOf>>) {
  const { id, pool } = event;
  const give = (order: BibOrder) => ({
    text: "SELECT given FROM give_out_bibs($1, $2, 1, $3)",
    values: [
      id,
      order,
      JSON.stringify(createAuditEntry(id, "give_out_bibs", { subject: id, by: BY, facts: { order } })),
    ],
  });
  await pool.query("UPDATE participants SET name = 'Aanya' WHERE booking_id LIKE '%2'");
  const first = await pool.connect();
  await first.query("BEGIN");
  await first.query(give("booked"));
  const second = Promise.allSettled([pool.query(give("name"))]);
  await expect.poll(() => waitingForLocks(pool), { interval: 5, timeout: 5000 }).toBe(1);
  await first.query("COMMIT");
  first.release();
  const [end] = await second;
  return end.status === "rejected" ? String(end.reason) : event.numbers();
}

test("a press that comes while another is not committed waits for it, and takes the next number", async () => {
  const event = await anEventOf(3);
  await event.save([FAR, NEAR]);
  expect(await oneBehindTheOther(event)).toEqual([1001, 1002, null]);
});

test("without the lock it takes the same number, and only the index stops it", async () => {
  const event = await anEventOf(3);
  await event.save([FAR, NEAR]);
  const off = { file: "84-give-out-bibs.sql", text: "PERFORM 1 FROM events WHERE id = p_event_id FOR NO KEY UPDATE;" };
  await runWithoutText(event.pool, off, async () => {
    expect(await oneBehindTheOther(event)).toContain("one_rider_per_bib_number");
  });
});
