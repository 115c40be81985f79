import { expect, test } from "vitest";
import { copyOf } from "#app/copy/copy-of.ts";
import { LANGUAGES } from "#platform/languages.ts";
import { bookingSteps } from "./booking-steps.ts";

test.each(LANGUAGES)("in %s an event with a draw explains the draw first, by the names of its buttons", (language) => {
  const { event, waiting } = copyOf(language);
  const opensAt = new Date("2027-01-10T04:30:00Z");
  const before = new Date("2027-01-10T04:29:00Z");
  const withDraw = bookingSteps(event.page, { preQueueMinutes: 60, opensAt }, before);
  expect(withDraw[0]).toContain(event.sale.joinDraw);
  expect(withDraw[1]).toContain(waiting.takePlace);
  expect(withDraw.slice(2)).toEqual(event.page.steps.slice(1));
  expect(bookingSteps(event.page, { preQueueMinutes: 0, opensAt }, before)).toEqual(event.page.steps);
  // Once it is open the draw is over.
  expect(bookingSteps(event.page, { preQueueMinutes: 60, opensAt }, opensAt)).toEqual(event.page.steps);
});
