import type { Callers } from "./find-callers.ts";
import type { Mutant } from "./make-mutants.ts";
import type { FileRun, TestBench } from "./test-bench.ts";

export type Verdict = {
  id: string;
  name: string;
  change: string;
  outcome: "killed" | "survived" | "stillborn";
  /** The test that killed it, or what PostgreSQL said of it. */
  by: string;
  seconds: number;
};

/** What is learned on the way: which tests killed mutants of a function, and which fail without any. */
export type Experience = { killers: Map<string, Killer[]>; trusted: Map<string, boolean> };
type Killer = { file: string; test: string; kills: number };

export const noExperience = (): Experience => ({ killers: new Map(), trusted: new Map() });

const KILLERS_FIRST = 4;
/** So many times as long as without a mutant, and a minute: then it hangs. */
const PATIENCE = 5;

/**
 * Runs the tests that reach the mutant's function until one fails: first those that have killed its like, then whole files,
 * the quick ones first. `original` is put back before a test is asked whether it passes without the mutant.
 */
export async function judgeMutant(
  bench: TestBench,
  mutant: Mutant,
  original: string,
  callers: Callers,
  experience: Experience,
): Promise<Verdict> {
  const startedAt = performance.now();
  const verdict = (outcome: Verdict["outcome"], by: string): Verdict => ({
    id: mutant.id,
    name: mutant.name,
    change: mutant.change,
    outcome,
    by,
    seconds: Math.round((performance.now() - startedAt) / 100) / 10,
  });

  const refusal = await bench.replaceFunctions(mutant.text);
  if (refusal !== null) return verdict("stillborn", refusal);
  try {
    for (const { file, tests } of plan(mutant.name, callers, experience)) {
      const limit = 60 + PATIENCE * (callers.files[file]?.seconds ?? 0);
      const run = await bench.run(file, limit, tests);
      if (run.outcome === "passed") continue;
      if (run.unplannable !== null) return verdict("stillborn", run.unplannable);
      if (!(await isTrusted(bench, file, run, mutant, original, limit, experience))) continue;
      if (run.failedTest !== null) remember(experience, mutant.name, file, run.failedTest);
      const how = run.outcome === "timed_out" ? "it took too long" : (run.failedTest ?? "its set-up");
      return verdict("killed", `${file}: ${how}`);
    }
    return verdict("survived", "");
  } finally {
    await bench.replaceFunctions(original);
  }
}

function plan(name: string, callers: Callers, experience: Experience): { file: string; tests?: string[] }[] {
  const files = callers.filesOf(name);
  const killers = (experience.killers.get(name) ?? []).toSorted((a, b) => b.kills - a.kills).slice(0, KILLERS_FIRST);
  const quick = [...new Set(killers.map(({ file }) => file))].map((file) => ({
    file,
    tests: killers.filter((killer) => killer.file === file).map(({ test }) => test),
  }));
  return [...quick, ...files.map((file) => ({ file }))];
}

/** Whether that test passes without the mutant, here and now: a machine that is too busy fails some. */
async function isTrusted(
  bench: TestBench,
  file: string,
  run: FileRun,
  mutant: Mutant,
  original: string,
  limit: number,
  { trusted }: Experience,
): Promise<boolean> {
  const key = `${file}: ${run.failedTest}`;
  const known = trusted.get(key);
  if (known !== undefined) return known;
  await bench.replaceFunctions(original);
  const control = await bench.run(file, limit, run.failedTest === null ? [] : [run.failedTest]);
  await bench.replaceFunctions(mutant.text);
  trusted.set(key, control.outcome === "passed");
  return control.outcome === "passed";
}

function remember({ killers }: Experience, name: string, file: string, test: string): void {
  const known = killers.get(name) ?? [];
  const same = known.find((killer) => killer.file === file && killer.test === test);
  if (same === undefined) killers.set(name, [...known, { file, test, kills: 1 }]);
  else same.kills += 1;
}
