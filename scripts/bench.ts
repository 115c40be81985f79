import { bestOf, medianOf, milliseconds, printSeries, wholeNumber } from "../bench/figures.ts";
import { printMachine } from "../bench/machine.ts";
import { measureHolds, measureHoldsAtRate, measurePgbench, measureStatus } from "../bench/measure.ts";
import { findPgbench, type PgbenchScript } from "../bench/pgbench/pgbench.ts";
import { openStage, type Stage } from "../bench/stage.ts";
import { stopEverything } from "../servers/start-program.ts";
import { buildIfStale } from "./build.ts";
import { showStep } from "./progress.mjs";

const ROUNDS = 3;
const SECONDS = 2;
const CLAIMS_PER_SECOND = 200;

const scripts: { script: PgbenchScript; name: string }[] = [
  { script: "hold-in-statements", name: "statements" },
  { script: "hold-in-one-call", name: "one call" },
];
const ofPgbench = scripts.flatMap(({ script, name }) =>
  [1, 8, 32].map((clients) => ({ script, clients, label: `${name}, ${clients} clients`, values: [] as number[] })),
);
const ofHttp = [64, 128, 256].map((connections) => ({
  connections,
  label: `${connections} connections`,
  values: [] as number[],
}));
const faults: string[] = [];

try {
  const pgbench = findPgbench();
  await buildIfStale();
  const stage = await showStep("Starting PostgreSQL, Redis and the app", openStage);
  await showStep("Warming up", () => measureHolds(stage, { connections: 64, seconds: SECONDS }));
  for (let round = 1; round <= ROUNDS; round += 1) {
    await showStep(`Round ${round} of ${ROUNDS}`, () => measureRound(stage, pgbench));
  }
  const others = await showStep("Latency and status documents", () => measureOthers(stage));
  await printMachine(stage);
  printHolds();
  printOthers(others);
} catch (error) {
  faults.push(error instanceof Error && error.name === "Error" ? error.message : String(error));
} finally {
  await stopEverything();
}
for (const fault of faults) console.error(`✗ ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;

/** pgbench and HTTP by turns, so that whatever else the machine does falls on both. */
async function measureRound(stage: Stage, pgbench: string): Promise<void> {
  for (const { script, clients, label, values } of ofPgbench) {
    const measured = await measurePgbench(stage, pgbench, { script, clients, seconds: SECONDS });
    values.push(measured.perSecond);
    noteFaults(`pgbench, ${label}`, measured.faults);
  }
  for (const { connections, label, values } of ofHttp) {
    const measured = await measureHolds(stage, { connections, seconds: SECONDS });
    values.push(measured.perSecond);
    noteFaults(`HTTP, ${label}`, measured.faults);
  }
}

async function measureOthers(stage: Stage) {
  const alone = await measureHolds(stage, { connections: 1, seconds: SECONDS });
  noteFaults("one claim at a time", alone.faults);
  const steady = await measureHoldsAtRate(stage, { perSecond: CLAIMS_PER_SECOND, seconds: 10 });
  noteFaults(`${CLAIMS_PER_SECOND} claims a second`, steady.faults);
  const status = await measureStatus(stage, { connections: 64, seconds: SECONDS });
  noteFaults("status documents", status.faults);
  return { alone, steady, status };
}

function noteFaults(measurement: string, found: string[]): void {
  faults.push(...found.map((fault) => `${measurement}: ${fault}`));
}

function printHolds(): void {
  printSeries("Holds per second, pgbench", ofPgbench);
  printSeries("Holds per second, HTTP", ofHttp);
  const [best, reference] = [bestOf(ofHttp), bestOf(ofPgbench)];
  const ratio = medianOf(best.values) / medianOf(reference.values);
  console.log(`\n${ratio.toFixed(2)} x: HTTP (${best.label}) to the best of pgbench (${reference.label}), medians.`);
}

function printOthers({ alone, steady, status }: Awaited<ReturnType<typeof measureOthers>>): void {
  const latency = ({ p50, p99 }: { p50: number; p99: number }) => `p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)}`;
  console.log(`\nA claim at ${CLAIMS_PER_SECOND} a second: ${latency(steady)}`);
  console.log(`A claim alone:            ${latency(alone)}`);
  console.log(`Status documents:         ${wholeNumber(status.perSecond)} a second, ${latency(status)}\n`);
}
