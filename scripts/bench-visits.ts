import { availableParallelism, loadavg } from "node:os";
import { milliseconds, wholeNumber } from "../bench/figures.ts";
import { printMachine } from "../bench/machine.ts";
import type { Measured } from "../bench/measure.ts";
import { prepareStage, type Stage, startApp } from "../bench/stage.ts";
import {
  measureFile,
  measureVisits,
  openVisitStage,
  sizeOf,
  type VisitFigures,
  type VisitStage,
} from "../bench/visits/measure-visits.ts";
import { runProgram, stopEverything } from "../servers/start-program.ts";
import { buildIfStale } from "./build.ts";
import { compressStatic } from "./compress-static.ts";
import { showStep } from "./progress.mjs";

const GOAL_PER_SECOND = 2000;
const CORES = 2;
const SECONDS = 10;
/** Every page that the cache keeps is asked for again after five seconds, the status after one; each in one encoding. */
const APP_REQUESTS_PER_SECOND_MOST = 2;
const EVENT_PAGE = "/e/pune-pandharpur";
const QUEUE_PAGE = `${EVENT_PAGE}/queue`;
const faults: string[] = [];

try {
  await buildIfStale();
  await showStep("Compressing what browsers load", compressStatic);
  const stage = await showStep("Starting PostgreSQL, Redis, the app and nginx", openStage);
  const bytes = await sizeOf(`${stage.nginx.url}${EVENT_PAGE}`);
  const file = await measured("One static file of the page's size", () => measureFile(stage, bytes, SECONDS));
  const visits = await measured("First visits", () => measureVisits(stage, EVENT_PAGE, { seconds: SECONDS }));
  const atGoal = { seconds: SECONDS, perSecond: GOAL_PER_SECOND };
  const goal = await measured("First visits at the goal's rate", () => measureVisits(stage, EVENT_PAGE, atGoal));
  const queue = await measured("First visits to the queue", () =>
    measureVisits(stage, QUEUE_PAGE, { seconds: SECONDS }),
  );
  await printMachine(stage);
  print([
    [`a static file of ${wholeNumber(bytes)} bytes`, file],
    ["a first visit to the event page", visits],
    [`the same, ${wholeNumber(GOAL_PER_SECOND)} a second`, goal],
    ["a first visit to the queue's page", queue],
  ]);
  printVerdict(file, visits);
} catch (error) {
  faults.push(error instanceof Error && error.name === "Error" ? error.message : String(error));
} finally {
  await stopEverything();
}
for (const fault of faults) console.error(`✗ ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;

async function openStage(): Promise<Stage & VisitStage> {
  const stage = await prepareStage();
  const env = stage.environment;
  await runProgram({ name: "seed", command: process.execPath, args: ["scripts/seed.ts"], env });
  return { ...stage, ...(await openVisitStage(stage.port, await startApp(stage), CORES)) };
}

async function measured(what: string, measure: () => Promise<Measured<VisitFigures>>): Promise<VisitFigures> {
  const { faults: found, ...figures } = await showStep(what, measure);
  faults.push(...found.map((fault) => `${what}: ${fault}`));
  return figures;
}

function print(rows: [string, VisitFigures][]): void {
  const heads = ["a second", "requests", "bytes", "p99", "nginx", "app", "reached the app"];
  const width = Math.max(...rows.map(([what]) => what.length)) + 2;
  const line = (what: string, cells: string[]) =>
    console.log(`${what.padEnd(width)}${cells.map((cell) => cell.padStart(17)).join("")}`);
  console.log(`\nCPU is in seconds for 1,000 visits; load ${(loadavg()[0] ?? 0).toFixed(1)}`);
  line("", heads);
  for (const [what, figures] of rows) {
    line(what, [
      wholeNumber(figures.perSecond),
      String(figures.requestsPerVisit),
      wholeNumber(figures.bytesPerVisit),
      milliseconds(figures.p99),
      (1000 * figures.nginxCpu).toFixed(3),
      (1000 * figures.appCpu).toFixed(3),
      `${figures.appRequests} in ${figures.seconds.toFixed(0)} s`,
    ]);
  }
}

function printVerdict(file: VisitFigures, visits: VisitFigures): void {
  const { nginxCpu, appRequests, seconds } = visits;
  const most = CORES / nginxCpu;
  console.log(
    `\nA visit costs nginx what ${(nginxCpu / file.nginxCpu).toFixed(1)} static files of the page's size cost it.`,
  );
  console.log(
    `${mark(most >= GOAL_PER_SECOND)} nginx alone could serve ${wholeNumber(most)} a second on ${CORES} cores; goal ${wholeNumber(GOAL_PER_SECOND)}.`,
  );
  const isWarm = appRequests <= APP_REQUESTS_PER_SECOND_MOST * seconds;
  console.log(
    `${mark(isWarm)} The app was asked ${(appRequests / seconds).toFixed(1)} times a second, however many came; goal ${APP_REQUESTS_PER_SECOND_MOST}.`,
  );
  if (availableParallelism() !== CORES)
    console.log(`This machine has ${availableParallelism()} cores; nginx had ${CORES} workers.`);
}

function mark(isMet: boolean): string {
  return isMet ? " " : "!";
}
