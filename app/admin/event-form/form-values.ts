import type { Question } from "#booking/events/bookable-event.ts";
import type { EventDraft, FieldProblem } from "#booking/events/event-draft.ts";
import { KIND_OF_PURPOSE, kindOf, type QuestionKind, type QuestionPurpose } from "#booking/events/question.ts";
import type { SavedEvent } from "#http/admin/event-form-schemas.ts";
import { fromIndiaLocal, toIndiaLocal } from "#platform/india-local.ts";
import { latinDigits } from "#platform/latin-digits.ts";
import type { Text } from "../language/text.ts";

/** Tells rows apart while they are added and taken away. */
type Row = { row: number };
export type CategoryRow = Row & {
  id: string | null;
  name: string;
  capacity: string;
  price: string;
  isHidden?: boolean;
};
export type PlanRow = Row & { time: string; text: string };
export type FaqRow = Row & { question: string; answer: string };
export type QuestionRow = Row & {
  id: string;
  label: string;
  kind: QuestionKind;
  options: string;
  isRequired: boolean;
  purpose: QuestionPurpose | null;
  ageMin: string;
  ageMax: string;
};

type Texts = Pick<
  EventDraft,
  | "slug"
  | "title"
  | "summary"
  | "description"
  | "reportingNote"
  | "place"
  | "organizerName"
  | "organizerEmail"
  | "organizerPhone"
  | "organizerAddress"
  | "brandColor"
  | "pictureHash"
  | "feeMode"
  | "isPriceBreakdownShown"
  | "isProofRequired"
  | "bookingsPerContact"
  | "waiverText"
  | "waiverTranslations"
  | "language"
  | "translations"
>;

/** The form as it stands in the browser: what people type is text until it is sent. Times are Indian. */
export type EventForm = Texts & {
  mapUrl: string;
  startsAt: string;
  opensAt: string;
  closesAt: string;
  preQueueMinutes: string;
  capacity: string;
  included: string;
  rules: string;
  bring: string;
  categories: CategoryRow[];
  plan: PlanRow[];
  faq: FaqRow[];
  questions: QuestionRow[];
};

/** What the API takes: a draft with its times written out. */
export type EventBody = Omit<EventDraft, "startsAt" | "opensAt" | "closesAt"> &
  Record<"startsAt" | "opensAt" | "closesAt", string>;

let rows = 0;
export const newRow = (): Row => ({ row: ++rows });

/** A form that was kept somewhere, under row numbers that none on this page has. */
export const renumbered = (form: EventForm): EventForm => {
  const anew = <Each extends Row>(each: Each): Each => ({ ...each, ...newRow() });
  const { categories, plan, faq, questions } = form;
  return {
    ...form,
    categories: categories.map(anew),
    plan: plan.map(anew),
    faq: faq.map(anew),
    questions: questions.map((question) => ({ ...sinceKinds(question), ...newRow() })),
  };
};

/** What an earlier page kept in this browser has no kind, no purpose and no ages. */
const sinceKinds = (kept: QuestionRow): QuestionRow => {
  const kind: QuestionKind = kept.options.trim() === "" ? "text" : "choice";
  return { ...{ kind, purpose: null, ageMin: "", ageMax: "" }, ...kept };
};

export const rowOfQuestion = (question: Question): QuestionRow => ({
  ...newRow(),
  id: question.id,
  label: question.label,
  kind: kindOf(question),
  options: (question.options ?? []).join("\n"),
  isRequired: question.isRequired,
  purpose: question.purpose ?? null,
  ageMin: String(question.ageMin ?? ""),
  ageMax: String(question.ageMax ?? ""),
});

export function formOfSaved({ id: _id, state: _state, revision: _revision, missing: _missing, ...body }: SavedEvent) {
  const [startsAt, opensAt, closesAt] = [new Date(body.startsAt), new Date(body.opensAt), new Date(body.closesAt)];
  return formOfDraft({ ...body, startsAt, opensAt, closesAt });
}

export function formOfDraft(draft: EventDraft): EventForm {
  return {
    ...draft,
    mapUrl: draft.mapUrl ?? "",
    startsAt: toIndiaLocal(draft.startsAt),
    opensAt: toIndiaLocal(draft.opensAt),
    closesAt: toIndiaLocal(draft.closesAt),
    preQueueMinutes: String(draft.preQueueMinutes),
    capacity: draft.capacity === 0 ? "" : String(draft.capacity),
    included: draft.included.join("\n"),
    rules: draft.rules.join("\n"),
    bring: draft.bring.join("\n"),
    categories: draft.categories.map(({ id, name, capacity, ticketPricePaise, isHidden = false }) => {
      // A price of nothing was never saved: a template left it, and the places, to be filled in.
      if (ticketPricePaise === 0) return { ...newRow(), id, name, capacity: "", price: "", isHidden };
      return { ...newRow(), id, name, capacity: String(capacity), price: rupeesText(ticketPricePaise), isHidden };
    }),
    plan: draft.plan.map((step) => ({ ...newRow(), ...step })),
    faq: draft.faq.map((entry) => ({ ...newRow(), ...entry })),
    questions: draft.questions.map(rowOfQuestion),
  };
}

