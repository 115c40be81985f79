import { expect, test } from "vitest";
import type { StatementCounts } from "#booking/statements/event-statement.ts";
import { countCopy } from "#booking/statements/statement-summary.ts";
import { translateInto } from "../../../language/translate.ts";
import { countsCopy } from "./counts-copy.ts";

const english = translateInto("en", null);
const of = (count: number) => new Proxy({}, { get: () => count }) as StatementCounts;

test.each([0, 1, 2, 40])("a statement with %i of everything is read on the page as on paper", (count) => {
  expect(countsCopy(of(count), english).join(", ")).toBe(countCopy(of(count)).join(", "));
});
