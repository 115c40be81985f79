import { expect, test } from "vitest";
import { anEventDraft } from "#tests/builders/event-draft.ts";
import type { BookableEvent, Category, EventState, Question } from "./bookable-event.ts";
import { decideEventChange, type EventChange } from "./decide-event-change.ts";
import type { EventDraft } from "./event-draft.ts";

const LONG: Category = {
  id: "cat_long",
  name: "100 km",
  ticketPricePaise: 150_000,
  pricePaise: 152_500,
  platformFeePaise: 2500,
  isHidden: false,
};
const SHORT: Category = {
  id: "cat_short",
  name: "50 km",
  ticketPricePaise: 100_000,
  pricePaise: 102_500,
  platformFeePaise: 2500,
  isHidden: false,
};
const DRAFT = anEventDraft({
  slug: "ride",
  categories: [
    { id: LONG.id, name: LONG.name, capacity: 80, ticketPricePaise: LONG.ticketPricePaise },
    { id: SHORT.id, name: SHORT.name, capacity: 40, ticketPricePaise: SHORT.ticketPricePaise },
  ],
});
const [longDraft, shortDraft] = DRAFT.categories as [
  EventDraft["categories"][number],
  EventDraft["categories"][number],
];

function anEvent(change: Partial<BookableEvent> = {}): BookableEvent {
  const { categories: _, capacity: __, waiverText, waiverTranslations: ___, ...texts } = DRAFT;
  return {
    ...texts,
    id: "evt_1",
    state: "published",
    isPaused: false,
    bookingsPerContact: 1,
    notice: { en: "", hi: "", mr: "" },
    revision: 1,
    formerQuestions: [],
    rehearsalOf: null,
    categories: [LONG, SHORT],
    waiver: { version: 1, language: "en", text: waiverText, hash: "hash", translations: {} },
    ...change,
  };
}

function decide(draft: Partial<EventDraft>, event: BookableEvent | null = anEvent(), booked: string[] = []) {
  let given = 0;
  const facts = { bookedCategoryIds: new Set(booked), newId: (prefix: string) => `${prefix}_new${++given}` };
  return decideEventChange(event, { ...DRAFT, ...draft }, facts);
}

function changeOf(
  draft: Partial<EventDraft>,
  event: BookableEvent | null = anEvent(),
  booked: string[] = [],
): EventChange {
  const answer = decide(draft, event, booked);
  if (!answer.ok) throw new Error(answer.because);
  return answer.change;
}

test("what is saved again unchanged changes nothing", () => {
  expect(changeOf({}, anEvent(), [LONG.id, SHORT.id])).toEqual({
    draft: DRAFT,
    categories: [LONG, SHORT],
    capacities: [
      { id: LONG.id, capacity: 80 },
      { id: SHORT.id, capacity: 40 },
    ],
    removedCategoryIds: [],
    repriced: [],
    formerQuestions: [],
    waiver: { isNew: false, translations: [] },
  });
});

test("a new event gets new ids for its categories and questions, and its first waiver", () => {
  const question: Question = { id: "que_theirs", label: "Blood group", isRequired: true };
  const categories = DRAFT.categories.map((category) => ({ ...category, id: null }));
  const change = changeOf({ categories, questions: [question] }, null);
  expect(change.categories.map(({ id }) => id)).toEqual(["cat_new1", "cat_new2"]);
  expect(change.draft.questions).toEqual([{ ...question, id: "que_new3" }]);
  expect(change).toMatchObject({ removedCategoryIds: [], repriced: [], formerQuestions: [], waiver: { isNew: true } });
});

