import { expect, test } from "vitest";
import type { StatusDocument } from "#booking/waiting-room/status-document.ts";
import { callsPerMinute } from "./calls-per-minute.ts";

const after = (seconds: number, ratePerMinute: number) => {
  const opensAt = Date.parse("2027-01-10T04:30:00Z");
  const document = { opensAt, generatedAt: opensAt + seconds * 1000 };
  const dates = {
    opensAt: new Date(document.opensAt).toISOString(),
    generatedAt: new Date(document.generatedAt).toISOString(),
  };
  return callsPerMinute({ ...dates, queue: { ratePerMinute } as StatusDocument["queue"] });
};

test("100 calls in the first 20 seconds are 300 a minute", () => {
  expect(after(20, 100)).toBe(300);
});

test("from the first minute on the document's own rate counts", () => {
  expect(after(60, 300)).toBe(300);
  expect(after(600, 250)).toBe(250);
});

test("in the first seconds nobody can know", () => {
  expect(after(3, 15)).toBeNull();
});
