import fc from "fast-check";
import { expect, test } from "vitest";
import { fromIndiaLocal, indiaStamp, toIndiaLocal } from "./india-local.ts";

test("five in the morning in Pune is half past eleven the evening before in UTC", () => {
  expect(fromIndiaLocal("2027-01-31T05:00")?.toISOString()).toBe("2027-01-30T23:30:00.000Z");
  expect(toIndiaLocal(new Date("2027-01-30T23:30:00.000Z"))).toBe("2027-01-31T05:00");
  expect(indiaStamp(new Date("2027-01-30T23:30:12.345Z"))).toBe("2027-01-31 05:00:12");
});

test("every minute survives the way to the form and back, as Intl says it too", () => {
  const minute = fc.integer({ min: 0, max: 60 * 24 * 365 * 90 }).map((count) => new Date(count * 60_000));
  const india = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Kolkata", dateStyle: "short", timeStyle: "short" });
  fc.assert(
    fc.property(minute, (time) => {
      expect(fromIndiaLocal(toIndiaLocal(time))).toEqual(time);
      expect(toIndiaLocal(time).replace("T", " ")).toBe(india.format(time));
    }),
  );
});

test.each(["", "2027-02-30T10:00", "2027-01-31", "2027-01-31T24:00", "31.1.2027 10:00"])("%j is no time", (text) => {
  expect(fromIndiaLocal(text)).toBeNull();
});
