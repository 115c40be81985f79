import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Redis } from "ioredis";
import { BaseSequencer, createVitest, type TestModule, type TestSpecification } from "vitest/node";
import { type Job, STILLBORN, UNCHANGED } from "./job.ts";
import { LOG_MARK, openTestDatabase, replaceFunctions } from "./test-database.sql.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export type FileRun = {
  passes: boolean;
  seconds: number;
  /** Which of our functions were called. */
  calls: string[];
};

/** What the tests said of one mutant; null where the time was over before it was its turn. */
export type Finding = { outcome: "killed" | "survived" | "stillborn"; file: string; by: string } | null;

/** Vitest, PostgreSQL and Redis, kept warm. */
export type TestBench = {
  /** The test files of the rooms, by their paths from the root. */
  files: string[];
  /** Runs one file. */
  run(file: string, limitSeconds: number): Promise<FileRun>;
  /** Runs files for each mutant until a test fails that passes without it; `failures` are those that do not. */
  judge(job: Job, limitSeconds: number): Promise<{ findings: Map<string, Finding>; failures: string[] }>;
  close(): Promise<void>;
};

/** A file that needs next to nothing: the first run starts the servers. */
const SMALLEST = "booking/events/price.test.ts";
/** A mutant may make one test wait for what never comes; a busy machine makes each slow. */
const TEST_MS_MAX = 60_000;
const WARM_RUN = join(root, "scripts/mutants/warm-run.ts");

/** Vitest would begin with the files that failed last. */
class AsTheyAreGiven extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files);
  }
}

export async function openTestBench(): Promise<TestBench> {
  const vitest = await createVitest(
    "test",
    {
      root,
      project: ["rooms*"],
      watch: false,
      maxWorkers: 1,
      reporters: [{}],
      testTimeout: TEST_MS_MAX,
      sequence: { sequencer: AsTheyAreGiven },
    },
    { logLevel: "silent" },
  );
  const specifications = new Map(
    (await vitest.globTestSpecifications()).map((one): [string, TestSpecification] => [
      one.moduleId.slice(root.length),
      one,
    ]),
  );
  const specificationOf = (file: string): TestSpecification => {
    const found = specifications.get(file);
    if (found === undefined) throw new Error(`there is no test file ${file}`);
    return found;
  };

  const smallest = specificationOf(SMALLEST);
  const { project } = smallest;
  await vitest.runTestSpecifications([smallest]);
  const { adminDatabaseUrl, templateDatabase, redisUrl } = project.getProvidedContext();
  const database = await openTestDatabase(adminDatabaseUrl, templateDatabase);
  const redis = new Redis(redisUrl);
  const log = logOf(dirname(database.dataFolder), new URL(adminDatabaseUrl).port);

  async function runWithin(chosen: TestSpecification[], limitSeconds: number) {
    const limit = setTimeout(() => void vitest.cancelCurrentRun("keyboard-input"), limitSeconds * 1000);
    const startedAt = performance.now();
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(chosen);
    clearTimeout(limit);
    await redis.flushall(); // It has a logical database for so many test files only.
    const modules = new Map(testModules.map((module) => [module.moduleId, module]));
    return {
      modules: chosen.map(({ moduleId }) => modules.get(moduleId)),
      unhandledErrors,
      seconds: (performance.now() - startedAt) / 1000,
    };
  }

  return {
    files: [...specifications.keys()].sort(),
    async run(file, limitSeconds) {
      const { modules, unhandledErrors, seconds } = await runWithin([specificationOf(file)], limitSeconds);
      const calls = await database.readCalls();
      await database.dropCopies();
      return { passes: modules[0]?.ok() === true && unhandledErrors.length === 0, seconds, calls };
    },
    async judge(job, limitSeconds) {
      const logBegins = statSync(log).size;
      project.provide("mutantsJob", job);
      const ids = [UNCHANGED, ...job.functions.map(({ id }) => id)];
      const all = ids.flatMap((_, nth) =>
        job.files.map((_, file) => project.createSpecification(`${WARM_RUN}?mutant=${nth}&file=${file}`)),
      );
      const { modules, unhandledErrors } = await runWithin(all, limitSeconds);
      // The last mutant is still in the template, and the next function's tests would meet it.
      await replaceFunctions(adminDatabaseUrl, templateDatabase, "restored", job.original);
      const fault = modules.flatMap((module) => module?.errors() ?? []).find(({ message }) => !isStillborn(message));
      if (fault !== undefined) throw fault;
      if (modules[0] === undefined && unhandledErrors.length > 0) throw unhandledErrors[0];
      await database.dropCopies();
      const logs = readFileSync(log).subarray(logBegins).toString().split(LOG_MARK);
      const ofMutant = (nth: number) => modules.slice(nth * job.files.length, (nth + 1) * job.files.length);
      const failures = failuresOf(ofMutant(0));
      return {
        findings: new Map(
          job.functions.map(({ id }, index) => {
            const ofId = logs.filter((text) => text.startsWith(`${id}\n`)).join("");
            return [id, findingOf(ofMutant(index + 1), failures, ofId)];
          }),
        ),
        failures,
      };
    },
    async close() {
      redis.disconnect();
      await database.close();
      await vitest.close();
    },
  };
}

function logOf(folder: string, port: string): string {
  const logs = readdirSync(folder).filter((name) => name.endsWith("postgresql.log"));
  const found = logs
    .map((name) => join(folder, name))
    .find((log) => readFileSync(log, "utf8").includes(`port ${port}`));
  if (found === undefined) throw new Error("PostgreSQL has no log");
  return found;
}

const isStillborn = (message: string): boolean => message.startsWith(STILLBORN);

/** What the runs of a mutant with each file say. `known`: what fails without it as well. */
function findingOf(modules: (TestModule | undefined)[], known: readonly string[], log: string): Finding {
  const refusal = modules.flatMap((module) => module?.errors() ?? []).find(({ message }) => isStillborn(message));
  if (refusal !== undefined) return { outcome: "stillborn", file: "", by: refusal.message.slice(STILLBORN.length) };
  const failure = failuresOf(modules).find((one) => !known.includes(one));
  if (failure === undefined) return modules.every(isWhole) ? { outcome: "survived", file: "", by: "" } : null;
  const unplannable = unplannableIn(log);
  const file = failure.split(" > ")[0] as string;
  return unplannable === null
    ? { outcome: "killed", file, by: failure }
    : { outcome: "stillborn", file, by: unplannable };
}

/** Whether it came to its end: one that the time was over for has no tests, or some that are still to come. */
function isWhole(module: TestModule | undefined): boolean {
  const tests = [...(module?.children.allTests() ?? [])];
  return tests.length > 0 && tests.every((test) => test.result().state !== "pending") && module?.state() !== "pending";
}

/** The tests that failed, and the groups whose set-up did, by their names from the file's on. */
const failuresOf = (modules: (TestModule | undefined)[]): string[] =>
  modules.flatMap((module) =>
    module === undefined
      ? []
      : [
          ...[...module.children.allTests("failed")].map(({ fullName }) => fullName),
          ...[...module.children.allSuites()].filter((one) => one.errors().length > 0).map(({ fullName }) => fullName),
        ],
  );

/** Class 42 of PostgreSQL's errors: a statement that makes no sense to it, like an operator that does not exist. */
const unplannableIn = (log: string): string | null => /^sqlstate 42\w{3} ERROR: +(.*)/m.exec(log)?.[1] ?? null;
