import { type EventForm, renumbered } from "./form-values.ts";

/** What was typed and not saved, with what it was typed upon. */
export type StoredDraft = { form: EventForm; base: EventForm; at: string };

const PREFIX = "startline.admin.event";

/** Of one organizer, and of one event; a new one has no link yet. */
export const draftKey = (email: string, slug: string | null): string => `${PREFIX}.${email}.${slug ?? ""}`;

/** Null if nothing is kept, or nothing that this version of the form could show. */
export function readDraft(key: string, like: EventForm): StoredDraft | null {
  try {
    const kept: Partial<StoredDraft> | null = JSON.parse(localStorage.getItem(key) ?? "null");
    if (!kept?.form || !kept.base || !kept.at) return null;
    return { form: renumbered({ ...like, ...kept.form }), base: renumbered({ ...like, ...kept.base }), at: kept.at };
  } catch {
    return null;
  }
}

/** False where the browser keeps nothing, such as in a private window that is full. */
export function storeDraft(key: string, draft: StoredDraft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function deleteDrafts(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Then nothing was kept either.
  }
}
