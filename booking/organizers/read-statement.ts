import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { type Statement, statementOf } from "../ledger/statement.ts";
import type { StatementCounts, StatementLine } from "./event-statement.ts";
import { countLines, inOneView, selectLines, selectStatementCounts, selectSums } from "./statement.sql.ts";

export const LINES_PER_PAGE = 100;

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
  return inOneView(db, async (view) => ({
    generatedAt: clock.now(),
    totals: statementOf(await selectSums(view, eventId)),
    counts: await selectStatementCounts(view, eventId),
    page,
    pages: Math.max(1, Math.ceil((await countLines(view, eventId)) / LINES_PER_PAGE)),
    bookings: await selectLines(view, eventId, {
      afterId: "",
      limit: LINES_PER_PAGE,
      offset: (page - 1) * LINES_PER_PAGE,
    }),
  }));
}

/** The same with every booking on one page. */
export function readWholeStatement(
  { db, clock }: { db: Database; clock: Clock },
  eventId: string,
): Promise<EventStatement> {
  return inOneView(db, async (view) => ({
    generatedAt: clock.now(),
    totals: statementOf(await selectSums(view, eventId)),
    counts: await selectStatementCounts(view, eventId),
    page: 1,
    pages: 1,
    bookings: await selectLines(view, eventId, { afterId: "", limit: 1_000_000 }),
  }));
}
