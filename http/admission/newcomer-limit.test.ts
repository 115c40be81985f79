import fc from "fast-check";
import { expect, test } from "vitest";
import { adaptLimit, NEWCOMERS_LEAST, NEWCOMERS_MOST } from "./newcomer-limit.ts";

const after = (looks: boolean[], limit = NEWCOMERS_MOST) => looks.reduce(adaptLimit, limit);

test("two seconds of strain leave one newcomer at a time, and eight seconds without bring all back", () => {
  expect(after(Array(8).fill(true))).toBe(NEWCOMERS_LEAST);
  expect(after(Array(32).fill(false), NEWCOMERS_LEAST)).toBe(NEWCOMERS_MOST);
});

test("whatever happens the limit is a whole number in its bounds, and strain never raises it", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean()), (looks) => {
      const limit = after(looks);
      expect(Number.isInteger(limit)).toBe(true);
      expect(limit).toBeGreaterThanOrEqual(NEWCOMERS_LEAST);
      expect(limit).toBeLessThanOrEqual(NEWCOMERS_MOST);
      expect(adaptLimit(limit, true)).toBeLessThanOrEqual(limit);
      expect(adaptLimit(limit, false)).toBeGreaterThanOrEqual(limit);
    }),
  );
});
