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

type Edit = { kind: Kind; start: number; end: number; by: string };

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

/** The index of the first token from `from` on that stands at that depth and is one of `keys`, or that leaves the depth. */
function endOf(tokens: readonly Token[], from: number, depth: number, keys: readonly string[]): number {
  for (let index = from; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    if (token.depth < depth || (token.depth === depth && (keys.includes(token.key) || leaves(token)))) return index;
  }
  return tokens.length;
}

/** A bracket stands outside of what it holds, so that one that closes stands at its depth. */
const leaves = ({ key }: Token): boolean => key === ";";

const at = (tokens: readonly Token[], index: number): string => tokens[index]?.key ?? "";
const span = (tokens: readonly Token[], from: number, to: number): { start: number; end: number } => ({
  start: (tokens[from] as Token).start,
  end: (tokens[to - 1] as Token).end,
});

function lockEdits(tokens: readonly Token[]): Edit[] {
  return tokens.flatMap((token, index): Edit[] => {
    if (token.key === "FOR" && /^(UPDATE|SHARE|NO|KEY)$/.test(at(tokens, index + 1))) {
      let end = index + 1;
      while (
        /^(UPDATE|SHARE|NO|KEY|OF|SKIP|LOCKED|NOWAIT|\w+)$/.test(at(tokens, end)) &&
        !isClauseAfterLock(tokens, end)
      )
        end += 1;
      const skip = tokens.findIndex(({ key }, other) => other > index && other < end && key === "SKIP");
      return [
        { kind: "lock", ...span(tokens, index, end), by: "" },
        ...(skip < 0 ? [] : [{ kind: "lock" as const, ...span(tokens, skip, skip + 2), by: "" }]),
      ];
    }
    if (at(tokens, index + 1) !== "(") return [];
    const end = closing(tokens, index + 1) + 1;
    if (token.key === "LOCK_CAPACITY") {
      const comma = endOf(tokens, index + 2, token.depth + 1, [","]);
      const now = tokens.slice(comma + 1, end - 1);
      const time = now.length === 0 ? "NULL" : now.map(({ text }) => text).join(" ");
      return [{ kind: "lock", ...span(tokens, index, end), by: `coalesce(${time}, clock_timestamp())` }];
    }
    if (/^PG_\w*ADVISORY\w*$/.test(token.key)) return [{ kind: "lock", ...span(tokens, index, end), by: "true" }];
    return [];
  });
}

const isClauseAfterLock = (tokens: readonly Token[], index: number): boolean =>
  /^(LOOP|INTO|UNION|RETURNING)$/.test(at(tokens, index));

/** The index of the bracket that closes the one at `open`. */
function closing(tokens: readonly Token[], open: number): number {
  const depth = (tokens[open] as Token).depth;
  return tokens.findIndex(({ depth: other, key }, index) => index > open && other === depth && /^[)\]]$/.test(key));
}

const QUERY_ENDS = ["RETURNING"];

/** What a statement writes is not written, and what is only done for its effect is not done. */
function statementEdits(tokens: readonly Token[]): Edit[] {
  return tokens.flatMap((token, index): Edit[] => {
    const before = at(tokens, index - 1);
    const isWrite =
      (token.key === "UPDATE" && !/^(FOR|DO|KEY)$/.test(before)) ||
      (token.key === "DELETE" && at(tokens, index + 1) === "FROM");
    if (isWrite) {
      const where = endOf(tokens, index + 1, token.depth, ["WHERE", ...QUERY_ENDS]);
      const end = endOf(tokens, where, token.depth, QUERY_ENDS);
      const edit: { start: number; end: number; by: string } =
        at(tokens, where) === "WHERE"
          ? { ...span(tokens, where + 1, end), by: "false" }
          : { ...behind(tokens, where), by: " WHERE false" };
      return [{ kind: "statement", ...edit }];
    }
    if (token.key === "INSERT" && at(tokens, index + 1) === "INTO") {
      let end = endOf(tokens, index + 1, token.depth, QUERY_ENDS);
      for (let other = index; other < end; other += 1) {
        if (tokens[other]?.depth === token.depth && isOnConflict(tokens, other)) end = other;
      }
      return [{ kind: "statement", ...behind(tokens, end), by: " LIMIT 0" }];
    }
    if (token.key === "PERFORM" && at(tokens, index + 2) === "(" && at(tokens, index + 1) !== "LOCK_CAPACITY") {
      const end = endOf(tokens, index + 1, token.depth, []);
      return [{ kind: "statement", ...span(tokens, index, end), by: "NULL" }];
    }
    return [];
  });
}

/** The place behind the token before `index`. */
const behind = (tokens: readonly Token[], index: number): { start: number; end: number } => {
  const { end } = tokens[index - 1] as Token;
  return { start: end, end };
};

const isOnConflict = (tokens: readonly Token[], index: number): boolean =>
  at(tokens, index) === "ON" && at(tokens, index + 1) === "CONFLICT";

/** What is done where a row is there already: nothing, instead of an update; and it fails, instead of nothing. */
function conflictEdits(tokens: readonly Token[]): Edit[] {
  return tokens.flatMap((token, index): Edit[] => {
    if (!isOnConflict(tokens, index)) return [];
    const doing = tokens.findIndex(({ key }, other) => other > index && key === "DO");
    const end = endOf(tokens, doing, token.depth, QUERY_ENDS);
    return at(tokens, doing + 1) === "NOTHING"
      ? [{ kind: "conflict", ...span(tokens, index, doing + 2), by: "" }]
      : [{ kind: "conflict", ...span(tokens, doing, end), by: "DO NOTHING" }];
  });
}

type Assignment = { from: number; to: number; equals: number };

/** The assignments of each SET, by their tokens. */
function assignmentsOf(tokens: readonly Token[]): Assignment[][] {
  return tokens.flatMap((token, index) => {
    if (token.key !== "SET") return [];
    const assignments: Assignment[] = [];
    for (let from = index + 1; ; ) {
      const to = endOf(tokens, from, token.depth, [",", "WHERE", "FROM", ...QUERY_ENDS]);
      const equals = tokens.findIndex(({ key }, other) => other > from && key === "=");
      assignments.push({ from, to, equals });
      if (at(tokens, to) !== "," || tokens[to]?.depth !== token.depth) return [assignments];
      from = to + 1;
    }
  });
}

function columnEdits(tokens: readonly Token[]): Edit[] {
  return assignmentsOf(tokens).flatMap((assignments): Edit[] => {
    if (assignments.length < 2) return [];
    return assignments.map(({ from, to }, nth) => ({
      kind: "column",
      ...(nth === 0 ? span(tokens, from, to + 1) : span(tokens, from - 1, to)),
      by: "",
    }));
  });
}

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
function guardEdits(tokens: readonly Token[]): Edit[] {
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
function coveredByGuards(tokens: readonly Token[]): Set<number> {
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
function isOfBetween(tokens: readonly Token[], index: number): boolean {
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

function operatorEdits(tokens: readonly Token[]): Edit[] {
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
function intervalEdits(tokens: readonly Token[]): Edit[] {
  return tokens.flatMap((token, index): Edit[] => {
    const isConstant = token.key === "INTERVAL" && at(tokens, index + 1).startsWith("'");
    const isMade = token.key === "MAKE_INTERVAL" && at(tokens, index + 1) === "(";
    if (!isConstant && !isMade) return [];
    const end = isConstant ? index + 2 : closing(tokens, index + 1) + 1;
    const length = tokens.slice(index, end).map(({ text }) => text);
    return [{ kind: "interval", ...span(tokens, index, end), by: `${length.join(" ")} * 2` }];
  });
}
