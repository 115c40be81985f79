import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { copyOf } from "#app/copy/copy-of.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { emptyDraft, lastOrganizerDetails } from "#booking/events/new-draft.ts";
import { textsFor, translatedInto } from "#booking/events/translation.ts";
import { LANGUAGES, type Language } from "#platform/languages.ts";
import { EventDetails } from "./event-details.tsx";

const NOW = new Date("2027-01-10T04:30:00Z");

/** What the page says of an event below its head. */
function shown(changes: Partial<BookableEvent>, locale: Language): string {
  const draft = emptyDraft(NOW, lastOrganizerDetails([], "asha@example.org"));
  const event = { ...draft, state: "published", bookingsPerContact: 1, ...changes } as unknown as BookableEvent;
  const read = textsFor(translatedInto(event, locale), locale);
  return renderToStaticMarkup(createElement(EventDetails, { event, read, copy: copyOf(locale).event.page, now: NOW }));
}

test.each(LANGUAGES)("in %s the page says when to report, where the organizer says it", (locale) => {
  const { reporting } = copyOf(locale).event.page;
  const page = shown({ reportingNote: "Report at 5 am at the gate." }, locale);
  expect(page).toContain(`>${reporting}</h2>`);
  expect(page).toContain("Report at 5 am at the gate.");
  expect(shown({}, locale)).not.toContain(`>${reporting}</h2>`);
});

test("a family reads that several may book with one phone, where they may", () => {
  const words = "Up to 2 riders can be booked with one phone number and email address";
  expect(shown({ bookingsPerContact: 2 }, "en")).toContain(words);
  expect(shown({}, "en")).not.toContain("can be booked with one phone number");
});
