import { expect, test } from "vitest";
import { anEventDraft } from "#tests/builders/event-draft.ts";
import type { EventDraft } from "../events/event-draft.ts";
import { decideEdit } from "./decide-edit.ts";

const SAVED = anEventDraft({
  title: "Ride",
  place: "Pune",
  translations: { hi: { Ride: "राइड" } },
  questions: [{ id: "que_size", label: "Size", isRequired: false }],
});
const edit = (saved: Partial<EventDraft>, base: Partial<EventDraft>, wanted: Partial<EventDraft>) =>
  decideEdit({ ...SAVED, ...saved }, { base, wanted });

test("an edit changes its own fields, and leaves what others saved meanwhile in the rest", () => {
  const answer = edit({ place: "Satara", capacity: 7 }, { title: "Ride" }, { title: "Night ride" });
  expect(answer).toEqual({ ok: true, draft: { ...SAVED, place: "Satara", capacity: 7, title: "Night ride" } });
});

test.each<[string, Partial<EventDraft>, Partial<EventDraft>, Partial<EventDraft>, string[]]>([
  ["changed by somebody else", { title: "Theirs" }, { title: "Ride" }, { title: "Mine" }, ["title"]],
  ["changed by somebody else to the same", { title: "Mine" }, { title: "Ride" }, { title: "Mine" }, []],
  ["taken away by somebody else", { rules: [] }, { rules: ["A"] }, { rules: ["A", "B"] }, ["rules"]],
  [
    "of which one language is contested",
    { translations: { hi: { Ride: "उनका" } } },
    { translations: { hi: { Ride: "राइड" } } },
    { translations: { hi: { Ride: "मेरा" } } },
    ["translations"],
  ],
])("a field %s is %j", (_, saved, base, wanted, contested) => {
  const answer = edit(saved, base, wanted);
  expect(answer.ok ? [] : answer.contested).toEqual(contested);
});

test("translations come together text by text, and a text that is taken back goes", () => {
  const saved = { translations: { hi: { Ride: "राइड", Pune: "पुणे" }, mr: { Ride: "राइड" } } };
  const base = { translations: { hi: { Ride: "राइड" }, mr: {} } };
  const wanted = { translations: { hi: {}, mr: { constructor: "x", Pune: "पुणे" } } };
  const answer = edit(saved, base, wanted);
  expect(answer.ok && answer.draft.translations).toEqual({
    hi: { Ride: "", Pune: "पुणे" },
    mr: { Ride: "राइड", constructor: "x", Pune: "पुणे" },
  });
});

test("an edit that is sent again, because its answer was lost, finds what it wanted and makes nothing twice", () => {
  const base = { categories: SAVED.categories, questions: SAVED.questions };
  const added = { id: null, name: "25 km", capacity: 5, ticketPricePaise: 50_000 };
  const asked = { id: "", label: "Club", isRequired: false };
  const wanted = { categories: [...SAVED.categories, added], questions: [...SAVED.questions, asked] };
  const saved = {
    categories: [...SAVED.categories, { ...added, id: "cat_new" }],
    questions: [...SAVED.questions, { isRequired: false, label: "Club", id: "que_new" }],
  };
  expect(edit(saved, base, wanted)).toEqual({ ok: true, draft: { ...SAVED, ...saved } });
  const other = { categories: [...SAVED.categories, { ...added, id: "cat_new", capacity: 6 }] };
  expect(edit(other, { categories: base.categories }, { categories: wanted.categories }).ok).toBe(false);
});

test("a time is compared to the minute, as forms show it", () => {
  const startsAt = new Date("2027-07-02T00:30:17.123Z");
  const wanted = { startsAt: new Date("2027-07-03T00:30:00Z") };
  expect(edit({ startsAt }, { startsAt: new Date("2027-07-02T00:30:00Z") }, wanted).ok).toBe(true);
  expect(edit({ startsAt }, { startsAt: new Date("2027-07-02T00:31:00Z") }, wanted).ok).toBe(false);
});
