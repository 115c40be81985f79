import { setImmediate as turn } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportAuditLog } from "#booking/audit-log/export-audit-log.ts";
import { columnsOf } from "#booking/bookings-list/download-columns.ts";
import { exportParticipants } from "#booking/bookings-list/export-participants.ts";
import { exportWorkbook } from "#booking/bookings-list/export-workbook.ts";
import { listBookings } from "#booking/bookings-list/list-bookings.ts";
import type { RidersList } from "#booking/bookings-list/riders-list.ts";
import { readCancellationPreview } from "#booking/cancellations/read-cancellation-progress.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { readEvent } from "#booking/events/read-event.ts";
import { exportStatement } from "#booking/statements/export-statement.ts";
import { LINES_IN_PDF_MAX, readStatementToPrint } from "#booking/statements/read-statement.ts";
import { writeStatementPdf } from "#booking/statements/write-statement-pdf.ts";
import { anEventOnSale } from "./builders/event-on-sale.ts";
import { confirmMany } from "./builders/large-event.ts";
import { isLong, sized } from "./setup/length.ts";
import { openTestStartline, type TestStartline } from "./setup/startline.ts";

// What organizers ask of an event with very many bookings, right after its sale, when PostgreSQL has no statistics yet.
// At full length it tells times and memory as well.
const BOOKINGS = sized(4000, 100_000);

/** The tables and indexes that are looked into for each; sorting what is left anew for every page would be twice as many here, and ten times with 10,000. */
const ROWS_EACH = 15;
/** Totals, counts and lines are read one after another. */
const ROWS_EACH_IN_PDF = 40;

let opened: TestStartline;
let event: BookableEvent;
beforeAll(async () => {
  opened = await openTestStartline();
  const { db } = opened.startline;
  // The statistics of a table that was empty until its sale.
  for (const table of ["bookings", "participants", "waiver_signatures", "payments", "ledger_entries"]) {
    await sql`ALTER TABLE ${sql.table(table)} SET (autovacuum_enabled = false)`.execute(db);
  }
  const sale = await anEventOnSale(opened.startline, { capacity: BOOKINGS });
  await confirmMany(db, sale, BOOKINGS);
  event = (await readEvent(db, sale.id)) as BookableEvent;
}, 300_000);
afterAll(() => opened.close());

/** How many rows and index entries this database has read, by all connections. */
async function rowsTouched(): Promise<number> {
  const { pool } = opened.startline;
  const clients = await Promise.all(Array.from({ length: pool.options.max ?? 1 }, () => pool.connect()));
  for (const client of clients) await client.query("SELECT pg_stat_force_next_flush()");
  const { rows } = await (clients[0] as (typeof clients)[0]).query(`
    SELECT (SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) FROM pg_stat_user_tables)
         + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes) AS touched`);
  for (const client of clients) client.release();
  return Number(rows[0].touched);
}

/** What `work` answers and how many rows it touched for each booking, while others in the process get their turn. */
async function measured<T>(what: string, work: () => Promise<T>): Promise<{ answer: T; rowsEach: number }> {
  const before = await rowsTouched();
  const began = performance.now();
  let slowestTurn = 0;
  let isOver = false;
  const others = (async () => {
    for (let last = performance.now(); !isOver; last = performance.now()) {
      await turn();
      slowestTurn = Math.max(slowestTurn, performance.now() - last);
    }
  })();
  const answer = await work();
  const seconds = (performance.now() - began) / 1000;
  isOver = true;
  await others;
  const rowsEach = ((await rowsTouched()) - before) / BOOKINGS;
  if (isLong) {
    const { rss } = process.memoryUsage();
    console.log(
      `${what}: ${seconds.toFixed(2)} s, ${rowsEach.toFixed(1)} rows a booking, the slowest turn ${slowestTurn.toFixed(0)} ms, ${Math.round(rss / 1e6)} MB in the process`,
    );
  }
  return { answer, rowsEach };
}

