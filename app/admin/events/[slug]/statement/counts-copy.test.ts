import { expect, test } from "vitest";
import type { Statement } from "#booking/ledger/statement.ts";
import type { StatementCounts } from "#booking/statements/event-statement.ts";
import { countCopy, summaryOf } from "#booking/statements/statement-summary.ts";
import { translateInto } from "../../../language/translate.ts";
import { countsCopy } from "./counts-copy.ts";
import { summaryLabels, summaryNote } from "./summary-copy.ts";

const english = translateInto("en", null);
const of = (count: number) => new Proxy({}, { get: () => count }) as StatementCounts;
const totalsOf = (paise: number) => new Proxy({}, { get: () => paise }) as Statement;

test.each([0, 1, 2, 40])("a statement with %i of everything is read on the page as on paper", (count) => {
  expect(countsCopy(of(count), english).join(", ")).toBe(countCopy(of(count)).join(", "));
});

test.each([1, 40, -40])("the lines of a summary with %i of everything are read on the page as on paper", (number) => {
  const rows = summaryOf(totalsOf(number), of(Math.abs(number)));
  expect(rows.map((row) => [summaryLabels[row.label], summaryNote(row, of(Math.abs(number)), english)])).toEqual(
    rows.map(({ label, note }) => [label, note]),
  );
});
