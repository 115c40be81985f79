import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { htmlOf } from "./report/html.ts";
import { type Report, reportOf, type Verdict } from "./report/report.ts";
import { type RunOptions, runScenario } from "./run-scenario.ts";
import type { Scenario } from "./scenarios/scenario.ts";

export const REPORTS = fileURLToPath(new URL("reports", import.meta.url));

/** 2 stands for a run that could not take place. */
export const EXIT_CODES: Record<Verdict, number> = { kept: 0, broken: 1, invalid: 3 };
export const COULD_NOT_RUN = 2;

const OFFENDERS_SHOWN = 5;

/** Plays a scenario on servers of its own, writes its report, and answers the exit code. */
export async function play(scenario: Scenario, options: RunOptions, folder: string): Promise<number> {
  const prepared = (await scenario.prepare?.()) ?? {};
  if ("skippedBecause" in prepared) {
    console.log(`${scenario.name} is skipped: ${prepared.skippedBecause}.`);
    return 0;
  }
  const report = reportOf(await runScenario(scenario, options, prepared));
  writeReport(report, folder);
  return EXIT_CODES[report.verdict];
}

export function writeReport(report: Report, folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "report.json"), JSON.stringify(report));
  writeFileSync(join(folder, "report.html"), htmlOf(report));
  print(report, folder);
}

function print(report: Report, folder: string): void {
  const { scenario, size, seed, verdict, laws, ends, classes, errors, cpu, lateness } = report;
  console.log(`\n${scenario}, ${size.visitors} visitors, seed ${seed}: ${verdict}\n`);
  for (const { law, holds, looked, offenders } of laws) {
    console.log(`  ${holds ? "✓" : "✗"} ${law} (${looked})`);
    for (const offender of offenders.slice(0, OFFENDERS_SHOWN)) console.log(`      ${offender}`);
  }
  console.log(`\n  ends     ${listed(ends)}`);
  for (const [name, { count, p50, p99, max }] of Object.entries(classes)) {
    console.log(`  ${name.padEnd(8)} ${String(count).padStart(7)} calls, p50 ${p50} ms, p99 ${p99} ms, max ${max} ms`);
  }
  console.log(`  errors   ${listed(errors) || "none"}`);
  console.log(`  CPU      ${listed(cpu.seconds)} seconds`);
  console.log(
    `           ${cpu.productMsPerVisitor.toFixed(2)} ms a visitor, ${cpu.productMsPerBooking.toFixed(1)} ms a booking`,
  );
  console.log(`  crowd    late by p99 ${lateness.p99.toFixed(0)} ms, at most ${lateness.max.toFixed(0)} ms`);
  console.log(`\n  ${join(folder, "report.html")}`);
}

const listed = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${Math.round(count * 10) / 10}`)
    .join(", ");
