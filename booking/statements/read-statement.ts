import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { type Statement, statementOf } from "../ledger/statement.ts";
import type { StatementCounts, StatementLine } from "./event-statement.ts";
import {
  countLines,
  inOneSnapshot,
  selectLines,
  selectNames,
  selectStatementCounts,
  selectSums,
} from "./statement.sql.ts";

export const LINES_PER_PAGE = 100;

export type PrintedLine = StatementLine & { name: string };
export type PrintedStatement = Omit<EventStatement, "bookings"> & { count: number; bookings: PrintedLine[] };

export type EventStatement = {
  generatedAt: Date;
  totals: Statement;
  counts: StatementCounts;
  page: number;
  pages: number;
  bookings: StatementLine[];
};

/** An event's money: its totals, and a page of its bookings. All of it is as at one moment. Pages count from 1. */
export function readStatement(
  { db, clock }: { db: Database; clock: Clock },
  eventId: string,
  page: number,
): Promise<EventStatement> {
  return inOneSnapshot(db, async (view) => ({
    generatedAt: clock.now(),
    totals: statementOf(await selectSums(view, eventId)),
    counts: await selectStatementCounts(view, eventId),
    page,
    pages: Math.max(1, Math.ceil((await countLines(view, eventId)) / LINES_PER_PAGE)),
    bookings: await selectLines(view, eventId, {
      limit: LINES_PER_PAGE,
      offset: (page - 1) * LINES_PER_PAGE,
    }),
  }));
}

/** More than anybody prints: 200 pages. The CSV has no end. */
export const LINES_IN_PDF_MAX = 10_000;

/** The same with every booking and its rider's name on one page, or with none where there are more than LINES_IN_PDF_MAX. */
export function readStatementToPrint(
  { db, clock }: { db: Database; clock: Clock },
  eventId: string,
): Promise<PrintedStatement> {
  return inOneSnapshot(db, async (view) => {
    const count = await countLines(view, eventId);
    const limit = LINES_IN_PDF_MAX;
    const lines = count > limit ? [] : await selectLines(view, eventId, { limit, offset: 0 });
    const names = await selectNames(
      view,
      eventId,
      lines.map(({ bookingId }) => bookingId),
    );
    return {
      generatedAt: clock.now(),
      totals: statementOf(await selectSums(view, eventId)),
      counts: await selectStatementCounts(view, eventId),
      count,
      page: 1,
      pages: 1,
      bookings: lines.map((line) => ({ ...line, name: names.get(line.bookingId) ?? "" })),
    };
  });
}
