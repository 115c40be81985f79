import { expect, test } from "vitest";
import type { Question } from "../events/bookable-event.ts";
import { answerCell } from "./answer-cell.ts";

test.each<[Question["kind"], string | undefined, string | number | null]>([
  ["number", "12.5", 12.5],
  ["number", "about twelve", "about twelve"],
  ["date", "1990-05-31", "1990-05-31"],
  ["phone", "+919820000495", "+919820000495"],
  ["text", "12", "12"],
  [undefined, "12", "12"],
  ["text", undefined, null],
])("to a question of the kind %s the answer %j is the cell %j", (kind, answer, cell) => {
  expect(answerCell(answer, { id: "q", label: "Q", kind, isRequired: false })).toBe(cell);
});
