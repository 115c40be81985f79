import { rupees } from "#platform/money.ts";
import type { CorrectedField } from "../audit-log/audit-entry.ts";
import type { Question } from "../events/bookable-event.ts";
import type { EventDraft } from "../events/event-draft.ts";

/** So much of a text says which it was; the waiver's versions are kept in full anyway. */
const LENGTH_MAX = 1000;

/**
 * What a save changes, field by field, for the audit log. Of an event that people can see, places, prices, and categories that
 * come and go have entries of their own, by the functions that hold the lock.
 */
export function listEditedFields(before: EventDraft, after: EventDraft, isPublic: boolean): CorrectedField[] {
  const [from, to] = [textsOf(before, isPublic), textsOf(after, isPublic)];
  return [...new Set([...from.keys(), ...to.keys()])]
    .map((field) => ({ field, from: shown(from.get(field)), to: shown(to.get(field)) }))
    .filter((change) => from.get(change.field) !== to.get(change.field));
}

const shown = (text = ""): string => (text.length > LENGTH_MAX ? `${text.slice(0, LENGTH_MAX)}…` : text);

function textsOf(draft: EventDraft, isPublic: boolean): Map<string, string> {
  const { translations, waiverTranslations, categories, capacity, ...fields } = draft;
  const texts = new Map(Object.entries(fields).map(([field, value]) => [field, asText(value)]));
  texts.set(
    "categories",
    categories
      .map(({ name, capacity: places, ticketPricePaise }) =>
        isPublic ? name : `${name}: ${places}, ${rupees(ticketPricePaise)}`,
      )
      .join("\n"),
  );
  if (!isPublic) texts.set("capacity", String(capacity));
  for (const [language, waiver] of Object.entries(waiverTranslations))
    texts.set(`waiverTranslations.${language}`, waiver);
  for (const [language, written] of Object.entries(translations)) {
    for (const [original, text] of Object.entries(written)) texts.set(`translations.${language}.${original}`, text);
  }
  return texts;
}

function asText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(asText).join("\n");
  if (typeof value !== "object" || value === null) return String(value ?? "");
  return Object.entries(value)
    .filter(([key, each]) => key !== "id" && each !== false && (each ?? "") !== "")
    .sort(([one], [other]) => placeOf(one) - placeOf(other) || (one < other ? -1 : 1))
    .map(([key, each]) => memberText(key, each))
    .join(", ");
}

/** These say by themselves what they are, and come first; any other is named, so that two of them are never taken for one. */
const MEMBERS = ["time", "question", "label", "text", "answer"];

/** The database has an order of its own for the members of a row, so none may be left to chance. */
const placeOf = (member: string): number => (MEMBERS.includes(member) ? MEMBERS.indexOf(member) : MEMBERS.length);

/** No two alike, for the same reason; what is not here is named as it is in the row. */
const NAMES: Partial<Record<string, string>> = {
  isRequired: "required",
  kind: "answered with",
  options: "choices",
  purpose: "ready-made",
  ageMin: "youngest",
  ageMax: "oldest",
} satisfies Partial<Record<keyof Question, string>>;

function memberText(key: string, value: unknown): string {
  const name = NAMES[key] ?? key;
  if (value === true) return name;
  if (MEMBERS.includes(key)) return asText(value);
  return `${name}: ${Array.isArray(value) ? value.map(asText).join(" / ") : asText(value)}`;
}