test.each<[string, EventState, Partial<EventDraft>, string[], string | null]>([
  ["the link of a draft is changed", "draft", { slug: "other" }, [], null],
  ["the link of what was published stays", "published", { slug: "other" }, [], "slug_fixed"],
  ["the link of what was closed stays", "closed", { slug: "other" }, [], "slug_fixed"],
  ["nothing of a cancelled event is changed", "cancelled", {}, [], "event_cancelled"],
  [
    "a category of another event is refused",
    "draft",
    { categories: [{ ...longDraft, id: "cat_other" }] },
    [],
    "unknown_category",
  ],
  ["a category that nobody booked is removed", "published", { categories: [longDraft] }, [LONG.id], null],
  ["a category that somebody booked stays", "published", { categories: [longDraft] }, [SHORT.id], "category_in_use"],
  [
    "a price that nobody pays is changed",
    "published",
    { categories: [{ ...longDraft, ticketPricePaise: 1000 }, shortDraft] },
    [SHORT.id],
    null,
  ],
  [
    "a price that somebody pays stays",
    "published",
    { categories: [{ ...longDraft, ticketPricePaise: 1000 }, shortDraft] },
    [LONG.id],
    "prices_frozen",
  ],
  ["who bears the fee is a part of the price", "published", { feeMode: "absorbed" }, [SHORT.id], "prices_frozen"],
  [
    "two categories of which one is booked do not change names",
    "published",
    {
      categories: [
        { ...longDraft, name: SHORT.name },
        { ...shortDraft, name: LONG.name },
      ],
    },
    [SHORT.id],
    "category_name_taken",
  ],
  [
    "a booked category does not take a name that was another's",
    "published",
    { categories: [{ ...longDraft, name: SHORT.name }] },
    [LONG.id],
    "category_name_taken",
  ],
  [
    "a new category does not take a booked one's name",
    "published",
    { categories: [{ ...longDraft, name: "200 km" }, shortDraft, { ...longDraft, id: null }] },
    [LONG.id],
    "category_name_taken",
  ],
  [
    "categories that nobody booked change names",
    "published",
    {
      categories: [
        { ...longDraft, name: SHORT.name },
        { ...shortDraft, name: LONG.name },
      ],
    },
    [],
    null,
  ],
  [
    "a booked category may be called otherwise",
    "published",
    { categories: [{ ...longDraft, name: "101 km" }, shortDraft] },
    [LONG.id],
    null,
  ],
])("%s", (_, state, draft, booked, because) => {
  const answer = decide(draft, anEvent({ state }), booked);
  expect(answer.ok ? null : answer.because).toBe(because);
});

test("only what has another price now is repriced: not what is new", () => {
  const fresh = { ...longDraft, id: null, name: "200 km" };
  const change = changeOf({ categories: [{ ...longDraft, ticketPricePaise: 1000 }, shortDraft, fresh] });
  expect(change.repriced).toEqual([{ ...LONG, ticketPricePaise: 1000, pricePaise: 3500 }]);
  expect(changeOf({ categories: [longDraft] }).removedCategoryIds).toEqual([SHORT.id]);
});

test("a price of which only the organizer's part changes is another price", () => {
  const absorbed = { ...LONG, ticketPricePaise: 152_500 };
  const change = changeOf({}, anEvent({ categories: [absorbed, SHORT] }));
  expect(change.repriced).toEqual([LONG]);
});

const SIZE: Question = { id: "que_size", label: "T-shirt size?", isRequired: true };
const CLUB: Question = { id: "que_club", label: "Club", isRequired: false };

test.each<[string, EventState, Question[], string[], string[]]>([
  ["that stays keeps its id", "published", [SIZE, CLUB], ["que_size", "que_club"], ["que_old"]],
  [
    "whose capitals and marks are corrected is the same",
    "published",
    [{ ...SIZE, label: "T-Shirt Size" }, CLUB],
    ["que_size", "que_club"],
    ["que_old"],
  ],
  [
    "in other words is another, and the former keeps its words",
    "published",
    [{ ...SIZE, label: "Shoe size?" }, CLUB],
    ["que_new1", "que_club"],
    ["que_old", "que_size"],
  ],
  ["that goes is kept for its answers", "closed", [CLUB], ["que_club"], ["que_old", "que_size"]],
  [
    "in other words is the same while nobody could answer it",
    "draft",
    [{ ...SIZE, label: "Shoe size?" }],
    ["que_size"],
    ["que_old"],
  ],
  ["that comes twice is two", "published", [SIZE, SIZE, CLUB], ["que_size", "que_new1", "que_club"], ["que_old"]],
  [
    "with an id that nobody gave gets one of ours",
    "published",
    [SIZE, CLUB, { ...CLUB, id: "que_theirs" }],
    ["que_size", "que_club", "que_new1"],
    ["que_old"],
  ],
])("a question %s", (_, state, questions, ids, former) => {
  const event = anEvent({ state, questions: [SIZE, CLUB], formerQuestions: [{ id: "que_old", label: "Age" }] });
  const change = changeOf({ questions }, event);
  expect(change.draft.questions.map(({ id }) => id)).toEqual(ids);
  expect(change.formerQuestions.map(({ id }) => id)).toEqual(former);
  expect(change.formerQuestions.find(({ id }) => id === SIZE.id)?.label ?? SIZE.label).toBe(SIZE.label);
});

test("a waiver that reads otherwise begins a new version, and a language that joins does not", () => {
  expect(changeOf({ waiverText: "Another text." }).waiver.isNew).toBe(true);
  expect(changeOf({ language: "hi" }).waiver.isNew).toBe(true);
  expect(changeOf({ waiverTranslations: { hi: "हिन्दी" } }).waiver).toEqual({
    isNew: false,
    translations: [["hi", "हिन्दी"]],
  });
});
