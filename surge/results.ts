import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Report } from "./report/report.ts";
import { SCENARIOS } from "./scenarios/all.ts";

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

/** In the order in which the scenarios are played. */
export function readResults(): Result[] {
  return SCENARIOS.map(({ name }) => join(RESULTS, `${name}.json`))
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, "utf8")));
}

/** The table that `all` prints and the README quotes, in the order given. */
export function tableOf(results: readonly Result[]): string {
  const head = ["scenario", "verdict", "visitors", "sold", "p99 with a place", "p99 of a claim", "p99 of a join"];
  const rows = results.map(({ scenario, verdict, size, sold, ...figures }) => [
    ...[`\`${scenario}\``, verdict, size.visitors.toLocaleString("en"), sold.toLocaleString("en")],
    ...[figures.keptP99Ms, figures.claimP99Ms, figures.joinP99Ms].map(seconds),
    ...[`${figures.cpuMsPerVisitor.toFixed(1)} ms`, `${figures.cpuMsPerBooking.toFixed(0)} ms`],
    figures.soldAgainMs === null ? "" : seconds(figures.soldAgainMs),
  ]);
  const lines = [
    [...head, "CPU a visitor", "CPU a booking", "sold again after"],
    Array<string>(10).fill("---"),
    ...rows,
  ];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

/**
 * Sentences about results that no longer speak of this code. `distanceOf` answers how many commits have come since a result, by its
 * commit, or by its date where the commit is in no history any more because its branch was squashed; null if nobody can tell.
 */
export function staleResults(results: readonly Result[], distanceOf: (result: Result) => number | null): string[] {
  return results.flatMap((result) => {
    const distance = distanceOf(result);
    if (distance === null) return [`${result.scenario}: nobody can tell how old commit ${result.commit} is`];
    return distance > COMMITS_MAX ? [`${result.scenario}: ${distance} commits old; run npm run surge -- all`] : [];
  });
}
