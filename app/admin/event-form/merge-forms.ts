import { LANGUAGES } from "#platform/languages.ts";
import type { CategoryRow, EventForm, QuestionRow } from "./form-values.ts";

type Value = EventForm[keyof EventForm];
/**
 * A field that two people changed to different things. The form keeps mine. Of translations only those texts that both
 * changed.
 */
export type Conflict = { field: keyof EventForm; mine: Value; theirs: Value };
export type Merged = { form: EventForm; conflicts: Conflict[] };

/**
 * What I typed (`mine`) since I read `base`, put into what is saved now (`theirs`), field by field. Only where both changed
 * the same field to different things somebody has to choose.
 */
export function mergeForms(base: EventForm, mine: EventForm, theirs: EventForm): Merged {
  const form = { ...theirs };
  const conflicts: Conflict[] = [];
  for (const field of Object.keys(theirs) as (keyof EventForm)[]) {
    if (isSame(mine[field], base[field]) || isSame(mine[field], theirs[field])) {
      put(form, field, keepRows(theirs[field], mine[field]));
    } else if (isSame(theirs[field], base[field])) {
      put(form, field, mine[field]);
    } else if (field === "translations") {
      const merged = mergeTexts(base[field], mine[field], theirs[field]);
      form.translations = merged.texts;
      if (merged.conflict) conflicts.push({ field, ...merged.conflict });
    } else if (field === "categories" || field === "questions") {
      const merged = mergeRows<CategoryRow | QuestionRow>(base[field], mine[field], theirs[field]);
      put(form, field, merged.rows);
      if (merged.isContested) conflicts.push({ field, mine: mine[field], theirs: theirs[field] });
    } else {
      put(form, field, mine[field]);
      conflicts.push({ field, mine: mine[field], theirs: theirs[field] });
    }
  }
  return { form, conflicts };
}

/** Which fields of two forms say different things. */
export const changedFields = (one: EventForm, other: EventForm): (keyof EventForm)[] =>
  (Object.keys(other) as (keyof EventForm)[]).filter((field) => !isSame(one[field], other[field]));

/** What of a form is put in where I choose theirs. */
export const takenOf = ({ field, theirs }: Conflict, form: EventForm): Partial<EventForm> =>
  field === "translations"
    ? { translations: withTexts(form.translations, theirs as Translations) }
    : { [field]: theirs };

function put<Field extends keyof EventForm>(form: EventForm, field: Field, value: unknown): void {
  form[field] = value as EventForm[Field];
}

/** Rows are numbered anew on each reading; only what stands in them counts. */
const isSame = (one: unknown, other: unknown): boolean => textOf(one) === textOf(other);
const textOf = (value: unknown): string =>
  JSON.stringify(value, (key, each) => (key === "row" ? undefined : each)) ?? "";

type Translations = EventForm["translations"];

const withTexts = (all: Translations, some: Translations): Translations => ({
  ...all,
  ...Object.fromEntries(LANGUAGES.flatMap((each) => (some[each] ? [[each, { ...all[each], ...some[each] }]] : []))),
});

/** Text by text, each by its original. */
function mergeTexts(base: Translations, mine: Translations, theirs: Translations) {
  const [changed, contestedMine, contestedTheirs]: [Translations, Translations, Translations] = [{}, {}, {}];
  for (const language of LANGUAGES) {
    const [old, my, their] = [base, mine, theirs].map((each) => new Map(Object.entries(each[language] ?? {})));
    for (const original of new Set([...(old?.keys() ?? []), ...(my?.keys() ?? [])])) {
      const [was, text, saved] = [old, my, their].map((each) => each?.get(original) ?? "") as [string, string, string];
      if (text === was || text === saved) continue;
      const only = (value: string): Translations => ({ [language]: { [original]: value } });
      Object.assign(changed, withTexts(changed, only(text)));
      if (saved === was) continue;
      Object.assign(contestedMine, withTexts(contestedMine, only(text)));
      Object.assign(contestedTheirs, withTexts(contestedTheirs, only(saved)));
    }
  }
  const isContested = Object.keys(contestedMine).length > 0;
  return {
    texts: withTexts(theirs, changed),
    conflict: isContested ? { mine: contestedMine, theirs: contestedTheirs } : null,
  };
}

type FormRow = { row: number; id: string | null; name?: string; label?: string };

const nameOf = ({ name, label }: FormRow): string => (name ?? label ?? "").trim();

/** The row of `rows` that is the same thing as `part`: by its id, or one that has none yet by its name. */
const rowOf = <Row extends FormRow>(rows: readonly Row[], part: FormRow): Row | undefined =>
  rows.find((row) => (row.id && part.id ? row.id === part.id : nameOf(row) !== "" && nameOf(row) === nameOf(part)));

function mergeRows<Row extends FormRow>(base: readonly Row[], mine: readonly Row[], theirs: readonly Row[]) {
  const rows: Row[] = [];
  let isContested = false;
  for (const their of theirs) {
    const old = rowOf(base, their);
    const my = rowOf(mine, their);
    if (!my) {
      if (!old || !isSame(old, their)) rows.push(their); // They added or changed what I do not have.
      continue;
    }
    const merged: Row = { ...their, row: my.row };
    for (const key of Object.keys(their) as (keyof Row)[]) {
      if (key === "row" || key === "id" || isSame(my[key], their[key]) || isSame(my[key], old?.[key])) continue;
      merged[key] = my[key];
      if (!isSame(their[key], old?.[key])) isContested = true;
    }
    rows.push(merged);
  }
  for (const my of mine.filter((row) => !rowOf(theirs, row))) {
    const old = rowOf(base, my);
    // What they took away goes, unless I have written in it: then it is a new one.
    if (!old) rows.push(my);
    else if (!isSame(old, my)) rows.push({ ...my, id: my.id === null ? null : emptyIdOf(my) });
  }
  return { rows, isContested };
}

const emptyIdOf = (row: FormRow): FormRow["id"] => (row.label === undefined ? null : "");

/** `theirs` under the row numbers that stand on the screen, so that nobody loses the field they are typing in. */
function keepRows(theirs: unknown, mine: unknown): unknown {
  if (!Array.isArray(theirs) || !Array.isArray(mine)) return theirs;
  return theirs.map((row: FormRow, index) => {
    const my =
      row.id === undefined ? (mine[index] as FormRow | undefined) : (rowOf(mine as FormRow[], row) ?? mine[index]);
    return my && !theirs.some((other: FormRow) => other !== row && other.row === my.row)
      ? { ...row, row: my.row }
      : row;
  });
}
