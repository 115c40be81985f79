import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { SaleWarning } from "#booking/sale-console/sale-counts.ts";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

/** What an organizer reads of each warning on Now, in English: one way or several to say it. */
function warningTexts(): Map<SaleWarning, string[]> {
  const [, , ...cases] = read("app/admin/event-copy.ts").split(/export function warningCopy|\n {4}case "/);
  return new Map(
    cases.map((text) => {
      const [name = "", ...said] = text.split(/"(?:: |,\n|;|:\n)?/);
      return [name as SaleWarning, said.map((words) => words.trim()).filter((words) => / .* /.test(words))];
    }),
  );
}

test("the runbook says of each thing that Now may say what to look at, in the words that the page begins with", () => {
  const union = /export type SaleWarning =([\s\S]*?);/.exec(read("booking/sale-console/sale-counts.ts"))?.[1] ?? "";
  const warnings = [...union.matchAll(/"(\w+)"/g)].map(([, name]) => name as SaleWarning);
  const texts = warningTexts();
  expect([...texts.keys()].sort()).toEqual(warnings.toSorted());

  const [, table = ""] = read("docs/runbook.md").split("## The day\n");
  const rows = table.split("\n").flatMap((line) => /^\| ([^|]+) \|/.exec(line)?.[1] ?? []);
  // Where the page has a number the runbook has "…".
  const begins = rows.map((row) => new RegExp(`^${row.replaceAll(/[.?()]/g, "\\$&").replaceAll("…", ".+")}`));
  const isTold = (said: string) => begins.some((pattern) => pattern.test(said));
  expect([...texts].filter(([, said]) => !said.some(isTold)).map(([name]) => name)).toEqual([]);
});
