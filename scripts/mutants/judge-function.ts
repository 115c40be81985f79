import type { Callers } from "./find-callers.ts";
import type { Mutant } from "./make-mutants.ts";
import type { Verdict } from "./summarize.ts";
import type { Finding, TestBench } from "./test-bench.ts";

/** So many share one process, and one run without a mutant. */
const MUTANTS_PER_RUN = 12;
/** A run that takes so many times as long as its files took alone hangs. */
const PATIENCE = 4;

/** Judges the mutants of one function by the tests that reach it: those that kill first, and among them the quick ones. */
export async function* judgeFunction(
  bench: TestBench,
  mutants: readonly Mutant[],
  original: string,
  { callers, unreliable, secondsMax }: { callers: Callers; unreliable: Set<string>; secondsMax: number },
): AsyncGenerator<Verdict> {
  const name = mutants[0]?.name as string;
  const kills = new Map<string, number>();
  const open = [...mutants];
  if (callers.filesOf(name).length === 0) {
    for (const { id, change } of open.splice(0))
      yield { id, name, change, outcome: "survived", by: "no test reaches it" };
  }
  let isAlone = false;
  while (open.length > 0) {
    const batch = open.slice(0, isAlone ? 1 : MUTANTS_PER_RUN);
    const byKills = callers.filesOf(name).toSorted((a, b) => (kills.get(b) ?? 0) - (kills.get(a) ?? 0));
    const { files, seconds } = within(secondsMax, byKills, callers);
    const job = {
      files,
      original,
      functions: batch.map(({ id, text }) => ({ id, sql: text })),
      unreliable: [...unreliable],
    };
    const { findings, failures } = await bench.judge(job, 120 + PATIENCE * seconds * (1 + job.functions.length));
    for (const test of failures) {
      console.log(`fails without a mutant, and is not asked any more: ${test}`);
      unreliable.add(test);
    }
    const judged = batch.filter(({ id }) => findings.get(id) != null);
    for (const { id, change } of judged) {
      const finding = findings.get(id) as NonNullable<Finding>;
      if (finding.outcome === "killed") kills.set(finding.file, (kills.get(finding.file) ?? 0) + 1);
      yield { id, name, change, outcome: finding.outcome, by: finding.by };
    }
    const [stuck] = batch.filter((mutant) => !judged.includes(mutant));
    if (isAlone && stuck !== undefined) {
      yield { id: stuck.id, name, change: stuck.change, outcome: "killed", by: "it takes for ever" };
      judged.push(stuck);
    }
    // Where the time was over, each of the rest has a run of its own.
    isAlone = stuck !== undefined;
    open.splice(0, open.length, ...open.filter((mutant) => !judged.includes(mutant)));
  }
}

/** The first of the files, until they take so many seconds together: at least one. */
function within(secondsMax: number, files: readonly string[], callers: Callers): { files: string[]; seconds: number } {
  const chosen: string[] = [];
  let seconds = 0;
  for (const file of files) {
    const more = callers.files[file]?.seconds ?? 0;
    if (chosen.length > 0 && seconds + more > secondsMax) break;
    chosen.push(file);
    seconds += more;
  }
  return { files: chosen, seconds };
}
