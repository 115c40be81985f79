import { fileURLToPath } from "node:url";
import { systemClock } from "#platform/clock.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { runProgram } from "../servers/start-program.ts";
import { anEventWithCalledNumbers } from "./called-numbers.ts";
import { findFaults } from "./check-holds.ts";
import type { Latency } from "./load/latency.ts";
import type { LoadOrder, LoadReport } from "./load/main.ts";
import type { Phase } from "./load/phase.ts";
import { type PgbenchScript, runPgbench } from "./pgbench/pgbench.ts";
import type { Stage } from "./stage.ts";

/** What one measurement found: its figures, and everything that was wrong about it (which is never its speed). */
export type Measured<Figures> = Figures & { faults: string[] };

const NUMBERS_PER_SECOND = 30_000;
const STATUS_OK = 200;
const CREATED = 201;
const BUSY = 503;

export async function measurePgbench(
  stage: Stage,
  pgbench: string,
  run: { script: PgbenchScript; clients: number; seconds: number },
): Promise<Measured<{ perSecond: number }>> {
  const event = await anEventOnSale({ ...stage, clock: systemClock }, { capacity: 100_000_000 });
  await stage.pool.query("CHECKPOINT"); // None may fall into one measurement and not into the other.
  const { held, perSecond } = await runPgbench(pgbench, stage.databaseUrl, { ...run, eventId: event.id });
  return { perSecond, faults: await findFaults(stage, event.id, { held, perhaps: 0 }, "pgbench") };
}

/** Claims as fast as `connections` can ask, each with a called ticket of its own. */
export function measureHolds(stage: Stage, run: { connections: number; seconds: number }) {
  return measureClaims(stage, run.seconds * NUMBERS_PER_SECOND, { kind: "claims", ...run });
}

/** Claims that come at a fixed rate, whatever becomes of the earlier ones. */
export function measureHoldsAtRate(stage: Stage, run: { perSecond: number; seconds: number }) {
  return measureClaims(stage, run.perSecond * run.seconds, { kind: "claims_at_rate", ...run });
}

type ClaimLoad =
  | { kind: "claims"; connections: number; seconds: number }
  | { kind: "claims_at_rate"; perSecond: number; seconds: number };

export type HoldFigures = {
  perSecond: number;
  p50: number;
  p99: number;
  busy: number;
  phases: Record<Phase, Latency>;
};

async function measureClaims(stage: Stage, count: number, load: ClaimLoad): Promise<Measured<HoldFigures>> {
  const numbers = await anEventWithCalledNumbers(stage, count);
  await stage.pool.query("CHECKPOINT");
  const report = await runLoad({ port: stage.port, secretKey: stage.secretKey, numbers, ...load });
  const { [CREATED]: held = 0, [BUSY]: busy = 0, ...others } = report.statuses;
  const faults = await findFaults(stage, numbers.eventId, { held, perhaps: busy }, "startline");
  for (const [status, times] of Object.entries(others)) faults.push(`${times} claims were answered ${status}`);
  return { perSecond: held / report.seconds, p50: report.p50, p99: report.p99, phases: report.phases, busy, faults };
}

export async function measureStatus(stage: Stage, run: { connections: number; seconds: number }) {
  const { slug } = await anEventWithCalledNumbers(stage, 1000);
  const report = await runLoad({ kind: "status", port: stage.port, slug, ...run });
  const { [STATUS_OK]: answered = 0, ...others } = report.statuses;
  const faults = Object.entries(others).map(([status, times]) => `${times} status requests were answered ${status}`);
  return { perSecond: answered / report.seconds, p50: report.p50, p99: report.p99, faults };
}

export const runLoad = (order: LoadOrder): Promise<LoadReport> => runGenerator("load/main.ts", order);

/** Runs a program of this folder in a process of its own; its order is the argument, its report the last line it prints. */
export async function runGenerator<Report>(file: string, order: object): Promise<Report> {
  const main = fileURLToPath(new URL(file, import.meta.url));
  const args = [main, JSON.stringify(order)];
  const output = await runProgram({ name: "load generator", command: process.execPath, args });
  return JSON.parse(output.trimEnd().split("\n").at(-1) ?? "");
}
