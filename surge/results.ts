import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Report } from "./report/report.ts";

/** What stays of the last run of a scenario in the repository. */
export type Result = Pick<
  Report,
  "scenario" | "tells" | "verdict" | "commit" | "date" | "machine" | "seed" | "size" | "seconds"
> & {
  sold: number;
  keptP99Ms: number;
  claimP99Ms: number;
  joinP99Ms: number;
  cpuMsPerVisitor: number;
  cpuMsPerBooking: number;
  soldAgainMs: number | null;
  brokenLaws: string[];
};

export const RESULTS = fileURLToPath(new URL("results", import.meta.url));
/** Results speak of code that is at most so many commits older. */
export const COMMITS_MAX = 200;

export function resultOf(report: Report): Result {
  const { scenario, tells, verdict, commit, date, machine, seed, size, seconds, samples, classes, cpu, faults, laws } =
    report;
  const lastOf = new Map(samples.map(({ slug, confirmed }) => [slug, confirmed]));
  return {
    ...{ scenario, tells, verdict, commit, date, machine, seed, size, seconds },
    sold: [...lastOf.values()].reduce((sum, confirmed) => sum + confirmed, 0),
    keptP99Ms: classes.kept?.p99 ?? 0,
    claimP99Ms: classes.called?.p99 ?? 0,
    joinP99Ms: classes.new?.p99 ?? 0,
    cpuMsPerVisitor: Math.round(cpu.productMsPerVisitor * 100) / 100,
    cpuMsPerBooking: Math.round(cpu.productMsPerBooking * 10) / 10,
    soldAgainMs: faults[0]?.soldAgainMs ?? null,
    brokenLaws: laws.filter(({ holds }) => !holds).map(({ law }) => law),
  };
}

export function storeResult(result: Result): void {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, `${result.scenario}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

export function readResults(): Result[] {
  if (!existsSync(RESULTS)) return [];
  return readdirSync(RESULTS)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(join(RESULTS, name), "utf8")));
}

/** The table that `all` prints and the README quotes, in the order given. */
export function tableOf(results: readonly Result[]): string {
  const head =
    "| scenario | verdict | visitors | sold | p99 with a place | p99 of a claim | CPU a visitor | CPU a booking | sold again after |";
  const rule = "|---|---|---|---|---|---|---|---|---|";
  const rows = results.map((result) => {
    const { scenario, verdict, size, sold, keptP99Ms, claimP99Ms, cpuMsPerVisitor, cpuMsPerBooking, soldAgainMs } =
      result;
    const again = soldAgainMs === null ? "" : `${soldAgainMs} ms`;
    const figures = [`${keptP99Ms} ms`, `${claimP99Ms} ms`, `${cpuMsPerVisitor} ms`, `${cpuMsPerBooking} ms`, again];
    return `| ${[scenario, verdict, size.visitors, sold, ...figures].join(" | ")} |`;
  });
  return [head, rule, ...rows].join("\n");
}

/** Sentences about results that no longer speak of this code. `distanceOf` answers how many commits ago one was; null if it is unknown. */
export function staleResults(results: readonly Result[], distanceOf: (commit: string) => number | null): string[] {
  return results.flatMap(({ scenario, commit }) => {
    const distance = distanceOf(commit);
    if (distance === null) return [`${scenario}: commit ${commit} is not in the history`];
    return distance > COMMITS_MAX ? [`${scenario}: ${distance} commits old; run npm run surge -- all`] : [];
  });
}
