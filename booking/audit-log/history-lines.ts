import { indiaStamp } from "#platform/india-local.ts";
import { isLanguage, languageNames } from "#platform/languages.ts";
import { rupees } from "#platform/money.ts";
import type { AuditAction, AuditEntry, CorrectedField } from "./audit-entry.ts";

/** What a line of the file says of an entry beside when, who and what. */
export type HistoryLine = { field: string; before: string; after: string; details: string };

/** What `from` and `to` are of, where an action changes one thing. */
const CHANGED: Partial<Record<AuditAction, string>> = {
  move_booking: "Category",
  save_bib_ranges: "Bib numbers",
  start_rehearsal: "Rehearsal",
  end_rehearsal: "Rehearsal",
  publish_event: "State",
  close_sale: "State",
  open_sale_again: "State",
  unpublish_event: "State",
  change_capacity: "Places",
  pause_sale: "Paused",
  resume_sale: "Paused",
  change_pace: "People called per second, at most",
  change_concurrency: "People who may book at the same time",
  change_notice: "Message",
  change_role: "Role",
  remove_person: "Role",
  change_language: "Language",
  switch_waitlist: "Waitlist",
};

const SCOPES: Partial<Record<string, string>> = { full: "all that was paid", keep_fee: "all but the fee" };

/** Fields whose names are no words of people's. */
const FIELDS: Partial<Record<string, string>> = {
  slug: "Link",
  mapUrl: "Link to a map",
  faq: "Questions people ask",
  bring: "What to bring",
  included: "What is included",
  plan: "The day's plan",
  pictureHash: "Picture",
  feeMode: "Who pays the fee",
  isProofRequired: "Block bots",
  waiverText: "Waiver",
};

/** One line for each changed field; one for an entry that changed none. `labelOf` names a question by its id. */
export function historyLines({ action, facts }: AuditEntry, labelOf: (questionId: string) => string): HistoryLine[] {
  const { changes = [], from, to, ...others } = facts as Record<string, unknown> & { changes?: CorrectedField[] };
  const details = Object.entries(others)
    .filter(([, value]) => value !== null && value !== "")
    .map(
      ([name, value]) =>
        `${name === "scope" ? "Refunded" : asWords(name.replace(/Paise$/, ""))}: ${valueCopy(name, value)}`,
    )
    .join("; ");
  if (changes.length > 0)
    return changes.map((change) => ({
      field: fieldCopy(change.field, labelOf),
      before: valueCopy(change.field, change.from),
      after: valueCopy(change.field, change.to),
      details,
    }));
  const field = CHANGED[action] ?? "";
  if (from === undefined && to === undefined) return [{ field: "", before: "", after: "", details }];
  return [{ field, before: valueCopy(field, from), after: valueCopy(field, to), details }];
}

function fieldCopy(path: string, labelOf: (questionId: string) => string): string {
  const [name = "", language = "", ...rest] = path.split(".");
  if (name === "answers") return labelOf(path.slice("answers.".length));
  if (!isLanguage(language)) return FIELDS[path] ?? asWords(path);
  // A text of the event's stands under its original, which may have dots of its own.
  const what = name === "waiverTranslations" ? "Waiver" : name === "translations" ? rest.join(".") : asWords(name);
  return `${what} (${languageNames[language].english})`;
}

function valueCopy(name: string, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value === true || value === "true") return name === "Waitlist" ? "on" : "yes";
  if (value === false || value === "false") return name === "Waitlist" ? "off" : "no";
  const text = String(value);
  if (name === "scope") return SCOPES[text] ?? text;
  if (/Paise$/.test(name)) return rupees(Number(value));
  if (/language$/i.test(name) && isLanguage(text)) return languageNames[text].english;
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) ? indiaStamp(new Date(text)) : text;
}

/** `resend_ticket` and `isWaiverSigned` as words: `Resend ticket`, `Waiver signed`. */
export function asWords(name: string): string {
  const words = name
    .replace(/^(is|has)(?=[A-Z])/, "")
    .replaceAll("_", " ")
    .replace(/(?<=[a-z])([A-Z])/g, " $1")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
