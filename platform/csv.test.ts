import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLines } from "./csv.ts";

test("whatever people type, no cell begins like a formula and each can be read back", () => {
  const cell = fc.string({ unit: fc.constantFrom(..."=+-@\t\r\n\",;'aजो 1") });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (cells) => {
      const read = readCsvLine(csvLines([cells], { escapesFormulas: true }));
      expect(read.map((value) => value.replace(/^'(?=[=+\-@\t\r])/, ""))).toEqual(
        cells.map((value) => value.replace(/^'(?=[=+\-@\t\r])/, "")),
      );
      expect(read.filter((value) => /^[=+\-@\t\r]/.test(value))).toEqual([]);
    }),
  );
});

test("an amount below nothing stays a number", () => {
  expect(csvLines([["total", "-36.00"]], { escapesFormulas: false })).toBe("total,-36.00\r\n");
});

/** RFC 4180, one record. */
function readCsvLine(record: string): string[] {
  const cells: string[] = [];
  let rest = `,${record}`;
  while (rest.startsWith(",")) {
    rest = rest.slice(1);
    const quoted = /^"((?:[^"]|"")*)"/.exec(rest);
    const text = quoted ? quoted[0] : (/^[^,\r\n]*/.exec(rest)?.[0] ?? "");
    cells.push(quoted ? (quoted[1] ?? "").replaceAll('""', '"') : text);
    rest = rest.slice(text.length);
  }
  expect(rest).toBe("\r\n");
  return cells;
}
