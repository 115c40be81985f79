import { at, closing, type Edit, endOf, span } from "./edit.ts";
import type { Token } from "./tokens.ts";

const CONDITION_ENDS: Record<string, readonly string[]> = {
  IF: ["THEN"],
  ELSIF: ["THEN"],
  WHEN: ["THEN"],
  WHILE: ["LOOP"],
  WHERE: "GROUP ORDER LIMIT FOR RETURNING ON UNION HAVING INTO LOOP THEN DO".split(" "),
  HAVING: "ORDER LIMIT FOR UNION INTO LOOP".split(" "),
  ON: "WHERE JOIN LEFT INNER CROSS GROUP ORDER LIMIT FOR RETURNING UNION INTO LOOP ,".split(" "),
};

/** Each condition, and each of its parts, always holds, or never. Whoever notices the part notices the whole. */
export function guardEdits(tokens: readonly Token[]): Edit[] {
  return conditionsOf(tokens).flatMap(({ head, from, to }): Edit[] => {
    const parts = partsOf(tokens, from, to);
    const isChoice = /^(IF|ELSIF|WHEN|WHILE)$/.test(head);
    const whole = { kind: "guard" as const, ...span(tokens, from, to) };
    return [
      ...(parts.some(({ neutral }) => neutral === "true") || head === "WHILE" ? [] : [{ ...whole, by: "true" }]),
      ...(parts.some(({ neutral }) => neutral === "false") || !isChoice ? [] : [{ ...whole, by: "false" }]),
      ...parts.map(({ start, end, neutral }) => ({ kind: "guard" as const, ...span(tokens, start, end), by: neutral })),
    ];
  });
}

function conditionsOf(tokens: readonly Token[]): { head: string; from: number; to: number }[] {
  return tokens.flatMap(({ key, depth }, index) => {
    const ends = CONDITION_ENDS[key];
    if (ends === undefined || !isCondition(tokens, index)) return [];
    return [{ head: key, from: index + 1, to: endOf(tokens, index + 1, depth, ends) }];
  });
}

/** Where a sign stands whose change is noticed by whoever notices that a part of a condition is left out. */
export function coveredByGuards(tokens: readonly Token[]): Set<number> {
  return new Set(
    conditionsOf(tokens).flatMap(({ from, to }) => {
      const parts = partsOf(tokens, from, to);
      const joints = parts.map(({ start }) => start - 1).filter((index) => /^(AND|OR)$/.test(at(tokens, index)));
      return [...joints, ...[{ start: from, end: to }, ...parts].flatMap((part) => signsOf(tokens, part))];
    }),
  );
}

function signsOf(tokens: readonly Token[], { start, end }: { start: number; end: number }): number[] {
  const { depth } = tokens[start] as Token;
  return tokens.flatMap((token, index) =>
    index >= start && index < end && token.depth === depth && /^(=|<>|IN|EXISTS|IS|NOT|BETWEEN|LIKE)$/.test(token.key)
      ? [index]
      : [],
  );
}

function isCondition(tokens: readonly Token[], index: number): boolean {
  const [before, key, after] = [at(tokens, index - 1), at(tokens, index), at(tokens, index + 1)];
  if (key === "IF") return before !== "END";
  if (key === "ON") return before !== "DISTINCT" && !/^(CONFLICT|CONSTRAINT|TRUE)$/.test(after);
  return key !== "WHEN" || !isOfSimpleCase(tokens, index);
}

/** `CASE x WHEN 1` compares values; only a CASE without a subject has conditions. */
function isOfSimpleCase(tokens: readonly Token[], index: number): boolean {
  const { depth } = tokens[index] as Token;
  const open = tokens.findLastIndex(
    ({ key, depth: other }, before) => before < index && key === "CASE" && other < depth,
  );
  return open >= 0 && tokens[open]?.depth === depth - 1 && at(tokens, open + 1) !== "WHEN";
}

type Part = { start: number; end: number; neutral: "true" | "false" };

/** Each operand of AND and of OR within a condition, at every depth, and what it must be to play no part. */
function partsOf(tokens: readonly Token[], from: number, to: number): Part[] {
  for (const [joint, neutral] of [
    ["OR", "false"],
    ["AND", "true"],
  ] as const) {
    const parts = split(tokens, from, to, joint);
    if (parts.length < 2) continue;
    const isPinned = joint === "AND" && parts.some((part) => isIdOf(tokens, part));
    return parts.flatMap(([start, end]) => {
      if (isPinned && /^(\w+\.)?event_id=(\w+\.)?(p_)?(event_)?id$/.test(textOf(tokens, start, end))) return [];
      const inner = partsOf(tokens, start, end);
      return [...(inner.some((part) => part.neutral === neutral) ? [] : [{ start, end, neutral }]), ...inner];
    });
  }
  const first = at(tokens, from) === "NOT" ? from + 1 : from;
  const isBracketed = at(tokens, first) === "(" && closing(tokens, first) === to - 1;
  if (!isBracketed || at(tokens, first + 1) === "SELECT" || first + 1 >= to - 1) return [];
  return partsOf(tokens, first + 1, to - 1);
}

const textOf = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join("");

/**
 * A booking's, payment's or refund's id is drawn at random and no other event's, so that the event beside it in the key only
 * finds the row sooner. A category's comes from the browser, which may name another event's.
 */
const isIdOf = (tokens: readonly Token[], [from, to]: [number, number]): boolean => {
  const text = textOf(tokens, from, to);
  return /^(\w+\.)?(id|booking_id|payment_id)=/.test(text) && !text.includes("category");
};

function split(tokens: readonly Token[], from: number, to: number, joint: "AND" | "OR"): [number, number][] {
  const { depth } = tokens[from] as Token;
  const parts: [number, number][] = [];
  let start = from;
  for (let index = from; index < to; index += 1) {
    if (tokens[index]?.depth !== depth || tokens[index]?.key !== joint || isOfBetween(tokens, index)) continue;
    parts.push([start, index]);
    start = index + 1;
  }
  return [...parts, [start, to]];
}

/** The AND of `x BETWEEN a AND b`: the nearest BETWEEN before it has no other. */
export function isOfBetween(tokens: readonly Token[], index: number): boolean {
  const { depth } = tokens[index] as Token;
  for (let before = index - 1; before >= 0; before -= 1) {
    const token = tokens[before] as Token;
    if (token.depth < depth) return false;
    if (token.depth > depth) continue;
    if (token.key === "BETWEEN") return true;
    if (/^(AND|OR|WHERE|ON|IF|WHEN|THEN|;)$/.test(token.key)) return false;
  }
  return false;
}
