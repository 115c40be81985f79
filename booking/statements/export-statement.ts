import { BYTE_ORDER_MARK, csvLines } from "#platform/csv.ts";
import type { Database } from "#platform/database.ts";
import { inIndexOrder } from "#platform/index-order.sql.ts";
import { indiaStamp } from "#platform/india-local.ts";
import { addStatements, type Statement } from "../ledger/statement.ts";
import type { StatementLine } from "./event-statement.ts";
import { selectLinesAfter } from "./statement.sql.ts";

const ROWS_PER_READ = 200;

/**
 * The statement as CSV, piece by piece: a row for each booking of which any money was captured, and their total. Rows are
 * read in pages, so no transaction stays open while a slow client reads; the total is of the rows that are above it.
 */
export async function* exportStatement({ db }: { db: Database }, eventId: string): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + rowsOf([["reference", "state", "category", "confirmed_at_ist", ...Object.keys(AMOUNTS)]]);
  let total = addStatements([]);
  let afterId = "";
  for (;;) {
    const next = { afterId, limit: ROWS_PER_READ };
    const { lines, lastId } = await inIndexOrder(db, (tx) => selectLinesAfter(tx, eventId, next));
    if (lines.length > 0) yield rowsOf(lines.map(cellsOf));
    total = addStatements([total, ...lines]);
    if (lastId === null) break;
    afterId = lastId;
  }
  yield rowsOf([["total", "", "", "", ...amountsOf(total)]]);
}

const AMOUNTS: Record<string, (statement: Statement) => number> = {
  collected_rupees: ({ collectedPaise }) => collectedPaise,
  refunded_rupees: ({ refundedPaise }) => refundedPaise,
  disputed_rupees: ({ disputedPaise }) => disputedPaise,
  gateway_cost_rupees: ({ gatewayCostPaise }) => gatewayCostPaise,
  gateway_tax_rupees: ({ gatewayTaxPaise }) => gatewayTaxPaise,
  platform_fee_rupees: ({ platformFeePaise }) => platformFeePaise,
  unsettled_rupees: ({ unsettledPaise }) => unsettledPaise,
  paid_by_hand_rupees: ({ paidByHandPaise }) => paidByHandPaise,
  owed_to_organizer_rupees: ({ owedPaise }) => owedPaise,
};

const cellsOf = (line: StatementLine): string[] => [
  line.reference,
  line.state,
  textCell(line.categoryName),
  line.confirmedAt ? indiaStamp(line.confirmedAt) : "",
  ...amountsOf(line),
];

const amountsOf = (statement: Statement): string[] =>
  Object.values(AMOUNTS).map((amountOf) => (amountOf(statement) / 100).toFixed(2));

/** What a spreadsheet would run gets an apostrophe. Amounts do not: below zero they begin with a minus and stay numbers. */
const textCell = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const rowsOf = (rows: string[][]): string => csvLines(rows, { escapesFormulas: false });
