import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import { recoveryMs } from "../laws/recovery.ts";
import type { Finding } from "../laws/run-record.ts";
import type { Outcome } from "../run-scenario.ts";
import type { Size } from "../scenarios/scenario.ts";
import { type Percentiles, percentilesOf } from "./figures.ts";

export type Verdict = "kept" | "broken" | "invalid";

/** What report.json holds. Times of plots are seconds since the first visitor. */
export type Report = {
  scenario: string;
  tells: string;
  verdict: Verdict;
  commit: string;
  date: string;
  machine: string;
  seed: number;
  size: Size;
  seconds: number;
  /** With the first few of the offenders, and how many there were. */
  laws: (Finding & { offences: number })[];
  ends: Record<string, number>;
  classes: Record<string, Percentiles>;
  steps: Record<string, Percentiles & { class: string; outcomes: Record<string, number> }>;
  errors: Record<string, number>;
  lateness: { p50: number; p99: number; max: number };
  cpu: {
    seconds: Record<string, number>;
    memoryMostMb: Record<string, number>;
    productMsPerVisitor: number;
    productMsPerBooking: number;
  };
  faults: { name: string; atSeconds: number; soldAgainMs: number | null }[];
  waits: { toldLow: number; toldHigh: number | null; realMinutes: number }[];
  samples: {
    at: number;
    slug: string;
    confirmed: number;
    held: number;
    waiting: number;
    ahead: number;
    cpu: Record<string, number>;
  }[];
  perSecond: [number, number][];
};

/** Above this the crowd itself was late, and what it measured is partly its own. */
export const LATE_MS_MAX = 200;
const OFFENDERS_MAX = 8;
const WAITS_MAX = 2000;
/** The product, apart from simulators and crowd. */
const isProducts = (program: string): boolean => !/simulator|crowd/.test(program);

const isUsual = (usual: Size, played: Size): boolean =>
  usual.visitors === played.visitors && usual.places === played.places && usual.seconds === played.seconds;

export function reportOf(outcome: Outcome): Report {
  const { scenario, run, findings, tally, usage, memoryMost, lateness, samples, size, seed } = outcome;
  const steps = [...tally.steps];
  const seconds = Object.fromEntries(Object.entries(usage).map(([name, { cpuSeconds }]) => [name, cpuSeconds]));
  const products = Object.entries(seconds).reduce((sum, [name, value]) => sum + (isProducts(name) ? value : 0), 0);
  const bookings = run.records.filter(({ end }) => end === "confirmed").length;
  const since = (at: number) => Math.round((at - run.startedAt) / 100) / 10;
  return {
    scenario: scenario.name,
    tells: isUsual(scenario.size, size)
      ? scenario.tells
      : `${scenario.tells} Played here with ${size.visitors} visitors for ${size.places} places.`,
    verdict: verdictOf(findings, lateness.p99),
    commit: commitOf(),
    date: new Date(run.startedAt).toISOString(),
    machine: `${cpus().length} cores, ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}`,
    seed,
    size,
    seconds: since(run.endedAt),
    laws: findings.map((each) => ({
      ...each,
      offenders: each.offenders.slice(0, OFFENDERS_MAX),
      offences: each.offenders.length,
    })),
    ends: countBy(run.records, ({ end }) => end),
    classes: Object.fromEntries(
      ["kept", "called", "new", "public", "vendor"].map((name) => [
        name,
        percentilesOf(steps.filter(([, step]) => step.class === name).flatMap(([, { latencies }]) => latencies)),
      ]),
    ),
    steps: Object.fromEntries(
      steps.map(([name, { class: of, latencies, outcomes }]) => [
        name,
        { class: of, ...percentilesOf(latencies), outcomes: Object.fromEntries(outcomes) },
      ]),
    ),
    errors: errorsOf(steps.map(([name, { outcomes }]) => [name, outcomes])),
    lateness,
    cpu: {
      seconds,
      memoryMostMb: Object.fromEntries(Object.entries(memoryMost).map(([name, value]) => [name, Math.round(value)])),
      productMsPerVisitor: (products * 1000) / Math.max(1, run.records.length),
      productMsPerBooking: (products * 1000) / Math.max(1, bookings),
    },
    faults: run.faults.map((fault) => ({
      name: fault.name,
      atSeconds: since(fault.at),
      soldAgainMs: recoveryMs(fault, run.sales),
    })),
    waits: waitsOf(run.records),
    samples: samples.map(({ at, slug, confirmed, held, issued, serving, waiting, usage: used }) => ({
      at: since(at),
      slug,
      confirmed,
      held,
      waiting,
      ahead: Math.max(0, issued - serving),
      cpu: Object.fromEntries(Object.entries(used).map(([name, { cpuSeconds }]) => [name, cpuSeconds])),
    })),
    perSecond: [...tally.perSecond].map(([second, count]) => [Math.round(second - run.startedAt / 1000), count]),
  };
}

/** A late crowd proves nothing, but what it found broken is broken. */
function verdictOf(findings: readonly Finding[], lateMs: number): Verdict {
  if (findings.some(({ holds }) => !holds)) return "broken";
  return lateMs > LATE_MS_MAX ? "invalid" : "kept";
}

function errorsOf(steps: [string, Map<string, number>][]): Record<string, number> {
  const errors = steps.flatMap(([step, outcomes]) =>
    [...outcomes]
      .filter(([outcome]) => outcome !== "ok")
      .map(([outcome, count]): [string, number] => [`${step}: ${outcome}`, count]),
  );
  return Object.fromEntries(errors.sort(([, a], [, b]) => b - a));
}

/** Minutes from the first estimate that a page told to the turn, beside what it told. */
function waitsOf(records: Outcome["run"]["records"]): Report["waits"] {
  const waits = records.flatMap(({ toldWait, turnAt }) =>
    toldWait && turnAt !== null
      ? [
          {
            toldLow: toldWait.low,
            toldHigh: toldWait.high,
            realMinutes: Math.round((turnAt - toldWait.at) / 600) / 100,
          },
        ]
      : [],
  );
  const every = Math.ceil(waits.length / WAITS_MAX);
  return waits.filter((_, index) => index % Math.max(1, every) === 0);
}

function countBy<Thing>(things: readonly Thing[], key: (thing: Thing) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const thing of things) counts[key(thing)] = (counts[key(thing)] ?? 0) + 1;
  return counts;
}

function commitOf(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short=12", "HEAD"], { encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
}
