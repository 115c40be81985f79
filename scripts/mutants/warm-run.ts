import { afterEach, beforeAll, beforeEach, describe, inject, type RunnerTask, type RunnerTestSuite } from "vitest";
import { type Job, STILLBORN, UNCHANGED } from "./job.ts";
import { replaceFunctions } from "./test-database.sql.ts";

declare module "vitest" {
  interface ProvidedContext {
    mutantsJob: Job;
  }
}

// Not a test, but many: vitest runs this file, and it runs the test files once for each mutant, in one process that has the
// product loaded. The query makes each time another module of the test file alone.
const { files, original, functions, unreliable: known } = inject("mutantsJob");
const unreliable = new Set(known);

for (const [nth, { id, sql }] of [{ id: UNCHANGED, sql: original }, ...functions].entries()) {
  describe(id, () => {
    beforeAll(async () => {
      const refusal = await replaceFunctions(inject("adminDatabaseUrl"), inject("templateDatabase"), id, sql);
      if (refusal !== null) throw new Error(STILLBORN + refusal);
    });
    for (const file of files) {
      describe(file, async () => {
        beforeEach(({ task, skip }) => {
          if (unreliable.has(pathOf(task))) skip();
        });
        afterEach(({ task }) => {
          if (task.result?.state !== "fail") return;
          const [suite, ...rest] = ancestorsOf(task);
          if (id === UNCHANGED) unreliable.add(pathOf(task));
          else if (suite !== undefined && rest.length > 0) skipRest(suite);
        });
        await import(/* @vite-ignore */ `${process.cwd()}/${file}?mutant=${nth}`);
      });
    }
  });
}

/** The groups around a test, the outermost first: the mutant's, the file's, and the file's own. */
function ancestorsOf(task: RunnerTask): RunnerTestSuite[] {
  return task.suite === undefined ? [] : [...ancestorsOf(task.suite), task.suite];
}

const pathOf = (task: RunnerTask): string =>
  [...ancestorsOf(task), task]
    .slice(1)
    .map(({ name }) => name)
    .join(" > ");

/** One failure is enough. */
function skipRest(suite: RunnerTestSuite): void {
  for (const task of suite.tasks) {
    if (task.result === undefined) task.mode = "skip";
    else if (task.type === "suite") skipRest(task);
  }
}
