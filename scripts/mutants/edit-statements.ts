import { at, behind, closing, type Edit, endOf, span } from "./edit.ts";
import type { Token } from "./tokens.ts";

/** What a statement may end with behind its conditions. */
const QUERY_ENDS = ["RETURNING"];

export function lockEdits(tokens: readonly Token[]): Edit[] {
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

/** What a statement writes is not written, and what is only done for its effect is not done. */
export function statementEdits(tokens: readonly Token[]): Edit[] {
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

const isOnConflict = (tokens: readonly Token[], index: number): boolean =>
  at(tokens, index) === "ON" && at(tokens, index + 1) === "CONFLICT";

/** What is done where a row is there already: nothing, instead of an update; and it fails, instead of nothing. */
export function conflictEdits(tokens: readonly Token[]): Edit[] {
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
export function assignmentsOf(tokens: readonly Token[]): Assignment[][] {
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

export function columnEdits(tokens: readonly Token[]): Edit[] {
  return assignmentsOf(tokens).flatMap((assignments): Edit[] => {
    if (assignments.length < 2) return [];
    return assignments.map(({ from, to }, nth) => ({
      kind: "column",
      ...(nth === 0 ? span(tokens, from, to + 1) : span(tokens, from - 1, to)),
      by: "",
    }));
  });
}
