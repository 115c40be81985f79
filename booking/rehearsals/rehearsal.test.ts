import { expect, test } from "vitest";
import { type Opening, rehearsalDraft, rehearsalTimes } from "./rehearsal.ts";

const NOW = new Date("2027-01-10T04:30:00Z");
const inMinutes = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const DAY = 24 * 60;

test.each<[string, Opening, { opens: number; starts: number }, [number, number] | null]>([
  ["at once, for a day", "at_once", { opens: 10 * DAY, starts: 40 * DAY }, [0, DAY]],
  ["in five minutes, for a day", "in_five_minutes", { opens: 10 * DAY, starts: 40 * DAY }, [5, 5 + DAY]],
  ["until a quarter of an hour before the sale", "at_once", { opens: 120, starts: 40 * DAY }, [0, 105]],
  ["until the event starts, of a draft whose opening is past", "at_once", { opens: -60, starts: 300 }, [0, 300]],
  ["never for less than ten minutes", "at_once", { opens: 24, starts: 40 * DAY }, null],
  ["for ten minutes", "at_once", { opens: 25, starts: 40 * DAY }, [0, 10]],
  ["not where its own five minutes leave none", "in_five_minutes", { opens: 29, starts: 40 * DAY }, null],
])("a rehearsal is open %s", (_, opening, { opens, starts }, expected) => {
  const times = rehearsalTimes({ opensAt: inMinutes(opens), startsAt: inMinutes(starts) }, opening, NOW);
  expect(times && [times.opensAt, times.closesAt]).toEqual(expected ? expected.map(inMinutes) : null);
});

const EVENT = {
  id: "evt_aaaaaaaa",
  slug: "pune-pandharpur",
  state: "published",
  language: "en",
  translations: { hi: { "Pune ride": "पुणे राइड" }, mr: { "Pune ride": "पुणे राइड" } },
  title: "Pune ride",
  summary: "A ride",
  description: "A ride",
  startsAt: inMinutes(40 * DAY),
  reportingNote: "5 am",
  place: "Pune",
  mapUrl: null,
  included: [],
  plan: [],
  rules: [],
  bring: [],
  faq: [],
  questions: [{ id: "que_size", label: "Size", isRequired: true, options: ["S", "M"] }],
  formerQuestions: [],
  rehearsalOf: null,
  organizerName: "Trust",
  organizerEmail: "trust@startline.example",
  organizerPhone: "+919876543210",
  organizerAddress: "Pune",
  brandColor: "#0b5d4a",
  pictureHash: null,
  opensAt: inMinutes(10 * DAY),
  closesAt: inMinutes(20 * DAY),
  feeMode: "added",
  isPriceBreakdownShown: false,
  preQueueMinutes: 30,
  isProofRequired: true,
  bookingsPerContact: 1,
  isPaused: false,
  notice: { en: "", hi: "", mr: "" },
  revision: 7,
  categories: [
    {
      id: "cat_long",
      name: "100 km",
      ticketPricePaise: 150_000,
      pricePaise: 152_500,
      platformFeePaise: 2500,
      isHidden: false,
    },
    { id: "cat_crew", name: "Crew", ticketPricePaise: 100, pricePaise: 2600, platformFeePaise: 2500, isHidden: true },
  ],
  waiver: { version: 3, text: "I ride at my own risk.", hash: "hash", language: "en", translations: {} },
} as const satisfies Parameters<typeof rehearsalDraft>[0] | object;

const REHEARSED = { slug: "rehearsal-x", places: 12, opensAt: NOW, closesAt: inMinutes(DAY) };
const draftOf = (change: object = {}) =>
  rehearsalDraft({ ...EVENT, ...change } as never, { capacity: 1500, categories: [] }, REHEARSED);

test("a rehearsal has the event's texts, prices and waiver, few places, parts of its own, and nothing that is hidden", () => {
  const draft = draftOf();
  expect(draft).toMatchObject({
    summary: "A ride",
    waiverText: "I ride at my own risk.",
    capacity: 12,
    preQueueMinutes: 5,
  });
  expect(draft.categories).toEqual([
    { id: null, name: "100 km", ticketPricePaise: 150_000, isHidden: false, capacity: 12 },
  ]);
  expect(draft.questions[0]).toMatchObject({ id: "", label: "Size" });
});

test("the name of a rehearsal says what it is in each language, and is never too long", () => {
  const { title, translations } = draftOf();
  expect(title).toBe("Rehearsal: Pune ride");
  expect(translations.hi?.[title]).toBe("रिहर्सल: पुणे राइड");
  expect(translations.mr?.[title]).toBe("सराव: पुणे राइड");

  const long = draftOf({ title: `${"x".repeat(108)}🚴 the end` });
  expect(long.title.length).toBeLessThanOrEqual(120);
  expect(long.title.isWellFormed()).toBe(true);
});
