import type { EventDraft } from "../events/event-draft.ts";
import type { Translation } from "../events/translation.ts";

/** A part of the draft: what an organizer changed (`wanted`), and how it read when they began (`base`). */
export type Edit = { base: Partial<EventDraft>; wanted: Partial<EventDraft> };
export type DraftField = keyof EventDraft;
export type EditAnswer = { ok: true; draft: EventDraft } | { ok: false; contested: DraftField[] };

/**
 * Puts an edit into the event as it is saved now, field by field. A field that somebody else has changed meanwhile is
 * contested, unless it says already what is wanted: so an edit whose answer was lost can be sent again. Translations are
 * compared text by text.
 */
export function decideEdit(saved: EventDraft, { base, wanted }: Edit): EditAnswer {
  const draft = { ...saved };
  const contested: DraftField[] = [];
  for (const field of Object.keys(wanted) as DraftField[]) {
    if (field === "translations") {
      const merged = mergeTranslations(saved.translations, base.translations ?? {}, wanted.translations ?? {});
      draft.translations = merged.translations;
      if (merged.isContested) contested.push(field);
    } else if (isSame(saved[field], base[field])) {
      Object.assign(draft, { [field]: wanted[field] });
    } else if (!isAlready(saved[field], wanted[field])) {
      contested.push(field);
    }
  }
  return contested.length > 0 ? { ok: false, contested } : { ok: true, draft };
}

type Translations = EventDraft["translations"];

function mergeTranslations(saved: Translations, base: Translations, wanted: Translations) {
  const translations: Translations = { ...saved };
  let isContested = false;
  for (const language of Object.keys({ ...base, ...wanted }) as (keyof Translations)[]) {
    const now: Translation = { ...saved[language] };
    for (const original of Object.keys({ ...base[language], ...wanted[language] })) {
      const [mine, former] = [textOf(wanted[language], original), textOf(base[language], original)];
      if (mine === former || mine === textOf(now, original)) continue;
      if (textOf(now, original) !== former) isContested = true;
      else now[original] = mine;
    }
    translations[language] = now;
  }
  return { translations, isContested };
}

/** An original may be called like a member that every object has. */
const textOf = (texts: Translation | undefined, original: string): string =>
  texts && Object.hasOwn(texts, original) ? (texts[original] as string) : "";

/** Forms show times to the minute. */
const MINUTE_MS = 60_000;
const plain = (value: unknown): unknown =>
  value instanceof Date ? Math.floor(value.getTime() / MINUTE_MS) : JSON.stringify(sorted(value));
const isSame = (one: unknown, other: unknown): boolean => plain(one) === plain(other);

/** Whether `saved` is what is `wanted`, with the ids that its new rows were given when it was saved. */
const isAlready = (saved: unknown, wanted: unknown): boolean =>
  Array.isArray(saved) && Array.isArray(wanted)
    ? saved.length === wanted.length && saved.every((row, at) => isSame(row, withIdOf(row, wanted[at])))
    : isSame(saved, wanted);

const withIdOf = (saved: { id?: unknown }, wanted: { id?: unknown }): unknown =>
  typeof wanted === "object" && wanted !== null && "id" in wanted && !wanted.id ? { ...wanted, id: saved.id } : wanted;

/** With the members of each object in one order: the database has its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
