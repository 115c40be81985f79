import type { Draft } from "#app/visitor/stored-drafts.ts";
import type { Language } from "#platform/languages.ts";
import type { BookingView, EventForm } from "../booking-view.ts";
import { readPhone } from "./phone.ts";

export type FilledForm = { view: BookingView; draft: Draft; form: EventForm };

/** What the API is told of the person, in the language that they read. */
export function participantOf({ draft, form }: FilledForm, language: Language) {
  const answers = Object.fromEntries(Object.entries(draft.answers).filter(([, answer]) => answer.trim() !== ""));
  return {
    name: draft.name.trim(),
    phone: readPhone(draft.phone) ?? draft.phone,
    email: draft.email.trim(),
    language,
    answers,
    waiver: { version: form.waiver.version, accepted: draft.isWaiverAccepted, language: draft.waiver?.language },
  };
}
