import type { Question } from "#booking/events/bookable-event.ts";
import type { Language } from "#platform/languages.ts";
import type { Translate } from "../../../../language/translate.ts";

/** What the organizer has typed so far. */
export type RiderDraft = {
  kind: "complimentary" | "cash";
  reason: string;
  /** In rupees, as it was typed. */
  cash: string;
  categoryId: string;
  name: string;
  phone: string;
  email: string;
  language: Language;
  answers: Record<string, string>;
  hasSignedOnPaper: boolean;
};

export const emptyRider: RiderDraft = {
  kind: "complimentary",
  reason: "",
  cash: "",
  categoryId: "",
  name: "",
  phone: "",
  email: "",
  language: "en",
  answers: {},
  hasSignedOnPaper: false,
};

export type DraftError = { field: string; message: string };

/** A whole number of rupees, or with two digits of paise; null where it is none. In paise. */
export function readRupees(typed: string): number | null {
  const plain = typed.replace(/[\s,₹]/g, "");
  return /^\d{1,7}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
}

/** What is missing of the organizer's own part; the rider's is checked by the server, as on the visitor's form. */
export function checkDraft(draft: RiderDraft, questions: readonly Question[], t: Translate): DraftError[] {
  const errors: DraftError[] = [];
  if (draft.kind === "complimentary" && draft.reason.trim().length < 3) {
    errors.push({ field: "reason", message: t("Say why this place is free.") });
  }
  if (draft.kind === "cash" && (readRupees(draft.cash) ?? 0) < 100) {
    errors.push({ field: "cash", message: t("Enter the amount that you took, in rupees.") });
  }
  if (draft.categoryId === "") errors.push({ field: "categoryId", message: t("Choose a category.") });
  if (draft.name.trim() === "") errors.push({ field: "name", message: t("Enter the rider's name.") });
  if (draft.phone.trim() === "") errors.push({ field: "phone", message: t("Enter a mobile number.") });
  if (draft.email.trim() === "") errors.push({ field: "email", message: t("Enter an email address.") });
  for (const { id, label, isRequired } of questions) {
    if (isRequired && (draft.answers[id] ?? "").trim() === "") {
      errors.push({ field: `answers.${id}`, message: t("Please answer: {label}.", { label }) });
    }
  }
  return errors;
}

/** What is sent, without the id of the request. */
export function bodyOf({ kind, reason, cash, ...rider }: RiderDraft) {
  const addedFor =
    kind === "cash"
      ? { kind, cashPaise: readRupees(cash) ?? 0, reason: reason.trim() }
      : { kind, reason: reason.trim() };
  return { ...rider, addedFor };
}
