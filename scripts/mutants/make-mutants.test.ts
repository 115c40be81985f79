import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Kind } from "./edit.ts";
import { mutantsOf } from "./make-mutants.ts";
import { tokensOf } from "./tokens.ts";

const FUNCTIONS = join(import.meta.dirname, "../../db/functions");

test.each<[Kind, string, string[]]>([
  ["lock", "PERFORM 1 FROM t WHERE a = 1 FOR UPDATE;", ["FOR UPDATE -> nothing"]],
  [
    "lock",
    "SELECT id FROM t LIMIT 1 FOR UPDATE OF t SKIP LOCKED;",
    ["FOR UPDATE OF t SKIP LOCKED -> nothing", "SKIP LOCKED -> nothing"],
  ],
  [
    "lock",
    "v_now := lock_capacity(p_event_id, p_now);",
    ["lock_capacity(p_event_id, p_now) -> coalesce(p_now, clock_timestamp())"],
  ],
  ["lock", "RETURN pg_try_advisory_xact_lock(1);", ["pg_try_advisory_xact_lock(1) -> true"]],
  ["statement", "UPDATE t SET a = 1 WHERE b = 2;", ["b = 2 -> false"]],
  ["statement", "UPDATE t SET a = 1;", ["nothing -> WHERE false"]],
  ["statement", "DELETE FROM t WHERE b = 2 RETURNING a;", ["b = 2 -> false"]],
  ["statement", "INSERT INTO t (a) VALUES (1) ON CONFLICT DO NOTHING;", ["nothing -> LIMIT 0"]],
  ["statement", "PERFORM post(1, 2);", ["PERFORM post(1, 2) -> NULL"]],
  ["conflict", "INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING;", ["ON CONFLICT DO NOTHING -> nothing"]],
  ["conflict", "INSERT INTO t VALUES (1) ON CONFLICT (a) DO UPDATE SET a = 2;", ["DO UPDATE SET a = 2 -> DO NOTHING"]],
  ["column", "UPDATE t SET a = f(1, 2), b = 2 WHERE c = 3;", ["a = f(1, 2), -> nothing", ", b = 2 -> nothing"]],
  ["guard", "IF a < 1 THEN RETURN; END IF;", ["a < 1 -> true", "a < 1 -> false"]],
  ["guard", "IF a AND b THEN RETURN; END IF;", ["a AND b -> false", "a -> true", "b -> true"]],
  ["guard", "IF a OR b THEN RETURN; END IF;", ["a OR b -> true", "a -> false", "b -> false"]],
  [
    "guard",
    "PERFORM 1 FROM t WHERE a BETWEEN 1 AND 2 AND (b OR c);",
    ["a BETWEEN 1 AND 2 -> true", "(b OR c) -> true", "b -> false", "c -> false"],
  ],
  ["guard", "PERFORM 1 FROM t WHERE event_id = p_event_id AND id = p_id;", ["id = p_id -> true"]],
  ["guard", "PERFORM CASE a WHEN 1 THEN 2 END;", []],
  ["comparison", "RETURN a <= b;", ["<= -> <"]],
  ["comparison", "RETURN a IS NOT NULL;", ["IS NOT NULL -> IS NULL"]],
  ["comparison", "RETURN a NOT IN (1, 2);", ["NOT IN -> IN"]],
  ["comparison", "UPDATE t SET a = 1 WHERE b = 2 AND c < 3;", ["< -> <="]],
  ["comparison", "FOR r IN SELECT a FROM t LOOP END LOOP;", []],
  ["boolean", "RETURN a AND b;", ["AND -> OR"]],
  ["arithmetic", "RETURN least(a + 1, -2);", ["least -> greatest", "+ -> -"]],
  ["arithmetic", "SELECT count(*), a ->> 'b' FROM t;", []],
  ["interval", "RETURN p_now - interval '1 hour';", ["interval '1 hour' -> interval '1 hour' * 2"]],
])("of each %s in %j", (kind, body, changes) => {
  const mutants = mutantsOf("01-f.sql", aFunction(body));
  expect(mutants.filter((mutant) => mutant.kind === kind).map(({ change }) => change)).toEqual(changes);
});

test("comments, strings and quoted names hold nothing that is changed", () => {
  expect(mutantsOf("01-f.sql", aFunction(`RETURN 'a < b' || "c < d"; -- e < f\n/* g < h */`))).toEqual([]);
});

test("a mutant is named for its file, line and kind, and is the whole file with one change", () => {
  const text = `-- Ä first line\n${aFunction("RETURN a < b AND c < d;")}`;
  expect(mutantsOf("01-f.sql", text).map(({ id, name }) => `${id} ${name}`)).toEqual([
    "01-f:3:comparison f",
    "01-f:3:boolean f",
    "01-f:3:comparison.2 f",
  ]);
  expect(mutantsOf("01-f.sql", text)[0]?.text).toBe(text.replace("a < b", "a <= b"));
});

test("nothing of any function is lost on PostgreSQL's lexer", () => {
  for (const file of readdirSync(FUNCTIONS)) {
    const text = readFileSync(join(FUNCTIONS, file), "utf8");
    const ids = mutantsOf(file, text).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { text: word, start, end } of tokensOf(text)) expect(text.slice(start, end)).toBe(word);
  }
});

const aFunction = (body: string): string =>
  `CREATE OR REPLACE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$\nBEGIN ${body} END $$;\n`;
