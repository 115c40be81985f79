import type { BookableEvent, Category, FormerQuestion, Question } from "./bookable-event.ts";
import type { EventDraft } from "./event-draft.ts";
import { decidePrice } from "./price.ts";
import { decideWaiverChange, type WaiverChange } from "./waiver.ts";

/** What one save changes. `capacities` is for the room that keeps the counters. */
export type EventChange = {
  draft: EventDraft;
  categories: Category[];
  /** Of all categories, in the same order. */
  capacities: { id: string; capacity: number }[];
  removedCategoryIds: string[];
  /** Of the categories that were there: those whose price is another from now on. */
  repriced: Category[];
  formerQuestions: FormerQuestion[];
  waiver: WaiverChange;
};

export type ChangeRefusal =
  | "slug_fixed"
  | "prices_frozen"
  | "category_in_use"
  | "category_name_taken"
  | "unknown_category"
  | "event_cancelled";
export type ChangeAnswer = { ok: true; change: EventChange } | { ok: false; because: ChangeRefusal };

export type ChangeFacts = {
  /** Categories in which somebody has or had a place. */
  bookedCategoryIds: ReadonlySet<string>;
  /** A new random id: no id is ever given twice, because answers and bookings go on naming the former ones. */
  newId: (prefix: "cat" | "que") => string;
};

/**
 * What follows from a tidied draft for the event as it is now (null: a new one). From publishing on the link stays as
 * people know it; a price stays from the first booking of its category on, and so does the category. New ones may join.
 */
export function decideEventChange(event: BookableEvent | null, draft: EventDraft, facts: ChangeFacts): ChangeAnswer {
  const before = event?.categories ?? [];
  const isPublic = event !== null && event.state !== "draft";
  if (event?.state === "cancelled") return { ok: false, because: "event_cancelled" };
  if (isPublic && draft.slug !== event.slug) return { ok: false, because: "slug_fixed" };

  const known = new Set(before.map((category) => category.id));
  if (draft.categories.some(({ id }) => id !== null && !known.has(id)))
    return { ok: false, because: "unknown_category" };
  const kept = new Set(draft.categories.map((category) => category.id));
  const removedCategoryIds = before.filter(({ id }) => !kept.has(id)).map((category) => category.id);
  if (removedCategoryIds.some((id) => facts.bookedCategoryIds.has(id)))
    return { ok: false, because: "category_in_use" };

  const categories = draft.categories.map(({ id, name, ticketPricePaise, isHidden = false }) => ({
    id: id ?? facts.newId("cat"),
    name,
    ...decidePrice(ticketPricePaise, draft.feeMode),
    isHidden,
  }));
  const repriced = categories.filter(({ id, ...price }) => {
    const old = before.find((category) => category.id === id);
    return old && (price.pricePaise !== old.pricePaise || price.ticketPricePaise !== old.ticketPricePaise);
  });
  if (repriced.some(({ id }) => facts.bookedCategoryIds.has(id))) return { ok: false, because: "prices_frozen" };
  if (takesNameOfAnother(before, categories, facts.bookedCategoryIds))
    return { ok: false, because: "category_name_taken" };

  const capacities = categories.map(({ id }, index) => ({ id, capacity: draft.categories[index]?.capacity ?? 0 }));
  const { language, waiverText: text, waiverTranslations: translations } = draft;
  const waiver = decideWaiverChange(event?.waiver ?? null, { language, text, translations });
  const { questions, formerQuestions } = decideQuestions(event, draft.questions, facts.newId);
  return {
    ok: true,
    change: {
      draft: { ...draft, questions },
      categories,
      capacities,
      removedCategoryIds,
      repriced,
      formerQuestions,
      waiver,
    },
  };
}

/** Whoever booked 100 km must not read 50 km on their ticket, because two categories changed names. */
const takesNameOfAnother = (before: Category[], after: Category[], booked: ReadonlySet<string>): boolean =>
  after.some(({ id, name }) =>
    before.some((old) => old.id !== id && old.name === name && (booked.has(id) || booked.has(old.id))),
  );

/**
 * An answer stays what it was an answer to. A question that is new to the event gets a new id, whatever id it came with;
 * one that people could see and that asks something else now is a new one too, and the former keeps its words.
 */
function decideQuestions(
  event: BookableEvent | null,
  given: readonly Question[],
  newId: ChangeFacts["newId"],
): { questions: Question[]; formerQuestions: FormerQuestion[] } {
  const before = event?.questions ?? [];
  const isPublic = event !== null && event.state !== "draft";
  const used = new Set<string>();
  const questions = given.map((question) => {
    const old = before.find(({ id }) => id === question.id);
    const isSame = old && !used.has(old.id) && (!isPublic || isSameWording(old.label, question.label));
    const id = isSame ? old.id : newId("que");
    used.add(id);
    return { ...question, id };
  });
  const gone = isPublic ? before.filter(({ id }) => !used.has(id)) : [];
  return {
    questions,
    formerQuestions: [...(event?.formerQuestions ?? []), ...gone.map(({ id, label }) => ({ id, label }))],
  };
}

/** Capitals, spaces and marks may be corrected; other words are another question. */
const isSameWording = (one: string, other: string): boolean => wordsOf(one) === wordsOf(other);
const wordsOf = (label: string): string => label.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
