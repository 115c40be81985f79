import { expect, test } from "vitest";
import type { BookingState } from "./booking.ts";
import { decideReleaseWithoutLock } from "./decide-release.ts";

const NOW = new Date("2027-01-10T04:30:00.000Z");
const later = new Date(NOW.getTime() + 1000);

test("reading tells what giving back an ended or paying booking comes to, and the lock decides where a place may come back", () => {
  const answerOf = (state: BookingState, keptUntil = later, version: number | null = null) =>
    decideReleaseWithoutLock({ state, keptUntil }, version, NOW);

  expect(answerOf("confirmed")).toBe("already_confirmed");
  expect(answerOf("cancelled")).toBe("already_confirmed");
  expect(answerOf("expired")).toBe("released");
  expect(answerOf("released")).toBe("released");
  expect(answerOf("paying")).toBe("payment_under_way");
  expect(answerOf("paying", NOW)).toBeNull();
  expect(answerOf("paying", later, 2)).toBeNull();
  expect(answerOf("held")).toBeNull();
});
