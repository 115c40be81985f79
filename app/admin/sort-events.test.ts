import { expect, test } from "vitest";
import { sortEvents } from "./sort-events.ts";

const now = new Date("2027-02-14T12:00:00+05:30");
const starting = (state: "draft" | "published" | "closed" | "cancelled", startsAt: string) => ({
  state,
  startsAt: new Date(`${startsAt}:00+05:30`),
});

test("an event is current until a day after its start, and a draft or a cancelled one never is", () => {
  const lastWeek = starting("closed", "2027-02-07T06:00");
  const yesterday = starting("closed", "2027-02-13T11:00");
  const today = starting("published", "2027-02-14T06:00");
  const forgotten = starting("draft", "2026-01-01T06:00");
  const offTomorrow = starting("cancelled", "2027-02-15T06:00");
  const nextMonth = starting("published", "2027-03-14T06:00");

  expect(sortEvents([forgotten, lastWeek, yesterday, today, offTomorrow, nextMonth], now)).toEqual({
    current: [today, nextMonth],
    drafts: [forgotten],
    past: [offTomorrow, yesterday, lastWeek],
  });
});
