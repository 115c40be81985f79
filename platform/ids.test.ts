import fc from "fast-check";
import { expect, test } from "vitest";
import { eventIdOf, newEventId, newRowId } from "./ids.ts";

test("an id tells its event, fits Razorpay's receipt, and is read back only with its own prefix", () => {
  const eventId = newEventId();
  const id = newRowId("bkg", eventId);
  expect(id.length).toBeLessThanOrEqual(40);
  expect(eventIdOf("bkg", id)).toBe(eventId);
  expect(eventIdOf("pmt", id)).toBeNull();
});

test("ids made later sort later", () => {
  const eventId = newEventId();
  const time = fc.integer({ min: 0, max: 2 ** 44 });
  fc.assert(
    fc.property(time, time, (a, b) => {
      fc.pre(a < b);
      expect(newRowId("bkg", eventId, a) < newRowId("bkg", eventId, b)).toBe(true);
    }),
  );
});

test("a text that is not an id has no event", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(eventIdOf("bkg", text)).toBeNull();
    }),
  );
});
