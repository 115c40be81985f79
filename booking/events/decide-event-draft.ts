import { isEmail } from "#platform/is-email.ts";
import { latinDigits } from "#platform/latin-digits.ts";
import { checkQuestions } from "./check-questions.ts";
import { oneLine, paragraphs } from "./clean-text.ts";
import {
  BOOKINGS_PER_CONTACT_MAX,
  CAPACITY_MAX,
  CATEGORIES_MAX,
  type CategoryDraft,
  type EventDraft,
  type FieldProblem,
  PRE_QUEUE_MINUTES_MAX,
  TICKET_PRICE_PAISE_MAX,
} from "./event-draft.ts";
import { decidePrice, PRICE_MIN_PAISE } from "./price.ts";
import { tidyTranslations } from "./tidy-translations.ts";

export type DraftAnswer = { ok: true; draft: EventDraft } | { ok: false; problems: FieldProblem[] };

const ENTRIES_MAX = 40;
const LINE_LENGTH_MAX = 300;
/** Ours: a year outside is a slip of the finger, such as 0026 or 20266. */
const YEAR_MIN = 2020;
const YEARS_AHEAD_MAX = 10;

/**
 * Tidies what the organizer wrote and names each field that cannot be stored as it is. An unfinished event passes: what
 * is still missing for a sale, `listMissing` tells.
 */
export function decideEventDraft(given: EventDraft, now: Date): DraftAnswer {
  const problems: FieldProblem[] = [];
  const wrong: Wrong = (field, code, message) => void problems.push({ field, code, message });
  const check = checksOf(wrong);

  const draft: EventDraft = {
    ...given,
    slug: latinDigits(given.slug).trim().toLowerCase(),
    title: check.line("title", given.title, 120),
    summary: check.line("summary", given.summary, 300),
    description: check.text("description", given.description, 10_000),
    reportingNote: check.text("reportingNote", given.reportingNote, 500),
    place: check.line("place", given.place, 200),
    mapUrl: given.mapUrl?.trim() || null,
    included: check.list("included", given.included),
    rules: check.list("rules", given.rules),
    bring: check.list("bring", given.bring),
    plan: check.pairs("plan", given.plan, ["time", "text"], [40, LINE_LENGTH_MAX]),
    faq: check.pairs("faq", given.faq, ["question", "answer"], [LINE_LENGTH_MAX, 2000]),
    questions: checkQuestions(given.questions, check.line, wrong),
    organizerName: check.line("organizerName", given.organizerName, 120),
    organizerEmail: check.line("organizerEmail", given.organizerEmail, 254),
    organizerPhone: check.line("organizerPhone", latinDigits(given.organizerPhone), 30),
    organizerAddress: check.text("organizerAddress", given.organizerAddress, 500),
    brandColor: given.brandColor.trim().toLowerCase(),
    categories: checkCategories(given, check.line, wrong),
    waiverText: check.text("waiverText", given.waiverText, 30_000),
  };
  Object.assign(draft, tidyTranslations(given, draft, wrong));
  if (draft.title === "") wrong("title", "title_missing", "Give the event a title.");
  checkForms(draft, wrong);
  checkTimes(draft, now, wrong);
  const { bookingsPerContact: limit = 1 } = draft;
  if (!Number.isInteger(limit) || limit < 1 || limit > BOOKINGS_PER_CONTACT_MAX) {
    wrong("bookingsPerContact", "limit_invalid", `Enter a whole number from 1 to ${BOOKINGS_PER_CONTACT_MAX}.`);
  }
  if (!isCount(draft.capacity)) {
    wrong("capacity", "capacity_invalid", `Enter a whole number of places up to ${CAPACITY_MAX}.`);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, draft };
}

type Wrong = (field: string, code: string, message: string) => void;
type CheckLine = (field: string, value: string, lengthMax: number) => string;

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= CAPACITY_MAX;

function checksOf(wrong: Wrong) {
  const short = (field: string, value: string, lengthMax: number): string => {
    if (value.length > lengthMax) wrong(field, "too_long", `Shorten this to ${lengthMax} characters.`);
    return value;
  };
  const line: CheckLine = (field, value, lengthMax) => short(field, oneLine(value), lengthMax);

  return {
    line,
    text: (field: string, value: string, lengthMax: number) => short(field, paragraphs(value), lengthMax),

    list(field: string, values: readonly string[]): string[] {
      const lines = values.map(oneLine).filter((value) => value !== "");
      if (lines.length > ENTRIES_MAX) wrong(field, "too_many", `Keep it to ${ENTRIES_MAX} lines.`);
      return lines.map((value, index) => short(`${field}.${index}`, value, LINE_LENGTH_MAX));
    },

    /** Entries of two texts that only make sense together; entirely empty ones are dropped. */
    pairs<First extends string, Second extends string>(
      field: string,
      entries: readonly Record<First | Second, string>[],
      [first, second]: readonly [First, Second],
      [firstMax, secondMax]: readonly [number, number],
    ): Record<First | Second, string>[] {
      const kept = entries.filter((entry) => (entry[first] + entry[second]).trim() !== "");
      if (kept.length > ENTRIES_MAX) wrong(field, "too_many", `Keep it to ${ENTRIES_MAX} entries.`);
      return kept.map((entry, index) => {
        const pair = {
          [first]: line(`${field}.${index}.${first}`, entry[first], firstMax),
          [second]: short(`${field}.${index}.${second}`, paragraphs(entry[second]), secondMax),
        } as Record<First | Second, string>;
        for (const half of [first, second]) {
          if (pair[half] === "") wrong(`${field}.${index}.${half}`, "half_missing", "Fill in both, or neither.");
        }
        return pair;
      });
    },
  };
}

