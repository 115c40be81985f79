import { expect, test } from "vitest";
import { messagesOf } from "#app/messages/catalog.ts";
import { LANGUAGES } from "#platform/languages.ts";
import { howSteps } from "./how-steps.ts";

test.each(LANGUAGES)("in %s an event with a draw explains the draw first, by the names of its buttons", (language) => {
  const { event, waiting } = messagesOf(language);
  const withDraw = howSteps(event.page, 60);
  expect(withDraw[0]).toContain(event.sale.joinDraw);
  expect(withDraw[1]).toContain(waiting.takePlace);
  expect(withDraw.slice(2)).toEqual(event.page.how.slice(1));
  expect(howSteps(event.page, 0)).toEqual(event.page.how);
});