async function lengthOf(pieces: AsyncIterable<string | Uint8Array>): Promise<{ bytes: number; lines: number }> {
  let bytes = 0;
  let lines = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (typeof piece === "string") lines += piece.split("\r\n").length - 1;
  }
  return { bytes, lines };
}

test("lists, the call-off page and exports read each booking a few times and no more, however many there are", async () => {
  const { startline } = opened;
  const filter = { search: "", state: "confirmed" } as const;
  const pages = Math.ceil(BOOKINGS / 50);
  const riders: RidersList = { columns: columnsOf(event), state: "confirmed", categoryId: null, order: "booked" };

  const list = await measured("list", () => listBookings(startline, event.id, filter, 1));
  expect(list.answer).toMatchObject({ total: BOOKINGS, bookings: { length: 50 } });
  const last = await measured("last page", () => listBookings(startline, event.id, filter, pages));
  expect(last.answer.bookings.at(-1)?.reference).toBe("R0000001");
  const found = await measured("search", () =>
    listBookings(startline, event.id, { ...filter, search: "09800000007" }, 1),
  );
  expect(found.answer.bookings).toMatchObject([{ name: "Rider 7" }]);
  const preview = await measured("call-off page", () => readCancellationPreview(startline, event.id));
  expect(preview.answer).toMatchObject({ confirmed: BOOKINGS, refundDue: { keep_fee: BOOKINGS * 150_000 } });
  const csv = await measured("participants.csv", () => lengthOf(exportParticipants(startline, event.id, riders)));
  expect(csv.answer.lines).toBe(BOOKINGS + 1);
  const xlsx = await measured("participants.xlsx", () => lengthOf(exportWorkbook(startline, event.id, riders)));
  expect(xlsx.answer.bytes).toBeGreaterThan(10 * BOOKINGS);
  const statement = await measured("statement.csv", () => lengthOf(exportStatement(startline, event.id)));
  expect(statement.answer.lines).toBe(BOOKINGS + 2);

  for (const { rowsEach } of [list, last, found, preview, csv, xlsx, statement])
    expect(rowsEach).toBeLessThan(ROWS_EACH);
}, 600_000);

test("the history is exported in linear time: a page reads its own entries, and none of those before it", async () => {
  const { startline } = opened;
  const { db } = startline;
  await sql`INSERT INTO audit_log (event_id, id, action, subject, done_by, done_at, facts)
    SELECT event_id, replace(id, 'bkg_', 'aud_'), 'resend_ticket', id, 'asha@startline.example', created_at, '{"channels": "email", "count": 1}'
    FROM bookings WHERE event_id = ${event.id}`.execute(db);
  const all = { by: null, action: null, from: null, until: null };
  const csv = await measured("audit-log.csv", () => lengthOf(exportAuditLog(startline, event.id, all, (id) => id)));
  expect(csv.answer.lines).toBe(BOOKINGS + 1);
  // The entry and its booking's reference, each by an index.
  expect(csv.rowsEach).toBeLessThan(6);
}, 300_000);

test("a PDF of many pages is written while others get their turn, and of more than anybody prints it has the totals", async () => {
  const { startline } = opened;
  let turns = 0;
  let isOver = false;
  const others = (async () => {
    for (; !isOver; turns += 1) await turn();
  })();
  const printed = await measured("statement.pdf", async () =>
    lengthOf(writeStatementPdf(event, await readStatementToPrint(startline, event.id))),
  );
  isOver = true;
  await others;
  const isWhole = BOOKINGS <= LINES_IN_PDF_MAX;
  if (isWhole) expect(turns).toBeGreaterThan(BOOKINGS / 10);
  expect(printed.answer.bytes).toBeGreaterThan(isWhole ? 20 * BOOKINGS : 1000);
  expect(printed.rowsEach).toBeLessThan(ROWS_EACH_IN_PDF);
}, 300_000);
