import type { ImportAnswer, ImportRow } from "#http/admin/rider-import-schemas.ts";
import { apiSentence } from "../../../../api-sentence.ts";
import type { Translate } from "../../../../language/translate.ts";

export const RIDERS_PER_REQUEST = 20;

export type Answers = Readonly<Record<string, ImportAnswer>>;

/** Rows that can be added and were not answered yet. A place that was just being given back is asked for again. */
export const openRows = (rows: readonly ImportRow[], answers: Answers): ImportRow[] =>
  rows.filter(({ rider, problems, added }) => {
    const answer = answers[rider.requestId];
    return added === null && problems.length === 0 && (answer === undefined || answer.code === "busy");
  });

export type RowState = { tone: "yours" | "lost" | "soft"; text: string; bookingId: string | null };

/** What is to be said of one row. */
export function rowState({ rider, problems, added }: ImportRow, answers: Answers, t: Translate): RowState {
  const answer = answers[rider.requestId];
  if (answer?.outcome === "added") {
    const { reference } = answer;
    return {
      tone: "yours",
      text: t("Added, {reference}", { reference: reference ?? "" }),
      bookingId: answer.bookingId,
    };
  }
  const there = added ?? (answer?.outcome === "already_added" ? answer : null);
  if (there) {
    const { reference, bookingId } = there;
    return { tone: "yours", text: t("Already there, {reference}", { reference: reference ?? "" }), bookingId };
  }
  if (answer)
    return {
      tone: "lost",
      text: answer.title ? apiSentence(answer.title, t) : t("Not added."),
      bookingId: answer.bookingId,
    };
  if (problems.length > 0) {
    return { tone: "lost", text: problems.map(({ message }) => apiSentence(message, t)).join(" "), bookingId: null };
  }
  return { tone: "soft", text: t("Ready"), bookingId: null };
}

export type Tally = { added: number; already: number; wrong: number; ready: number };

export function tallyOf(rows: readonly ImportRow[], answers: Answers): Tally {
  const tally: Tally = { added: 0, already: 0, wrong: 0, ready: openRows(rows, answers).length };
  for (const { rider, problems, added } of rows) {
    const answer = answers[rider.requestId];
    if (answer?.outcome === "added") tally.added += 1;
    else if (added || answer?.outcome === "already_added") tally.already += 1;
    else if (problems.length > 0 || (answer && answer.code !== "busy")) tally.wrong += 1;
  }
  return tally;
}

export function tallyCopy({ added, already, wrong, ready }: Tally, t: Translate): string {
  const parts = [
    ready > 0 ? t({ one: "{count} rider ready", other: "{count} riders ready" }, { count: ready }) : "",
    added > 0 ? t({ one: "{count} added", other: "{count} added" }, { count: added }) : "",
    already > 0 ? t({ one: "{count} already there", other: "{count} already there" }, { count: already }) : "",
    wrong > 0 ? t({ one: "{count} not right", other: "{count} not right" }, { count: wrong }) : "",
  ];
  return t("{counts}.", { counts: parts.filter(Boolean).join(", ") });
}
