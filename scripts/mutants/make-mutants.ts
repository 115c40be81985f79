import type { Edit, Kind } from "./edit.ts";
import { guardEdits } from "./edit-conditions.ts";
import { intervalEdits, operatorEdits } from "./edit-operators.ts";
import { columnEdits, conflictEdits, lockEdits, statementEdits } from "./edit-statements.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** One change of one function: what a slip of the hand could have left in the file, and a test should notice. */
export type Mutant = {
  /** `20-hold-places:171:guard`, and `.2` for the second of its kind on the line. */
  id: string;
  /** The function that is changed. */
  name: string;
  kind: Kind;
  /** What was there and what is there now, in a line. */
  change: string;
  /** The whole file with the change in it. */
  text: string;
};

/** Every mutant of one file of db/functions, in the order of the text; two that come to the same text are one. */
export function mutantsOf(fileName: string, text: string): Mutant[] {
  const base = fileName.replace(/\.sql$/, "");
  const seen = new Set([text]);
  const taken = new Map<string, number>();
  return bodiesOf(text).flatMap(({ name, start, body }) =>
    editsOf(tokensOf(body)).flatMap((edit) => {
      const [from, to] = [start + edit.start, start + edit.end];
      const mutated = text.slice(0, from) + edit.by + text.slice(to);
      if (seen.has(mutated)) return [];
      seen.add(mutated);
      const place = `${base}:${text.slice(0, from).split("\n").length}:${edit.kind}`;
      const nth = (taken.get(place) ?? 0) + 1;
      taken.set(place, nth);
      const change = `${oneLine(text.slice(from, to))} -> ${oneLine(edit.by)}`;
      return [{ id: nth === 1 ? place : `${place}.${nth}`, name, kind: edit.kind, change, text: mutated }];
    }),
  );
}

const oneLine = (code: string): string => code.replaceAll(/\s+/g, " ").trim() || "nothing";

/** The functions of a file: their names and what stands between the dollars. */
export function bodiesOf(text: string): { name: string; start: number; body: string }[] {
  const tokens = tokensOf(text);
  let name = "";
  return tokens.flatMap((token, index) => {
    if (token.key === "FUNCTION" && tokens[index - 1]?.key !== "ON") name = tokens[index + 1]?.text ?? "";
    const quote = /^\$\w*\$/.exec(token.text)?.[0];
    if (quote === undefined) return [];
    return [{ name, start: token.start + quote.length, body: token.text.slice(quote.length, -quote.length) }];
  });
}

function editsOf(tokens: readonly Token[]): Edit[] {
  const makers = [lockEdits, statementEdits, conflictEdits, columnEdits, guardEdits, operatorEdits, intervalEdits];
  return makers.flatMap((make) => make(tokens)).sort((a, b) => a.start - b.start);
}
