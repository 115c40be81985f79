import {
  afterEach,
  beforeEach,
  describe,
  inject,
  type RunnerTask,
  type RunnerTestSuite,
  TestRunner,
  test,
} from "vitest";
import { type Job, STILLBORN, UNCHANGED } from "./job.ts";
import { killed, unreliable } from "./known-so-far.ts";
import { replaceFunctions } from "./test-database.sql.ts";

declare module "vitest" {
  interface ProvidedContext {
    mutantsJob: Job;
  }
}

// Not a test, but one test file with one mutant, which the query names: vitest runs this module for each of both, one after another in
// one process that has the product loaded. A test file sets itself up before its tests or while it is imported, so the functions are
// replaced before either, and the set-ups of one mutant are closed before those of the next open. The query makes each time another
// module of the test file alone.
const job = inject("mutantsJob");
const query = new URLSearchParams(TestRunner.getCurrentSuite().file?.filepath.split("?")[1]);
const nth = Number(query.get("mutant"));
const file = job.files[Number(query.get("file"))] as string;
const { id, sql } = [{ id: UNCHANGED, sql: job.original }, ...job.functions][nth] as Job["functions"][number];
for (const path of job.unreliable) unreliable.add(path);

if (killed.has(id)) {
  test(file, ({ skip }) => skip("One failure is enough."));
} else {
  const refusal = await replaceFunctions(inject("adminDatabaseUrl"), inject("templateDatabase"), id, sql);
  if (refusal !== null) {
    killed.add(id);
    throw new Error(STILLBORN + refusal);
  }
  describe(file, async () => {
    beforeEach(({ task, skip }) => {
      if (unreliable.has(pathOf(task))) skip();
    });
    afterEach(({ task }) => {
      if (task.result?.state !== "fail") return;
      if (id === UNCHANGED) unreliable.add(pathOf(task));
      else {
        killed.add(id);
        for (const suite of task.file.tasks) if (suite.type === "suite") skipRest(suite);
      }
    });
    try {
      await import(/* @vite-ignore */ `${process.cwd()}/${file}?mutant=${nth}`);
    } catch (error) {
      test("is set up", () => {
        throw error;
      });
    }
  });
}

/** The groups around a test, the outermost first: the file's, and the file's own. */
function ancestorsOf(task: RunnerTask): RunnerTestSuite[] {
  return task.suite === undefined ? [] : [...ancestorsOf(task.suite), task.suite];
}

const pathOf = (task: RunnerTask): string => [...ancestorsOf(task), task].map(({ name }) => name).join(" > ");

function skipRest(suite: RunnerTestSuite): void {
  for (const task of suite.tasks) {
    if (task.result === undefined) task.mode = "skip";
    else if (task.type === "suite") skipRest(task);
  }
}
