import { existsSync, readFileSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runFolder } from "../servers/run-folder.ts";
import { lastLines, startProgram, stopEverything } from "../servers/start-program.ts";
import { buildIfStale } from "./build.ts";
import { showStep } from "./progress.mjs";

type Tally = { passed: number; failed: number };

type Step = {
  name: string;
  label: string;
  /** Runs beside the step before it. */
  isBeside?: boolean;
  /** The file or folder without which there is nothing to check yet. */
  needs?: string;
  usesBuild?: boolean;
  /** Runs only when it is named. */
  isOnRequest?: boolean;
  check: (options: string[]) => Promise<Tally>;
};

/** A step that found faults: what it printed, and how many. */
class Faults extends Error {
  tally: Tally;
  constructor(output: string, tally: Tally) {
    super(output);
    this.tally = tally;
  }
}

const root = fileURLToPath(new URL("..", import.meta.url));
/** Several times what a run needs: some three hundred databases of ten megabytes. */
const MEMORY_FREE_MIN_BYTES = 12 * 2 ** 30;
const oneUnit: Tally = { passed: 1, failed: 0 };
const storiesConfig = "tests/browser/playwright.config.ts";

const steps: Step[] = [
  { name: "build", label: "Build", check: () => buildIfStale().then(() => oneUnit) },
  { name: "types", label: "Types", isBeside: true, check: (options) => checkWith("tsc", ["--noEmit", ...options]) },
  {
    name: "lint",
    label: "Style and lint",
    isBeside: true,
    check: (options) => checkWith("biome", ["check", ".", ...options]),
  },
  { name: "unused", label: "Unused code", isBeside: true, check: (options) => checkWith("knip", options) },
  { name: "rooms", label: "Rooms", check: (options) => checkWithVitest("rooms*", options) },
  {
    name: "doors",
    label: "Doors of the API",
    needs: "tests/doors",
    usesBuild: true,
    check: (options) => checkWithVitest("doors", options),
  },
  {
    name: "browser",
    label: "Stories in the browser",
    needs: storiesConfig,
    usesBuild: true,
    // A story that somebody names is played, however long it takes.
    check: (options) => checkWithPlaywright(options.length > 0 ? options : ["--grep-invert", "@long"]),
  },
  {
    name: "leases",
    label: "Killed programs and their leases",
    isBeside: true,
    needs: "tests/doors",
    usesBuild: true,
    check: (options) => checkWithVitest("leases", options),
  },
  {
    name: "long",
    label: "Rooms at full length",
    isOnRequest: true,
    check: (options) => checkWithVitest("rooms*", ["--project", "long", ...options]),
  },
  {
    name: "stories",
    label: "Every story in the browser",
    isOnRequest: true,
    usesBuild: true,
    check: checkWithPlaywright,
  },
];

const [onlyStep, ...options] = process.argv.slice(2);
process.exitCode = await runSteps(stepsFor(onlyStep));
await stopEverything();

async function runSteps(chosen: Step[]): Promise<number> {
  const total: Tally = { passed: 0, failed: 0 };
  for (const stage of stagesOf(chosen)) {
    const failed: string[] = [];
    for (const { step, outcome } of await Promise.all(stage.map(runStep))) {
      const isFault = outcome instanceof Error;
      const tally = isFault ? tallyOf(outcome) : outcome;
      total.passed += tally.passed;
      total.failed += tally.failed;
      if (!isFault) continue;
      failed.push(step.name);
      console.error(`\n${outcome.message}`);
    }
    if (failed.length > 0) {
      console.error(`\nStopped at the first failing step: ${failed.join(", ")}`);
      break;
    }
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

/** What runs at the same time. */
function stagesOf(chosen: Step[]): Step[][] {
  const stages: Step[][] = [];
  for (const step of chosen) {
    const stage = step.isBeside ? stages.at(-1) : undefined;
    if (stage) stage.push(step);
    else stages.push([step]);
  }
  return stages;
}

async function runStep(step: Step): Promise<{ step: Step; outcome: Tally | Error }> {
  try {
    if (step.usesBuild) await buildIfStale();
    return { step, outcome: await showStep(step.label, () => step.check(options)) };
  } catch (error) {
    return { step, outcome: error instanceof Error ? error : new Error(String(error)) };
  }
}

function tallyOf(error: Error): Tally {
  return error instanceof Faults ? error.tally : { passed: 0, failed: 1 };
}

function stepsFor(name: string | undefined): Step[] {
  const chosen = steps.filter((step) => (name === undefined ? !step.isOnRequest : step.name === name));
  if (chosen.length === 0) {
    console.error(`There is no step ${name}. There are: ${steps.map((step) => step.name).join(", ")}.`);
    process.exit(1);
  }
  return chosen.filter((step) => step.needs === undefined || existsSync(join(root, step.needs)));
}

async function checkWithVitest(project: string, options: string[]): Promise<Tally> {
  const report = join(await runFolder(), `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return checkWith("vitest", ["run", "--project", project, ...reporters, ...options], {}, () => {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
    return { passed: numPassedTests, failed: numFailedTests };
  });
}

async function checkWithPlaywright(options: string[]): Promise<Tally> {
  const report = join(await runFolder(), "browser.json");
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  return checkWith("playwright", ["test", "-c", storiesConfig, "--reporter=list,json", ...options], env, () => {
    const { expected, flaky, unexpected } = JSON.parse(readFileSync(report, "utf8")).stats;
    return { passed: expected + flaky, failed: unexpected };
  });
}

/** Runs an installed tool. Its exit code decides; `readTally` only says how much that was. */
async function checkWith(
  tool: string,
  args: string[],
  env: Record<string, string> = {},
  readTally?: () => Tally,
): Promise<Tally> {
  const installed = join(root, "node_modules", ".bin");
  const started = await startProgram({
    name: tool,
    command: join(installed, tool),
    args,
    folder: root,
    env: {
      PATH: `${installed}:${process.env.PATH}`,
      TMPDIR: folderOfServers(),
      // What node compiled for one process, the next hundred need not compile again.
      NODE_COMPILE_CACHE: join(await runFolder(), "compiled"),
      ...env,
    },
  });
  const { code } = await started.ended;
  if (code === 0) return readTally?.() ?? oneUnit;
  throw new Faults(lastLines(started.logFile, 200), tallyOfFailure(readTally));
}

/** Memory, where there is plenty: the hundreds of databases of a run are written once, and then deleted. */
function folderOfServers(): string {
  const memory = "/dev/shm";
  if (process.env.TMPDIR || !existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return Math.min(bavail * bsize, process.availableMemory()) > MEMORY_FREE_MIN_BYTES ? memory : tmpdir();
}

/** A tool can fail without a failing test: by an error outside of them, or before it wrote its report. */
function tallyOfFailure(readTally: (() => Tally) | undefined): Tally {
  try {
    const { passed, failed } = readTally?.() ?? { passed: 0, failed: 1 };
    return { passed, failed: Math.max(failed, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
