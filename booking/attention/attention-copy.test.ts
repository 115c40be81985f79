import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { attentionCopy } from "./attention-copy.ts";

test("the runbook says of each kind of trouble what to do, in the words that the screen shows", () => {
  const runbook = readFileSync(new URL("../../docs/runbook.md", import.meta.url), "utf8");
  const rows = runbook
    .split("\n")
    .flatMap((line) => (line.startsWith("| ") ? (line.split("|")[1] ?? "").split(";") : []));
  const named = new Set(rows.map((words) => words.trim()));
  expect(Object.values(attentionCopy).filter(({ title }) => !named.has(title))).toEqual([]);
});
