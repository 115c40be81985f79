import type { Token } from "./tokens.ts";

export type Kind =
  | "lock"
  | "comparison"
  | "boolean"
  | "guard"
  | "arithmetic"
  | "interval"
  | "statement"
  | "column"
  | "conflict";

export type Edit = { kind: Kind; start: number; end: number; by: string };

/** The index of the first token from `from` on that stands at that depth and is one of `keys`, or that leaves the depth. */
export function endOf(tokens: readonly Token[], from: number, depth: number, keys: readonly string[]): number {
  for (let index = from; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    if (token.depth < depth || (token.depth === depth && (keys.includes(token.key) || leaves(token)))) return index;
  }
  return tokens.length;
}

/** A bracket stands outside of what it holds, so that one that closes stands at its depth. */
const leaves = ({ key }: Token): boolean => key === ";";

export const at = (tokens: readonly Token[], index: number): string => tokens[index]?.key ?? "";
export const span = (tokens: readonly Token[], from: number, to: number): { start: number; end: number } => ({
  start: (tokens[from] as Token).start,
  end: (tokens[to - 1] as Token).end,
});

/** The index of the bracket that closes the one at `open`. */
export function closing(tokens: readonly Token[], open: number): number {
  const depth = (tokens[open] as Token).depth;
  return tokens.findIndex(({ depth: other, key }, index) => index > open && other === depth && /^[)\]]$/.test(key));
}

/** The place behind the token before `index`. */
export const behind = (tokens: readonly Token[], index: number): { start: number; end: number } => {
  const { end } = tokens[index - 1] as Token;
  return { start: end, end };
};
