import fc from "fast-check";
import { expect, test } from "vitest";
import { anEventDraft } from "#tests/builders/event-draft.ts";
import type { Question } from "./bookable-event.ts";
import { paragraphs, slugOf } from "./clean-text.ts";
import { decideEventDraft } from "./decide-event-draft.ts";
import type { EventDraft } from "./event-draft.ts";

const codesOf = (change: Partial<EventDraft>): [string, string][] => {
  const answer = decideEventDraft(anEventDraft(change), new Date());
  return answer.ok ? [] : answer.problems.map(({ field, code }) => [field, code]);
};
const category = { id: null, name: "100 km", capacity: 80, ticketPricePaise: 150_000 };

const BORN: Question = { id: "", label: "Born on", kind: "date", isRequired: true, purpose: "date_of_birth" };

const inYears = (years: number): Date => new Date(Date.UTC(new Date().getUTCFullYear() + years, 0));

test("a draft that was tidied is as tidy as it gets", () => {
  const words = fc.string({ unit: "binary", maxLength: 60 });
  fc.assert(
    fc.property(words, words, fc.array(words, { maxLength: 5 }), (title, description, rules) => {
      const first = decideEventDraft(anEventDraft({ title: `a${title}`, description, rules }), new Date());
      if (!first.ok) throw new Error(JSON.stringify(first.problems));
      expect(decideEventDraft(first.draft, new Date())).toEqual(first);
      // PostgreSQL cannot store it.
      expect(JSON.stringify(first.draft)).not.toContain("\\u0000");
    }),
  );
});

test("a link and a phone number in Devanagari digits are kept in Latin ones", () => {
  const answer = decideEventDraft(anEventDraft({ slug: "ride-२०२७", organizerPhone: "०२० ५५५० ०१००" }), new Date());
  expect(answer.ok && answer.draft).toMatchObject({ slug: "ride-2027", organizerPhone: "020 5550 0100" });
  expect(slugOf("Ride २०२७")).toBe("ride-2027");
});

test("an unfinished draft passes", () => {
  expect(
    codesOf({ summary: "", description: "", categories: [], capacity: 0, waiverText: "", organizerEmail: "" }),
  ).toEqual([]);
});

