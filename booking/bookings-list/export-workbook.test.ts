import type { Readable } from "node:stream";
import { sql } from "kysely";
import readWorkbook from "read-excel-file/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "#platform/clock.ts";
import { type Database, openDatabase, openPool, type Pool } from "#platform/database.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { confirmMany } from "#tests/builders/large-event.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { type Cell, columnsOf } from "./download-columns.ts";
import { exportWorkbook, writeWorkbook } from "./export-workbook.ts";

let pool: Pool;
let db: Database;
beforeAll(async () => {
  pool = openPool(await createTestDatabase(), 4);
  db = openDatabase(pool);
});
afterAll(() => db.destroy());

/** As another program reads it: the first sheet's rows. */
async function readBack(workbook: AsyncIterable<Buffer>) {
  const pieces: Buffer[] = [];
  for await (const piece of workbook) pieces.push(piece);
  return (await readWorkbook(Buffer.concat(pieces)))[0]?.data as Cell[][];
}

async function* onePageOf(rows: Cell[][]) {
  yield rows;
}

test("another program reads every row, and whatever people typed is text: no formula, no other character, all digits", async () => {
  const event = await anEventOnSale({ db, pool, clock: systemClock }, { capacity: 450 });
  await confirmMany(db, event, 450);
  const typed = `=HYPERLINK("http://evil.example","जो") <b>& _x0041_ 😀`;
  await sql`UPDATE participants SET name = ${typed}, answers = '{"que_1": "+1"}'
    WHERE booking_id = (SELECT min(booking_id) FROM participants)`.execute(db);

  const questions = [{ id: "que_1", label: "@Club", isRequired: false }];
  const columns = columnsOf({ questions, formerQuestions: [] });
  const list = { columns, state: "confirmed", categoryId: null, order: "booked" } as const;
  const [header = [], ...rows] = await readBack(exportWorkbook({ db, clock: systemClock }, event.id, list));

  expect(header).toEqual(columns.map((column) => column.header));
  expect(rows).toHaveLength(450);
  const first = Object.fromEntries(header.map((name, index) => [name, rows[0]?.[index]]));
  expect(first).toMatchObject({
    Name: typed,
    Phone: "+919800000001",
    "@Club": "+1",
    "Paid online (rupees)": 1525,
    Bib: null,
  });
  expect(new Set(rows.map((row) => row[header.indexOf("Phone")])).size).toBe(450);
});

test("what XML cannot hold, and a text longer than a cell, are still text", async () => {
  const columns = Array.from({ length: 28 }, (_, index) => ({ header: `Column ${index}`, width: 10 }));
  const row: Cell[] = [..."a".repeat(26)].map((letter) => letter);
  const long = "x".repeat(40_000);
  const rows = await readBack(writeWorkbook(columns, onePageOf([[...row, "a\u0001b\uD800", long]])));
  expect(rows[1]?.slice(25)).toEqual(["a", "a b\uFFFD", "x".repeat(32_767)]);
});

test("a workbook is written as it is taken: of a list without an end no more is read than was asked for", async () => {
  let pages = 0;
  let isClosed = false;
  async function* endless(): AsyncGenerator<Cell[][]> {
    try {
      for (;;) {
        pages += 1;
        // Letters of chance, so that they do not shrink to nothing.
        yield Array.from({ length: 250 }, () => [Array.from({ length: 8 }, () => Math.random().toString(36)).join()]);
      }
    } finally {
      isClosed = true;
    }
  }
  const workbook = writeWorkbook([{ header: "Name", width: 10 }], endless());
  let taken = 0;
  let early = 0;
  for await (const piece of workbook as Readable) {
    taken += (piece as Buffer).length;
    if (early === 0 && taken > 100_000) early = pages;
    if (taken > 2_000_000) break;
  }
  // A page is some 20 kB compressed. What waits in the pipes beside what was taken does not grow with the list.
  expect(early).toBeLessThan(40);
  expect(pages).toBeLessThan(160);
  expect(pages).toBeGreaterThan(60);
  await expect.poll(() => isClosed).toBe(true);
});
