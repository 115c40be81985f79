import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { COULD_NOT_RUN, EXIT_CODES, REPORTS } from "./play.ts";
import { type Result, resultOf, storeResult, tableOf } from "./results.ts";
import { SCENARIOS } from "./scenarios/all.ts";
import type { Scenario } from "./scenarios/scenario.ts";

/** Mostly it waits for a bank; it starts when nothing is measured that it could slow down, and runs beside the rest. */
const BESIDE = "slow-bank";
/** Scenarios whose figures are quoted run alone. */
const ALONE = ["launch", "small-machine", "pre-queue"];
/** Ports between the scenario that runs beside and the others. */
const PORTS_APART = 20;
const main = fileURLToPath(new URL("main.ts", import.meta.url));

type AllOptions = {
  port: number;
  seed: number;
  /** Given to every scenario instead of its own size; then nothing is stored, because it says little. */
  size: readonly string[];
  /** The names of those to play; null for all. */
  only: readonly string[] | null;
};

/** Plays every scenario in a process of its own, one failing or not, stores the results, and prints them as a table. */
export async function playAll(options: AllOptions): Promise<number> {
  const codes = new Map<string, number>();
  let beside: Promise<void> | null = null;
  const playOne = async (scenario: Scenario, port: number, isQuiet: boolean) => {
    codes.set(scenario.name, await playInProcess(scenario, { ...options, port }, isQuiet));
  };
  const scenarios = SCENARIOS.filter(({ name }) => options.only?.includes(name) ?? true);
  const other = scenarios.find(({ name }) => name === BESIDE);
  const playBeside = () => {
    if (other) beside ??= playOne(other, options.port + PORTS_APART, true);
  };
  for (const scenario of scenarios.filter(({ name }) => name !== BESIDE)) {
    if (!ALONE.includes(scenario.name)) playBeside();
    await playOne(scenario, options.port, false);
  }
  playBeside();
  await beside;
  const results = scenarios.flatMap(({ name }) => resultIn(name) ?? []);
  if (options.size.length === 0) for (const result of results) storeResult(result);
  console.log(`\n${tableOf(results)}\n`);
  for (const { scenario, brokenLaws } of results) for (const law of brokenLaws) console.log(`✗ ${scenario}: ${law}`);
  const failed = [...codes].filter(([, code]) => code === COULD_NOT_RUN).map(([name]) => name);
  if (failed.length > 0) console.log(`✗ could not run: ${failed.join(", ")}`);
  // A broken law weighs more than a run that could not take place, and that more than a late crowd.
  return [EXIT_CODES.broken, COULD_NOT_RUN, EXIT_CODES.invalid].find((code) => [...codes.values()].includes(code)) ?? 0;
}

function playInProcess({ name }: Scenario, { port, seed, size }: AllOptions, isQuiet: boolean): Promise<number> {
  console.log(`\n== ${name}`);
  rmSync(join(REPORTS, name), { recursive: true, force: true }); // What is there afterwards is of this run.
  const child = spawn(process.execPath, [main, name, "--port", String(port), "--seed", String(seed), ...size], {
    stdio: isQuiet ? "ignore" : "inherit",
  });
  return new Promise((resolve) => {
    child.once("error", () => resolve(COULD_NOT_RUN));
    child.once("exit", (code) => resolve(code ?? COULD_NOT_RUN));
  });
}

function resultIn(name: string): Result | null {
  const file = join(REPORTS, name, "report.json");
  return existsSync(file) ? resultOf(JSON.parse(readFileSync(file, "utf8"))) : null;
}
