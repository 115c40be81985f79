import { expect, test } from "vitest";
import { type Column, tableFaults } from "./table-rules.ts";

const database: Column[] = [
  { table: "event_capacity", column: "event_id", type: "text", isNullable: false },
  { table: "event_capacity", column: "closed_at", type: "timestamp with time zone", isNullable: true },
  { table: "event_capacity", column: "held", type: "integer", isNullable: false },
  { table: "event_capacity", column: "plan", type: "jsonb", isNullable: false },
];

const right = `export interface EventCapacityTable {
  event_id: string;
  /** Not yet; null. */
  closed_at: Date | null;
  held: Generated<number>;
  plan: JSONColumnType<{ at: string }[]>;
}`;

const faultsOf = (text: string, path = "booking/capacity/capacity.sql.ts") => tableFaults([{ path, text }], database);

test("an interface that says what the database says is in order", () => {
  expect(faultsOf(right)).toEqual([]);
  expect(faultsOf(right.replace("interface EventCapacityTable", "type EventCapacityTable ="))).toEqual([]);
});

test.each([
  ["a missing column", right.replace("  event_id: string;\n", "")],
  ["a column that is not there", right.replace("event_id", "event")],
  ["a null that cannot be", right.replace("event_id: string", "event_id: string | null")],
  ["a null that is not said", right.replace("Date | null", "Date")],
  ["another type", right.replace("Generated<number>", "Generated<string>")],
  ["a text that is a number", right.replace("event_id: string", "event_id: number")],
  ["a table that is not there", right.replace("EventCapacity", "Capacity")],
  ["two owners", `${right}\n${right}`],
  ["no owner", ""],
])("%s is found", (_, text) => {
  expect(faultsOf(text)).not.toEqual([]);
});