/** Without the rows that were left empty, so that an error's number is that of its row. */
export function withoutEmptyRows(form: EventForm): EventForm {
  return {
    ...form,
    categories: form.categories.filter(
      ({ id, name, capacity, price }) => id !== null || name + capacity + price !== "",
    ),
    plan: form.plan.filter((step) => (step.time + step.text).trim() !== ""),
    faq: form.faq.filter((entry) => (entry.question + entry.answer).trim() !== ""),
    questions: form.questions.filter((question) => (question.label + question.options).trim() !== ""),
  };
}

/** `body` has a nought, or an empty time, where something could not be read. */
export type FormReading = { body: EventBody; problems: FieldProblem[] };

/** Reads numbers and times; what they and the texts may be is decided in `booking/events`. Messages are texts that have translations. */
export function readForm(form: EventForm): FormReading {
  const problems: FieldProblem[] = [];
  const wrong: Wrong = (field, message) => problems.push({ field, code: "unreadable", message });
  const time = (field: "startsAt" | "opensAt" | "closesAt"): string => {
    const read = fromIndiaLocal(form[field]);
    if (!read) wrong(field, "Choose a date and a time.");
    return read?.toISOString() ?? "";
  };
  const count = (field: string, text: string, message: Text = "Enter a whole number of places."): number => {
    const read = readCount(text);
    if (read === null) wrong(field, message);
    return read ?? 0;
  };
  const price = (field: string, text: string): number => {
    const read = readRupees(text);
    if (read === null) wrong(field, "Enter a price in rupees, like 1500.");
    return read ?? 0;
  };

  const body: EventBody = {
    ...form,
    mapUrl: form.mapUrl.trim() || null,
    startsAt: time("startsAt"),
    capacity: count("capacity", form.capacity),
    opensAt: time("opensAt"),
    closesAt: time("closesAt"),
    preQueueMinutes: count("preQueueMinutes", form.preQueueMinutes, "Enter a whole number of minutes."),
    included: linesOf(form.included),
    rules: linesOf(form.rules),
    bring: linesOf(form.bring),
    categories: form.categories.map((category, index) => ({
      id: category.id,
      name: category.name,
      capacity: count(`categories.${index}.capacity`, category.capacity),
      ticketPricePaise: price(`categories.${index}.ticketPricePaise`, category.price),
      isHidden: category.isHidden ?? false,
    })),
    plan: form.plan.map(({ time: at, text }) => ({ time: at, text })),
    faq: form.faq.map(({ question, answer }) => ({ question, answer })),
    questions: form.questions.map((question, index) => questionOfRow(question, `questions.${index}`, wrong)),
  };
  return { body, problems };
}

type Wrong = (field: string, message: Text) => void;

function questionOfRow(row: QuestionRow, path: string, wrong: Wrong): Question {
  const { id, label, kind, options, isRequired } = row;
  const purpose = row.purpose && KIND_OF_PURPOSE[row.purpose] === kind ? row.purpose : undefined;
  const age = (part: "ageMin" | "ageMax"): Pick<Question, "ageMin" | "ageMax"> => {
    if (purpose !== "date_of_birth" || row[part].trim() === "") return {};
    const read = readCount(row[part]);
    if (read === null) wrong(`${path}.${part}`, "Enter an age in whole years.");
    return { [part]: read ?? 0 };
  };
  return {
    id,
    label,
    kind,
    isRequired,
    ...(kind === "choice" && { options: linesOf(options) }),
    ...(purpose && { purpose }),
    ...age("ageMin"),
    ...age("ageMax"),
  };
}

/** The form's lists as they will be read: what may have a version in each language. */
export const textsOfForm = (form: EventForm) => ({
  ...form,
  included: linesOf(form.included),
  rules: linesOf(form.rules),
  bring: linesOf(form.bring),
  questions: form.questions.map(({ label, kind, options }) => ({
    label,
    options: kind === "choice" ? linesOf(options) : [],
  })),
});

/** `1,500`, `१,५००` and `` (none yet) are counts; null is none. */
export function readCount(text: string): number | null {
  const plain = latinDigits(text).replace(/[,\s]/g, "");
  if (plain === "") return 0;
  return /^\d{1,7}$/.test(plain) ? Number(plain) : null;
}

/** `1,500`, `₹1500` and `1500.50` in paise; null is no price. */
export function readRupees(text: string): number | null {
  const match = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(latinDigits(text).replace(/[₹,\s]/g, ""));
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}

export function rupeesText(paise: number): string {
  const rest = paise % 100;
  return String(Math.floor(paise / 100)) + (rest === 0 ? "" : `.${String(rest).padStart(2, "0")}`);
}

const linesOf = (text: string): string[] => text.split("\n").filter((line) => line.trim() !== "");