function checkForms(draft: EventDraft, wrong: Wrong): void {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(draft.slug) || draft.slug.length > 80) {
    wrong("slug", "slug_invalid", "Use small letters, digits and single hyphens, up to 80, like pune-pandharpur.");
  }
  if (!/^#[0-9a-f]{6}$/.test(draft.brandColor)) {
    wrong("brandColor", "color_invalid", "Choose a color, written like #0b6e4f.");
  }
  // Only https: the address becomes a link on a page that people trust.
  if (draft.mapUrl !== null && !/^https:\/\/[^\s\p{Cc}\p{Cs}]{3,500}$/u.test(draft.mapUrl)) {
    wrong("mapUrl", "map_url_invalid", "Paste the whole address of the map, beginning with https://.");
  }
  if (draft.organizerEmail !== "" && !isEmail(draft.organizerEmail)) {
    wrong("organizerEmail", "email_invalid", "Enter an email address like name@example.com.");
  }
  if (draft.organizerPhone !== "" && !/^\+?[\d ()-]{8,}$/.test(draft.organizerPhone)) {
    wrong("organizerPhone", "phone_invalid", "Enter a telephone number like 020 5550 0100.");
  }
}

function checkTimes(draft: EventDraft, now: Date, wrong: Wrong): void {
  const yearMax = now.getUTCFullYear() + YEARS_AHEAD_MAX;
  for (const field of ["startsAt", "opensAt", "closesAt"] as const) {
    const year = draft[field].getUTCFullYear();
    if (Number.isNaN(year)) wrong(field, "time_missing", "Choose a date and a time.");
    else if (year < YEAR_MIN || year > yearMax) {
      wrong(field, "year_invalid", `Choose a date from ${YEAR_MIN} to ${yearMax}.`);
    }
  }
  if (draft.opensAt >= draft.closesAt) {
    wrong("closesAt", "closes_before_opening", "The sale must close after it opens.");
  }
  if (draft.opensAt >= draft.startsAt) {
    wrong("opensAt", "opens_after_start", "The sale must open before the event starts.");
  } else if (draft.closesAt > draft.startsAt) {
    wrong("closesAt", "closes_after_start", "The sale must close by the time the event starts.");
  }
  const minutes = draft.preQueueMinutes;
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > PRE_QUEUE_MINUTES_MAX) {
    const most = PRE_QUEUE_MINUTES_MAX.toLocaleString("en-IN");
    wrong("preQueueMinutes", "pre_queue_invalid", `Enter a whole number of minutes from 0 to ${most}, which is a day.`);
  }
}

function checkCategories(given: EventDraft, line: CheckLine, wrong: Wrong): CategoryDraft[] {
  if (given.categories.length > CATEGORIES_MAX) {
    wrong("categories", "too_many", `An event has at most ${CATEGORIES_MAX} categories.`);
  }
  const names = new Set<string>();
  const ids = new Set<string>();
  return given.categories.map((category, index) => {
    const at = (field: string) => `categories.${index}.${field}`;
    const name = line(at("name"), category.name, 60);
    if (name === "") wrong(at("name"), "name_missing", "Give the category a name.");
    else if (names.has(name.toLowerCase())) wrong(at("name"), "name_taken", "Two categories have this name.");
    names.add(name.toLowerCase());
    if (category.id !== null && ids.has(category.id)) wrong(at("id"), "id_taken", "This category is there twice.");
    if (category.id !== null) ids.add(category.id);

    if (!isCount(category.capacity)) wrong(at("capacity"), "capacity_invalid", "Enter a whole number of places.");
    else if (category.capacity > given.capacity) {
      wrong(at("capacity"), "more_than_event", "A category cannot have more places than the event.");
    }
    const price = category.ticketPricePaise;
    if (!Number.isInteger(price) || price <= 0 || decidePrice(price, given.feeMode).pricePaise < PRICE_MIN_PAISE) {
      wrong(at("ticketPricePaise"), "price_invalid", "Enter a price of at least ₹1.");
    } else if (price > TICKET_PRICE_PAISE_MAX) {
      wrong(at("ticketPricePaise"), "price_too_high", "A ticket costs at most ₹1,00,000.");
    }
    return { ...category, name };
  });
}
