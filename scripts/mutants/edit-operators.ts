import { at, closing, type Edit, type Kind, span } from "./edit.ts";
import { coveredByGuards, isOfBetween } from "./edit-conditions.ts";
import { assignmentsOf } from "./edit-statements.ts";
import type { Token } from "./tokens.ts";

const OTHER_SIDE: Record<string, { kind: Kind; by: string }> = {
  "<": { kind: "comparison", by: "<=" },
  "<=": { kind: "comparison", by: "<" },
  ">": { kind: "comparison", by: ">=" },
  ">=": { kind: "comparison", by: ">" },
  "=": { kind: "comparison", by: "<>" },
  "<>": { kind: "comparison", by: "=" },
  AND: { kind: "boolean", by: "OR" },
  OR: { kind: "boolean", by: "AND" },
  LEAST: { kind: "arithmetic", by: "greatest" },
  GREATEST: { kind: "arithmetic", by: "least" },
};
const OTHER_SIGN: Record<string, string> = { "+": "-", "-": "+", "*": "/", "/": "*", "%": "*" };

export function operatorEdits(tokens: readonly Token[]): Edit[] {
  const assigned = assignmentsOf(tokens).flatMap((list) => list.map(({ equals }) => equals));
  const covered = coveredByGuards(tokens);
  for (const index of assigned) covered.add(index);
  return tokens.flatMap((token, index): Edit[] => {
    const { key, start, end } = token;
    if (covered.has(index)) return [];
    const [before, after] = [at(tokens, index - 1), at(tokens, index + 1)];
    const next = tokens[index + 1] as Token;
    const isNegated = before === "NOT" && at(tokens, index - 2) !== "IS";
    if (key === "IS" && /^(NULL|DISTINCT|TRUE|FALSE)$/.test(after))
      return [{ kind: "comparison", start, end: next.end, by: `IS NOT ${after}` }];
    if (key === "IS" && after === "NOT")
      return [{ kind: "comparison", start, end: (tokens[index + 2] as Token).end, by: `IS ${at(tokens, index + 2)}` }];
    if (/^(IN|EXISTS|BETWEEN|LIKE)$/.test(key) && !isNegated && !isLoop(tokens, index))
      return [{ kind: "comparison", start, end, by: `NOT ${key}` }];
    if (key === "NOT" && before !== "IS") return [{ kind: "comparison", start, end: next.end, by: next.text }];
    if (OTHER_SIGN[key] !== undefined)
      return isOperand(before) && !/^(\)|ROWTYPE|TYPE)$/.test(after)
        ? [{ kind: "arithmetic", start, end, by: OTHER_SIGN[key] }]
        : [];
    const other = OTHER_SIDE[key];
    if (other === undefined || (key === "AND" && isOfBetween(tokens, index))) return [];
    return [{ start, end, ...other }];
  });
}

/** `FOR r IN SELECT`, which compares nothing. */
const isLoop = (tokens: readonly Token[], index: number): boolean => at(tokens, index - 2) === "FOR";

/** Whether a sign behind it joins two values: not in `count(*)`, `SELECT *` or before a negative number. */
const isOperand = (before: string): boolean =>
  /^([\w"']+.*|[)\]]|\$\d+)$/.test(before) && !/^(SELECT|RETURN|THEN|ELSE|AND|OR|WHEN|BY)$/.test(before);

/** Every length of time is twice as long. */
export function intervalEdits(tokens: readonly Token[]): Edit[] {
  return tokens.flatMap((token, index): Edit[] => {
    const isConstant = token.key === "INTERVAL" && at(tokens, index + 1).startsWith("'");
    const isMade = token.key === "MAKE_INTERVAL" && at(tokens, index + 1) === "(";
    if (!isConstant && !isMade) return [];
    const end = isConstant ? index + 2 : closing(tokens, index + 1) + 1;
    const length = tokens.slice(index, end).map(({ text }) => text);
    return [{ kind: "interval", ...span(tokens, index, end), by: `${length.join(" ")} * 2` }];
  });
}
