import { expect, test } from "vitest";
import { CONTROL_BOUNDS } from "#booking/sale-console/sale-controls.ts";
import { SPEEDS, speedOf } from "./speeds.ts";

test("each speed is within what a sale allows, and is known again by its numbers", () => {
  for (const [name, pace] of Object.entries(SPEEDS)) {
    for (const field of ["callsPerSecond", "concurrencyTarget"] as const) {
      expect(pace[field]).toBeGreaterThanOrEqual(CONTROL_BOUNDS[field].min);
      expect(pace[field]).toBeLessThanOrEqual(CONTROL_BOUNDS[field].max);
    }
    expect(speedOf(pace)).toBe(name);
  }
  expect(speedOf({ callsPerSecond: 20, concurrencyTarget: 600 })).toBeNull();
});
