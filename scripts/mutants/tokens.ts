import { loadModule, scanSync } from "libpg-query";

await loadModule();

/** One word, number, string or sign of SQL; comments are left out. */
export type Token = {
  text: string;
  /** The text in capitals where it is a word, else as it is. */
  key: string;
  /** Where it stands in the text, in characters. */
  start: number;
  end: number;
  /** How many brackets and CASEs stand around it; a bracket itself stands outside, a CASE and its END too. */
  depth: number;
};

const COMMENTS = new Set(["SQL_COMMENT", "C_COMMENT"]);
const OPENING = new Set(["(", "[", "CASE"]);

/** What PostgreSQL's own lexer makes of a text, so that comments, strings and dollar quotes are what they are there. */
export function tokensOf(text: string): Token[] {
  const bytes = Buffer.from(text);
  const isPlain = bytes.length === text.length;
  const characterAt = (byte: number) => (isPlain ? byte : bytes.subarray(0, byte).toString().length);
  const open: string[] = [];
  return scanSync(text).tokens.flatMap(({ start, end, tokenName }) => {
    if (COMMENTS.has(tokenName)) return [];
    const [from, to] = [characterAt(start), characterAt(end)];
    const word = text.slice(from, to);
    const key = /^\w+$/.test(word) ? word.toUpperCase() : word;
    // END also ends blocks, loops and IFs of plpgsql, which are not opened here.
    if (key === ")" || key === "]" || (key === "END" && open.at(-1) === "CASE")) open.pop();
    const token = { text: word, key, start: from, end: to, depth: open.length };
    if (OPENING.has(key)) open.push(key);
    return [token];
  });
}
