import type { Language } from "#platform/languages.ts";
import { read, write } from "./local-storage.ts";

export type Draft = {
  name: string;
  phone: string;
  email: string;
  answers: Record<string, string>;
  isWaiverAccepted: boolean;
  /** The waiver text that is shown, and that the consent is for. */
  waiver?: { language: Language; version: number };
};

const keys = {
  draft: (bookingId: string) => `startline.draft.${bookingId}`,
  latestDraft: (slug: string) => `startline.latest-draft.${slug}`,
};

/** The booking's draft; for a new booking of the event, the latest draft without its consent. */
export function readDraft(slug: string, bookingId: string): Draft | null {
  const latest = read<Draft>(keys.latestDraft(slug));
  return read<Draft>(keys.draft(bookingId)) ?? (latest && { ...latest, isWaiverAccepted: false });
}

export const readOwnDraft = (bookingId: string): Draft | null => read<Draft>(keys.draft(bookingId));

export function saveDraft(slug: string, bookingId: string, draft: Draft): void {
  write(keys.draft(bookingId), draft);
  write(keys.latestDraft(slug), draft);
}

export function deleteDrafts(slug: string, bookingId: string): void {
  write(keys.draft(bookingId), null);
  write(keys.latestDraft(slug), null);
}
