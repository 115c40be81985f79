import type { SetUpPage } from "./field-copy.ts";
import { type EventForm, renumbered } from "./form-values.ts";

/** What was typed and not saved, with what it was typed upon. */
export type StoredDraft = { form: EventForm; base: EventForm; at: string };

const PREFIX = "startline.admin.event";

/** Of one organizer, and of one page of an event's Set-up. */
export const draftKey = (email: string, slug: string, page: SetUpPage): string => `${PREFIX}.${email}.${slug}.${page}`;

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

export function deleteStoredDraft(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Then nothing was kept either.
  }
}

/** Which pages of an event this browser keeps unsaved words of. */
export function pagesWithDraft<Page extends SetUpPage>(email: string, slug: string, pages: readonly Page[]): Page[] {
  try {
    return pages.filter((page) => localStorage.getItem(draftKey(email, slug, page)) !== null);
  } catch {
    return [];
  }
}
