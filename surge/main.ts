import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { stopEverything } from "../servers/start-program.ts";
import { type Report, reportOf } from "./report/report.ts";
import { runScenario } from "./run-scenario.ts";
import { SCENARIOS } from "./scenarios/all.ts";
import type { Scenario, Size } from "./scenarios/scenario.ts";

const results = fileURLToPath(new URL("results", import.meta.url));
const EXIT_CODE = { kept: 0, broken: 1, invalid: 3 };
const COULD_NOT_RUN = 2;

const { values, positionals } = readArguments();
try {
  const [name = ""] = positionals;
  const scenario = SCENARIOS.find((each) => each.name === name);
  if (!scenario) throw new Error(`Which scenario? One of: ${SCENARIOS.map((each) => each.name).join(", ")}.`);
  process.exitCode = await play(scenario);
} catch (error) {
  console.error(error instanceof Error && error.name === "Error" ? error.message : error);
  process.exitCode = COULD_NOT_RUN;
} finally {
  await stopEverything();
  process.exit();
}

async function play(scenario: Scenario): Promise<number> {
  const prepared = (await scenario.prepare?.()) ?? {};
  if ("skippedBecause" in prepared) {
    console.log(`${scenario.name} is skipped: ${prepared.skippedBecause}.`);
    return 0;
  }
  const outcome = await runScenario(
    scenario,
    { port: Number(values.port), seed: Number(values.seed), size: sizeOf(scenario) },
    prepared,
  );
  const report = reportOf(outcome);
  const folder = values.out ?? join(results, scenario.name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "report.json"), JSON.stringify(report));
  print(report, folder);
  return EXIT_CODE[report.verdict];
}

function print(report: Report, folder: string): void {
  console.log(`\n${report.scenario}, ${report.size.visitors} visitors, seed ${report.seed}: ${report.verdict}\n`);
  for (const { law, holds, looked, offenders } of report.laws) {
    console.log(`  ${holds ? "✓" : "✗"} ${law} (${looked})`);
    for (const offender of offenders.slice(0, 5)) console.log(`      ${offender}`);
  }
  console.log(`\n  ends: ${JSON.stringify(report.ends)}`);
  for (const [name, { count, p50, p99, max }] of Object.entries(report.classes))
    console.log(`  ${name.padEnd(8)} ${String(count).padStart(8)} calls, p50 ${p50} ms, p99 ${p99} ms, max ${max} ms`);
  console.log(`  errors: ${JSON.stringify(report.errors)}`);
  console.log(`  CPU seconds: ${JSON.stringify(report.cpu.seconds)}`);
  const { productMsPerVisitor, productMsPerBooking } = report.cpu;
  console.log(
    `  product: ${productMsPerVisitor.toFixed(2)} ms a visitor, ${productMsPerBooking.toFixed(1)} ms a confirmed booking`,
  );
  console.log(
    `  the crowd was late by p99 ${report.lateness.p99.toFixed(0)} ms, at most ${report.lateness.max.toFixed(0)} ms`,
  );
  console.log(`\n  ${folder}/report.json`);
}

function sizeOf({ size }: Scenario): Size {
  const number = (given: string | undefined, usual: number) => (given === undefined ? usual : Number(given));
  return {
    visitors: number(values.visitors, size.visitors),
    seconds: number(values.seconds, size.seconds),
    places: number(values.places, size.places),
    think: number(values.think, size.think),
  };
}

function readArguments() {
  return parseArgs({
    allowPositionals: true,
    options: {
      visitors: { type: "string" },
      seconds: { type: "string" },
      places: { type: "string" },
      think: { type: "string" },
      seed: { type: "string", default: "1" },
      port: { type: "string", default: "4300" },
      out: { type: "string" },
    },
  });
}
