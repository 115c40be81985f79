import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestBench } from "./test-bench.ts";
import { tokensOf } from "./tokens.ts";

type Measured = { seconds: number; calls: string[]; passes: boolean };

export type Callers = {
  files: Record<string, Measured>;
  /** The test files that reach a function, the quick ones first. */
  filesOf(name: string): string[];
};

/** A test without these touches no database. */
const USES_DATABASE = /#tests\/|\/(setup|builders)\/|"\.\.?\/(worlds|world|play|real-places|[\w-]+-model)\.ts"/;
const ATTEMPTS_MAX = 2;
const LIMIT_SECONDS = 900;

/**
 * Runs each test file once, unchanged, and asks PostgreSQL which functions it called: `pg_stat_user_functions`. Kept in `folder` until
 * that file changes, or there are other functions: a test may reach a new one without a change of its own.
 */
export async function findCallers(
  bench: TestBench,
  files: readonly string[],
  functions: Record<string, string>,
  folder: string,
  tell: (line: string) => void,
): Promise<Callers> {
  const cache = join(folder, "callers.json");
  const kept: Record<string, Measured> = existsSync(cache) ? JSON.parse(readFileSync(cache, "utf8")) : {};
  const measured: Record<string, Measured> = {};
  const names = Object.keys(functions).sort().join();
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    if (!file.startsWith("tests/") && !USES_DATABASE.test(text)) continue;
    const key = `${file} ${createHash("sha256").update(text).update(names).digest("hex").slice(0, 12)}`;
    kept[key] ??= await measure(bench, file);
    measured[file] = kept[key];
    const { seconds, calls, passes } = kept[key];
    tell(`${file}: ${calls.length} functions, ${seconds.toFixed(1)} s${passes ? "" : ", FAILS WITHOUT A MUTANT"}`);
    writeFileSync(cache, JSON.stringify(kept, null, 1));
  }
  const called = callsBetween(functions);
  return {
    files: measured,
    filesOf(name) {
      const isCounted = Object.values(measured).some(({ calls }) => calls.includes(name));
      const names = isCounted ? [name] : callersOf(name, called);
      return Object.entries(measured)
        .filter(([, { calls }]) => calls.some((one) => names.includes(one)))
        .sort(([, a], [, b]) => a.seconds - b.seconds)
        .map(([file]) => file);
    },
  };
}

async function measure(bench: TestBench, file: string): Promise<Measured> {
  const calls = new Set<string>();
  for (let attempt = 1; ; attempt += 1) {
    const run = await bench.run(file, LIMIT_SECONDS);
    for (const name of run.calls) calls.add(name);
    if (run.passes || attempt === ATTEMPTS_MAX)
      return { seconds: run.seconds, calls: [...calls].sort(), passes: run.passes };
  }
}

/** Which functions a function names. PostgreSQL counts no call of one that it has put in place of its name. */
function callsBetween(functions: Record<string, string>): Map<string, Set<string>> {
  return new Map(
    Object.entries(functions).map(([name, body]) => {
      const words = new Set(tokensOf(body).map(({ text }) => text));
      return [name, new Set(Object.keys(functions).filter((other) => other !== name && words.has(other)))];
    }),
  );
}

const callersOf = (name: string, called: Map<string, Set<string>>): string[] =>
  [...called].filter(([, names]) => names.has(name)).map(([caller]) => caller);
