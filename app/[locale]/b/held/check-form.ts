import type { Draft } from "#app/visitor/memory.ts";
import type { EventForm } from "../booking-view.ts";
import { readPhone } from "./phone.ts";

export type FieldError = { field: string; code: string };

export const emptyDraft: Draft = { name: "", phone: "", email: "", answers: {}, isWaiverAccepted: false };

/** What can be seen to be wrong before asking the server, in the order of the form. */
export function checkForm(draft: Draft, questions: EventForm["questions"]): FieldError[] {
  const errors: FieldError[] = [];
  if (draft.name.trim().length < 2) errors.push({ field: "name", code: "nameMissing" });
  if (draft.phone.trim() === "") errors.push({ field: "phone", code: "phoneMissing" });
  else if (!readPhone(draft.phone)) errors.push({ field: "phone", code: "phoneInvalid" });
  if (draft.email.trim() === "") errors.push({ field: "email", code: "emailMissing" });
  else if (!/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(draft.email.trim()))
    errors.push({ field: "email", code: "emailInvalid" });
  for (const question of questions) {
    const answer = draft.answers[question.id]?.trim() ?? "";
    if (question.isRequired && answer === "") errors.push({ field: `answers.${question.id}`, code: "answerMissing" });
  }
  if (!draft.isWaiverAccepted) errors.push({ field: "waiver", code: "waiverMissing" });
  return errors;
}

/** The server's field errors in the form's own terms. */
export function fieldErrorsOf(errors: { field: string }[]): FieldError[] {
  const codes: Record<string, string> = {
    name: "nameMissing",
    phone: "phoneInvalid",
    email: "emailInvalid",
    waiver: "waiverMissing",
  };
  return errors.map(({ field }) => {
    const root = field.split(".")[0] ?? field;
    const code = root === "answers" ? "answerMissing" : (codes[root] ?? "unknown");
    return { field: root === "answers" ? field : root, code };
  });
}
