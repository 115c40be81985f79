import fc from "fast-check";
import { expect, test } from "vitest";
import { toIndiaLocal } from "#platform/india-local.ts";
import type { BookableEvent } from "./bookable-event.ts";
import { decideEventDraft } from "./decide-event-draft.ts";
import { copyDraft, emptyDraft, lastOrganizerDetails } from "./new-draft.ts";

const NOW = new Date("2027-01-10T04:30:00Z");
const DAY_MS = 24 * 60 * 60 * 1000;

/** Last year's ride, as it is stored. */
function aPastEvent(startsAt: Date, saleDays = 30): BookableEvent {
  const {
    categories: _none,
    waiverText,
    waiverTranslations: _waivers,
    ...texts
  } = emptyDraft(NOW, lastOrganizerDetails([], ""));
  return {
    ...texts,
    capacity: undefined,
    id: "evt_1",
    state: "closed",
    revision: 7,
    isPaused: false,
    bookingsPerContact: 1,
    notice: { en: "", hi: "", mr: "" },
    title: `Monsoon Ride ${startsAt.getUTCFullYear()}`,
    slug: `monsoon-ride-${startsAt.getUTCFullYear()}`,
    translations: {
      mr: { [`Monsoon Ride ${startsAt.getUTCFullYear()}`]: `पावसाळी राइड ${startsAt.getUTCFullYear()}` },
    },
    startsAt,
    opensAt: new Date(startsAt.getTime() - saleDays * DAY_MS),
    closesAt: new Date(startsAt.getTime() - DAY_MS),
    questions: [{ id: "que_old", label: "Jersey size", isRequired: true, options: ["S", "M"] }],
    formerQuestions: [],
    rehearsalOf: null,
    categories: [
      { id: "cat_old", name: "100 km", ticketPricePaise: 150_000, pricePaise: 152_500, platformFeePaise: 2500 },
    ],
    waiver: { version: 3, language: "en", text: waiverText, hash: "", translations: {} },
  } as unknown as BookableEvent;
}

const capacities = { capacity: 500, categories: [{ id: "cat_old", capacity: 500 }] };
const copyOf = (event: BookableEvent, takenSlugs: string[] = [event.slug], now = NOW) =>
  copyDraft(event, capacities, { now, takenSlugs });

test("a copy has the texts, prices and places of last year's event, on the same weekday, with the new year in title and link", () => {
  const copy = copyOf(aPastEvent(new Date("2026-08-02T00:30:00Z")));
  expect(copy).toMatchObject({
    title: "Monsoon Ride 2027",
    slug: "monsoon-ride-2027",
    translations: { mr: { "Monsoon Ride 2027": "पावसाळी राइड 2027" } },
    startsAt: new Date("2027-08-01T00:30:00Z"),
    capacity: 500,
    categories: [{ id: null, name: "100 km", capacity: 500, ticketPricePaise: 150_000 }],
    questions: [{ id: "", label: "Jersey size" }],
  });
});

test("whenever an event was, and whenever it is copied, the copy can be saved and sold", () => {
  const moment = fc.date({ min: new Date("2024-01-01"), max: new Date("2029-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(moment, moment, fc.integer({ min: 2, max: 300 }), fc.boolean(), (startsAt, now, saleDays, isTaken) => {
      const event = aPastEvent(startsAt, saleDays);
      const taken = isTaken
        ? [event.slug, ...[2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031].map((year) => `monsoon-ride-${year}`)]
        : [event.slug];
      const copy = copyOf(event, taken, now);
      expect(copy.opensAt > now && copy.opensAt < copy.closesAt && copy.closesAt <= copy.startsAt).toBe(true);
      expect(toIndiaLocal(copy.startsAt).slice(11)).toBe(toIndiaLocal(startsAt).slice(11));
      expect(copy.startsAt.getUTCDay()).toBe(startsAt.getUTCDay());
      expect(taken).not.toContain(copy.slug);
      expect(decideEventDraft(copy, now)).toMatchObject({ ok: true });
    }),
  );
});

test("a new event knows the organizer's contact from the last one, and the first knows who is signed in", () => {
  const events = ["2025-08-03", "2026-08-02"].map((day) => ({
    ...aPastEvent(new Date(`${day}T00:30:00Z`)),
    organizerPhone: day,
  }));
  expect(lastOrganizerDetails(events, "asha@example.org").organizerPhone).toBe("2026-08-02");
  expect(lastOrganizerDetails([], "asha@example.org")).toMatchObject({
    organizerName: "",
    organizerEmail: "asha@example.org",
  });
});
