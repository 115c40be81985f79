import { expect, test } from "vitest";
import { isDueForRecount } from "./decide-recount.ts";

const NOW = new Date("2027-01-10T04:30:00.000Z");
const days = (count: number) => new Date(NOW.getTime() + count * 24 * 60 * 60_000);
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);

test("the places of a ride that is to come, or was last week, are counted each minute", () => {
  for (const startsAt of [days(30), days(0), days(-6)]) {
    const event = { id: "evt_a", startsAt, closesAt: days(-30) };
    expect([0, 1, 2].map((minute) => isDueForRecount(event, minutes(minute)))).toEqual([true, true, true]);
  }
});

test("a ride is long over from the seventh day on, to the minute", () => {
  const over = (at: Date) => ({ id: "evt_a", startsAt: at, closesAt: at });
  expect(isDueForRecount(over(days(-7)), NOW)).toBe(false);
  expect(isDueForRecount(over(new Date(days(-7).getTime() + 1)), NOW)).toBe(true);
});

test("of a ride that is long over they are counted once a day, not all rides in the same minute", () => {
  const times = (id: string) =>
    Array.from({ length: 24 * 60 }, (_, minute) => minute).filter((minute) =>
      isDueForRecount({ id, startsAt: days(-9), closesAt: days(-9) }, minutes(minute)),
    );
  const counted = ["evt_a", "evt_b", "evt_c"].map(times);
  expect(counted.map(({ length }) => length)).toEqual([1, 1, 1]);
  expect(new Set(counted.flat()).size).toBe(3);
});
