import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createVitest, type TestModule, type TestSpecification } from "vitest/node";
import { type Calls, openTestDatabase } from "./test-database.sql.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export type FileRun = {
  outcome: "passed" | "failed" | "timed_out";
  /** The first test that failed; null also where it was none, but what the tests share. */
  failedTest: string | null;
  seconds: number;
  /** Which of our functions were called, and how often. */
  calls: Calls;
  /** What PostgreSQL could not even plan. */
  unplannable: string | null;
};

/** Vitest, PostgreSQL and Redis, kept warm: runs test files one by one against functions that are replaced between. */
export type TestBench = {
  /** The test files of the rooms, by their paths from the root. */
  files: string[];
  /** Replaces functions. Answers why PostgreSQL did not take them, or null. */
  replaceFunctions(sql: string): Promise<string | null>;
  /** Runs a file, or only the tests of these names, until one fails. */
  run(file: string, limitSeconds: number, tests?: readonly string[]): Promise<FileRun>;
  close(): Promise<void>;
};

/** A file that needs next to nothing: the first run starts the servers. */
const SMALLEST = "booking/events/price.test.ts";

export async function openTestBench(): Promise<TestBench> {
  const vitest = await createVitest(
    "test",
    { root, project: ["rooms"], watch: false, bail: 1, maxWorkers: 1, reporters: [{}] },
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

  await vitest.runTestSpecifications([specificationOf(SMALLEST)]);
  const { adminDatabaseUrl, templateDatabase } = vitest.getProjectByName("rooms").getProvidedContext();
  const database = await openTestDatabase(adminDatabaseUrl, templateDatabase);
  const log = logOf(dirname(database.dataFolder), new URL(adminDatabaseUrl).port);

  return {
    files: [...specifications.keys()].sort(),
    replaceFunctions: (sql) => database.replaceFunctions(sql),
    async run(file, limitSeconds, tests = []) {
      const logBegins = statSync(log).size;
      const startedAt = performance.now();
      let isOver = false;
      const limit = setTimeout(() => {
        isOver = true;
        void vitest.cancelCurrentRun("keyboard-input");
      }, limitSeconds * 1000);
      if (tests.length === 0) vitest.resetGlobalTestNamePattern();
      else vitest.setGlobalTestNamePattern(patternOf(tests));
      const { testModules, unhandledErrors } = await vitest.runTestSpecifications([specificationOf(file)]);
      clearTimeout(limit);
      const seconds = (performance.now() - startedAt) / 1000;
      const calls = await database.readCalls();
      await database.dropCopies();
      const isFine = unhandledErrors.length === 0 && testModules.every((module) => module.ok());
      return {
        outcome: isOver ? "timed_out" : isFine ? "passed" : "failed",
        failedTest: isFine ? null : firstFailure(testModules),
        seconds,
        calls,
        unplannable: isFine ? null : unplannableIn(readFileSync(log).subarray(logBegins).toString()),
      };
    },
    async close() {
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

const patternOf = (tests: readonly string[]): RegExp =>
  new RegExp(`^ ?(${tests.map((name) => name.replaceAll(/[^\w ]/g, "\\$&")).join("|")})$`);

/** Its name as a pattern of names meets it: those of its groups before it, and blanks between. */
function firstFailure(modules: readonly TestModule[]): string | null {
  for (const module of modules)
    for (const test of module.children.allTests("failed")) return test.fullName.replaceAll(" > ", " ");
  return null;
}

/** Class 42 of PostgreSQL's errors: a statement that makes no sense to it, like an operator that does not exist. */
const unplannableIn = (log: string): string | null => /^sqlstate 42\w{3} ERROR: +(.*)/m.exec(log)?.[1] ?? null;