test.each<[string, Partial<EventDraft>, [string, string][]]>([
  ["no title", { title: "  " }, [["title", "title_missing"]]],
  ["a link that is no link", { slug: "Über uns" }, [["slug", "slug_invalid"]]],
  ["a script for a map", { mapUrl: "javascript:alert(1)" }, [["mapUrl", "map_url_invalid"]]],
  [
    "a sale that ends before it begins",
    { closesAt: new Date("2020-01-01T00:00Z") },
    [["closesAt", "closes_before_opening"]],
  ],
  ["a sale that opens after the ride", { startsAt: new Date("2020-01-01T00:00Z") }, [["opensAt", "opens_after_start"]]],
  [
    "a sale that closes after the ride",
    { startsAt: new Date(Date.now() + 86_400_000) },
    [["closesAt", "closes_after_start"]],
  ],
  ["a ride in the year 9999", { startsAt: new Date("9999-12-31T00:00Z") }, [["startsAt", "year_invalid"]]],
  ["a ride in eleven years", { startsAt: inYears(11) }, [["startsAt", "year_invalid"]]],
  ["an opening in the year 0", { opensAt: new Date("0000-01-01T00:00Z") }, [["opensAt", "year_invalid"]]],
  [
    "a closing before there was anything",
    { closesAt: new Date("2019-12-31T23:59Z") },
    [
      ["closesAt", "year_invalid"],
      ["closesAt", "closes_before_opening"],
    ],
  ],
  ["a time that is none", { startsAt: new Date(Number.NaN) }, [["startsAt", "time_missing"]]],
  ["a broken capacity", { capacity: 10.5, categories: [] }, [["capacity", "capacity_invalid"]]],
  ["a pre-queue of more than a day", { preQueueMinutes: 1441 }, [["preQueueMinutes", "pre_queue_invalid"]]],
  ["a pre-queue after the opening", { preQueueMinutes: -1 }, [["preQueueMinutes", "pre_queue_invalid"]]],
  ["an email address in quotes", { organizerEmail: 'a"@b.co' }, [["organizerEmail", "email_invalid"]]],
  ["an email address in brackets", { organizerEmail: "a<x>@b.co" }, [["organizerEmail", "email_invalid"]]],
  ["two email addresses", { organizerEmail: "a,b@b.co" }, [["organizerEmail", "email_invalid"]]],
  [
    "an address that SES cannot write to",
    { organizerEmail: "संस्था@उदाहरण.भारत" },
    [["organizerEmail", "email_invalid"]],
  ],
  ["half a step", { plan: [{ time: "5 am", text: "" }] }, [["plan.0.text", "half_missing"]]],
  [
    "one answer to choose from",
    { questions: [{ id: "", label: "Size", options: ["M"], isRequired: false }] },
    [["questions.0.options", "options_invalid"]],
  ],
  [
    "a list without answers",
    { questions: [{ id: "", label: "Size", kind: "choice", isRequired: false }] },
    [["questions.0.options", "options_invalid"]],
  ],
  [
    "ages that nobody has",
    { questions: [{ ...BORN, ageMin: 17.5, ageMax: 121 }] },
    [
      ["questions.0.ageMin", "age_invalid"],
      ["questions.0.ageMax", "age_invalid"],
    ],
  ],
  [
    "the oldest before the youngest",
    { questions: [{ ...BORN, ageMin: 18, ageMax: 17 }] },
    [["questions.0.ageMax", "ages_crossed"]],
  ],
  [
    "a free category",
    { categories: [{ ...category, ticketPricePaise: 0 }] },
    [["categories.0.ticketPricePaise", "price_invalid"]],
  ],
  [
    "a fraction of a paisa",
    { categories: [{ ...category, ticketPricePaise: 100.5 }] },
    [["categories.0.ticketPricePaise", "price_invalid"]],
  ],
  [
    "an absorbed price below ₹1",
    { feeMode: "absorbed", categories: [{ ...category, ticketPricePaise: 99 }] },
    [["categories.0.ticketPricePaise", "price_invalid"]],
  ],
  [
    "a category larger than its event",
    { categories: [{ ...category, capacity: 101 }] },
    [["categories.0.capacity", "more_than_event"]],
  ],
  [
    "one name twice",
    { categories: [category, { ...category, name: "100 KM" }] },
    [["categories.1.name", "name_taken"]],
  ],
])("%s is named", (_what, change, problems) => {
  expect(codesOf(change)).toEqual(problems);
});

test.each([
  ["100 km (hilly)", "100-km-hilly"],
  ["Pune–Pandharpur Cycling Ride", "pune-pandharpur-cycling-ride"],
  ["Café à vélo", "cafe-a-velo"],
  ["पुणे", ""],
  ["--", ""],
])("%j becomes the link %j", (text, slug) => {
  expect(slugOf(text)).toBe(slug);
});

test("whatever is made a link is one", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      expect(slugOf(text)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
    }),
  );
});

test("paragraphs keep their breaks and lose what cannot be seen", () => {
  expect(paragraphs("One \r\ntwo\u0000\n\n\n\nthree\t")).toBe("One\ntwo\n\nthree");
});

test("a question has a kind from then on, and nothing that its kind can't have", () => {
  const tidied = (question: Partial<Question>) => {
    const answer = decideEventDraft(anEventDraft({ questions: [{ ...BORN, ...question }] }), new Date());
    return answer.ok ? answer.draft.questions[0] : answer.problems;
  };
  const plain = { id: "", label: "Born on", isRequired: true };
  expect(tidied({ ageMin: 18 })).toEqual({ ...plain, kind: "date", purpose: "date_of_birth", ageMin: 18 });
  expect(tidied({ kind: "text", ageMin: 18, options: ["S", "M"] })).toEqual({ ...plain, kind: "text" });
  expect(tidied({ kind: undefined, options: ["S", "M"] })).toEqual({ ...plain, kind: "choice", options: ["S", "M"] });
  expect(tidied({ kind: undefined })).toEqual({ ...plain, kind: "text" });
});
