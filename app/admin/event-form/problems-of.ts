import type { Problem as Refusal } from "#app/api-client/call-api.ts";
import type { MissingPart } from "#booking/events/list-missing.ts";
import { apiSentence } from "../api-sentence.ts";
import { missingCopy } from "../event-copy.ts";
import type { Translate } from "../language/translate.ts";
import { fieldCopy } from "./field-copy.ts";

/** `field` is null where none of them would mend it. */
export type Problem = { field: string | null; message: string };

const fieldOfRefusal: Record<string, string> = {
  slug_taken: "slug",
  slug_fixed: "slug",
  below_sold: "capacity",
  prices_frozen: "categories",
  category_in_use: "categories",
  category_name_taken: "categories",
  people_called: "categories",
  unknown_category: "categories",
};

/** A refused save as one entry a field. */
export function problemsOf(refusal: Refusal, t: Translate): Problem[] {
  if (refusal.errors && refusal.errors.length > 0) return sayProblems(refusal.errors, t);
  if (refusal.code === "not_signed_in") {
    return [{ field: null, message: t("You are signed out. What you typed is kept here: sign in again, then save.") }];
  }
  if (Array.isArray(refusal.missing)) {
    const missing = refusal.missing as MissingPart[];
    const stop = t.language === "hi" ? "।" : ".";
    return missing.map((part) => ({
      field: missingCopy[part].fieldId,
      message: `${t.sentence(missingCopy[part].todo)}${stop}`,
    }));
  }
  const message =
    typeof refusal.title === "string" ? apiSentence(refusal.title, t) : t("That didn't work. Please try again.");
  return [{ field: fieldOfRefusal[refusal.code] ?? null, message }];
}

/**
 * Where it stands alone, away from its field: with the category it is about, or the place in a list, or the field's name where another
 * has the same words.
 */
export function problemCopy(
  { field, message }: Problem,
  { problems, categories }: { problems: readonly Problem[]; categories: readonly { name: string }[] },
  t: Translate,
): string {
  if (field === null) return message;
  const [list, row = ""] = field.split(".");
  const named = list === "categories" ? categories[Number(row)]?.name.trim() : "";
  if (/^\d+$/.test(row)) return `${named || `${t.sentence(fieldCopy(field))} ${Number(row) + 1}`}: ${message}`;
  const isAlone = problems.every((other) => other.field === field || other.message !== message);
  return isAlone ? message : `${t.sentence(fieldCopy(field))}: ${message}`;
}

/** What the form and the API find wrong, in the organizer's language. */
export const sayProblems = (problems: readonly { field: string; message: string }[], t: Translate): Problem[] =>
  problems.map(({ field, message }) => ({ field, message: apiSentence(message, t) }));
