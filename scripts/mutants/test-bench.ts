import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Redis } from "ioredis";
import { createVitest, type TestModule, type TestSpecification, type TestSuite } from "vitest/node";
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

export async function openTestBench(): Promise<TestBench> {
  const vitest = await createVitest(
    "test",
    { root, project: ["rooms*"], watch: false, maxWorkers: 1, reporters: [{}], testTimeout: TEST_MS_MAX },
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

  async function runWithin(specification: TestSpecification, limitSeconds: number) {
    const limit = setTimeout(() => void vitest.cancelCurrentRun("keyboard-input"), limitSeconds * 1000);
    const startedAt = performance.now();
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications([specification]);
    clearTimeout(limit);
    await redis.flushall(); // It has a logical database for so many test files only.
    const module = testModules.find(({ moduleId }) => moduleId === specification.moduleId);
    return { module, unhandledErrors, seconds: (performance.now() - startedAt) / 1000 };
  }

  return {
    files: [...specifications.keys()].sort(),
    async run(file, limitSeconds) {
      const { module, unhandledErrors, seconds } = await runWithin(specificationOf(file), limitSeconds);
      const calls = await database.readCalls();
      await database.dropCopies();
      return { passes: module?.ok() === true && unhandledErrors.length === 0, seconds, calls };
    },
    async judge(job, limitSeconds) {
      const logBegins = statSync(log).size;
      project.provide("mutantsJob", job);
      const all = project.createSpecification(join(root, "scripts/mutants/warm-run.ts"));
      const { module, unhandledErrors } = await runWithin(all, limitSeconds);
      // The last mutant is still in the template, and the next function's tests would meet it.
      await replaceFunctions(adminDatabaseUrl, templateDatabase, "restored", job.original);
      const fault = module?.errors()[0] ?? (module === undefined ? unhandledErrors[0] : undefined);
      if (fault !== undefined) throw fault;
      await database.dropCopies();
      const logs = readFileSync(log).subarray(logBegins).toString().split(LOG_MARK);
      return {
        findings: new Map(
          suitesOf(module).map((suite) => {
            const ofSuite = logs.find((text) => text.startsWith(`${suite.name}\n`)) ?? "";
            return [suite.name, findingOf(suite, ofSuite)];
          }),
        ),
        failures: failuresOf(suitesOf(module).find(({ name }) => name === UNCHANGED)),
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

const suitesOf = (module: TestModule | undefined): TestSuite[] =>
  module === undefined ? [] : [...module.children.suites()];

function findingOf(suite: TestSuite, log: string): Finding {
  const refusal = suite.errors().find(({ message }) => message.startsWith(STILLBORN))?.message;
  if (refusal !== undefined) return { outcome: "stillborn", file: "", by: refusal.slice(STILLBORN.length) };
  const [failure] = failuresOf(suite);
  if (failure === undefined) {
    const isWhole = [...suite.children.allTests()].every((test) => test.result().state !== "pending");
    return isWhole && suite.state() !== "pending" ? { outcome: "survived", file: "", by: "" } : null;
  }
  const unplannable = unplannableIn(log);
  const file = failure.split(" > ")[0] as string;
  return unplannable === null
    ? { outcome: "killed", file, by: failure }
    : { outcome: "stillborn", file, by: unplannable };
}

/** The tests that failed, and the files whose set-up did, by their names below the mutant's. */
function failuresOf(suite: TestSuite | undefined): string[] {
  if (suite === undefined) return [];
  const below = ({ fullName }: { fullName: string }) => fullName.split(" > ").slice(1).join(" > ");
  return [
    ...[...suite.children.allTests("failed")].map(below),
    ...[...suite.children.allSuites()].filter((one) => one.errors().length > 0).map(below),
  ];
}

/** Class 42 of PostgreSQL's errors: a statement that makes no sense to it, like an operator that does not exist. */
const unplannableIn = (log: string): string | null => /^sqlstate 42\w{3} ERROR: +(.*)/m.exec(log)?.[1] ?? null;
