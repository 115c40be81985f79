import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { milliseconds, wholeNumber } from "../bench/figures.ts";
import type { Latency } from "../bench/load/latency.ts";
import { printMachine } from "../bench/machine.ts";
import type { Measured } from "../bench/measure.ts";
import { prepareStage, type Stage, startApp } from "../bench/stage.ts";
import { measureHealth, measureIncr, measureJoins } from "../bench/waiting/measure-joins.ts";
import { measureMemory } from "../bench/waiting/measure-memory.ts";
import { measureAbsence, measureSale, measureUnpacedSale, SALE } from "../bench/waiting/measure-sales.ts";
import { measureStatus, type StatusFigures } from "../bench/waiting/measure-status.ts";
import { plotSales } from "../bench/waiting/plot-sales.ts";
import { stopEverything } from "../servers/start-program.ts";
import { buildIfStale } from "./build.ts";
import { showStep } from "./progress.mjs";

const JOIN_RATE = { perSecond: 500, seconds: 20 };
const REMEMBERED = 100_000;
const LOOKING = { people: 20_000, seconds: 60 };
const ABSENT_SHARE = 0.2;
const PLOT = new URL("../docs/pictures/waiting-room.svg", import.meta.url);

const faults: string[] = [];
const results: Result[] = [];
type Sale = Awaited<ReturnType<typeof measureSale>>;
/** A figure beside its goal; nothing fails because one is missed. */
type Result = { what: string; figure: string; goal: string; isMet: boolean; load: string };

try {
  await buildIfStale();
  const stage = await showStep("Starting PostgreSQL and Redis", prepareStage);
  await measureRedis(stage);
  await showStep("Starting the app", () => startApp(stage));
  await measureRequests(stage);
  await measureCrowds(stage);
  await printMachine(stage);
  print();
} catch (error) {
  faults.push(error instanceof Error && error.name === "Error" ? error.message : String(error));
  print();
} finally {
  await stopEverything();
}
for (const fault of faults) console.error(`✗ ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;

async function measureRedis(stage: Stage): Promise<void> {
  for (const when of ["before", "open"] as const) {
    const step = `Memory of ${wholeNumber(REMEMBERED)} who joined ${phaseOf(when)}`;
    const { keys, server, isPacked } = await showStep(step, () => measureMemory(stage, { people: REMEMBERED, when }));
    const figure = `${keys.toFixed(1)} (server ${server.toFixed(1)}${isPacked ? "" : ", not packed"})`;
    note(`Redis bytes per person who joined ${phaseOf(when)}`, figure, "<= 32", Math.max(keys, server) <= 32);
  }
}

async function measureRequests(stage: Stage): Promise<void> {
  await showStep("Warming up", () => measureJoins(stage, "open", { perSecond: 200, seconds: 5 }));
  const incr = await showStep("INCR", () => measureIncr(stage, JOIN_RATE));
  const health = checked("health", await showStep("Health", () => measureHealth(stage, JOIN_RATE)));
  note("INCR at 500 a second", latency(incr), "", true);
  note("GET /api/health at 500 a second", latency(health), "", true);
  for (const when of ["before", "open"] as const) {
    const step = `500 joins a second ${phaseOf(when)}`;
    const joins = checked(step, await showStep(step, () => measureJoins(stage, when, JOIN_RATE)));
    const ratio = (other: Latency) => `${(joins.p50 / other.p50).toFixed(1)} x at p50`;
    const figure = `${latency(joins)}; ${ratio(health)} to health, ${ratio(incr)} to INCR`;
    note(step, figure, "p99 <= 50 ms", joins.p99 <= 50);
  }
  const status = await showStep("Status documents behind nginx", () => measureStatus(stage, LOOKING));
  noteStatus(status);
}

async function measureCrowds(stage: Stage): Promise<void> {
  const paced = await showStep("A sale in virtual time", () => measureSale(stage));
  noteSale(paced);
  const lost = await showStep("One in five absent", () => measureAbsence(stage, ABSENT_SHARE));
  note("Throughput lost with 20 % absent", `${(100 * lost).toFixed(1)} %`, "<= 3 %", lost <= 0.03);
  const unpaced = await showStep("The same sale, everybody called at once", () => measureUnpacedSale(stage));
  noteCrowd("unpaced", unpaced);
  if (process.argv.includes("--plot")) {
    const lines = [
      { label: "called at a pace", color: "#0b6e4f", moments: paced.moments },
      { label: "everybody called at once", color: "#b3401f", moments: unpaced.moments },
    ];
    const { people, places, concurrency: target } = SALE;
    writeFileSync(PLOT, plotSales(lines, { people, places, target }));
  }
}

function noteStatus({
  originRequests,
  perPersonAndMinute,
  requests,
  documents,
  age,
  latency: answer,
  ...rest
}: StatusFigures) {
  faults.push(...rest.faults.map((fault) => `status documents: ${fault}`));
  const rate = `${perPersonAndMinute.toFixed(4)} (${originRequests} of ${wholeNumber(requests)})`;
  note("Origin requests per person and minute", rate, "<= 0.02", perPersonAndMinute <= 0.02);
  const ages = [age.p50, age.p95, age.max].map((figure) => (figure / 1000).toFixed(1)).join(" / ");
  note("Age of a document on arrival, p50 / p95 / most", `${ages} s, ${documents} documents`, "", true);
  note("A poll through nginx", latency(answer), "", true);
}

function noteSale(sale: Sale): void {
  const { commandsPerPerson: commands, turnSeen, soldOutKnown } = sale;
  note("Redis commands per person, a whole sale", commands.toFixed(2), "<= 3", commands <= 3);
  note(
    "Your turn seen, p50 / p95",
    `${turnSeen.p50.toFixed(1)} / ${turnSeen.p95.toFixed(1)} s`,
    "p95 <= 5 s",
    turnSeen.p95 <= 5,
  );
  const share = soldOutKnown.within30Seconds;
  const known = `${(100 * share).toFixed(2)} % (p99 ${soldOutKnown.p99.toFixed(1)} s)`;
  note("Sold out known within 30 s", known, ">= 99 %", share >= 0.99);
  note("Requests per person and minute, at the cache", (sale.polls / sale.waitingMinutes).toFixed(1), "", true);
  noteWaits(sale.told);
  noteCrowd("paced", sale);
  note("Called, then nothing left (paced)", String(sale.refusedAfterCall), "0", sale.refusedAfterCall === 0);
  note(
    "At checkout at most (paced)",
    String(sale.heldMost),
    `<= ${SALE.concurrency}`,
    sale.heldMost <= SALE.concurrency,
  );
}

function noteWaits({ held, heldByTime, heldAtLeast, told, widthMinutes, ...rest }: Sale["told"]): void {
  const { early, middle, late } = heldByTime;
  const shares = `${percent(held)} (early ${percent(early)}, middle ${percent(middle)}, late ${percent(late)})`;
  note("The turn came within the range told", shares, ">= 80 %", held >= 0.8);
  note("Not before the earliest time told", percent(heldAtLeast), ">= 80 %", heldAtLeast >= 0.8);
  const kinds = `${percent(told.range)} / ${percent(told.atLeast)} / ${percent(told.nothing)}`;
  note("Told a range / an earliest time / nothing", `${kinds} of ${wholeNumber(rest.polls)} polls`, "", true);
  note("Middle range from end to end", `${widthMinutes} minutes`, "", true);
  const rises = `${wholeNumber(rest.peopleWithRise)} of ${wholeNumber(rest.people)} people, ${rest.rises} times`;
  note("Told a later time than before", rises, "<= 1 %", rest.peopleWithRise <= 0.01 * rest.people);
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function noteCrowd(name: string, sale: Omit<Sale, "commandsPerPerson" | "told">): void {
  const { minutesTo, disorder } = sale;
  const minutes = [minutesTo[90], minutesTo[99], minutesTo[100]]
    .map((figure) => figure?.toFixed(1) ?? "never")
    .join(" / ");
  note(`Minutes to 90 / 99 / 100 % sold (${name})`, minutes, "", true);
  note(
    `Disorder of calls / of places (${name})`,
    `${disorder.calls.toFixed(4)} / ${disorder.places.toFixed(4)}`,
    "",
    true,
  );
  const most = `${wholeNumber(sale.heldMost)} at checkout, ${wholeNumber(sale.claimsInOneSecondMost)} claims in one second`;
  note(`At most (${name})`, most, "", true);
  note(`Told their turn, then refused (${name})`, wholeNumber(sale.refusedAfterTurn), "", true);
  note(`Oversold (${name})`, String(sale.oversold), "0", sale.oversold === 0);
}

function phaseOf(when: "before" | "open"): string {
  return when === "before" ? "before the draw" : "at the open sale";
}
function latency({ p50, p99 }: { p50: number; p99: number }): string {
  return `p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)}`;
}

function checked<Figures>(
  measurement: string,
  { faults: found, ...figures }: Measured<Figures>,
): Omit<Measured<Figures>, "faults"> {
  faults.push(...found.map((fault) => `${measurement}: ${fault}`));
  return figures;
}

function note(what: string, figure: string, goal: string, isMet: boolean): void {
  results.push({ what, figure, goal, isMet, load: (loadavg()[0] ?? 0).toFixed(1) });
}

function print(): void {
  const width = Math.max(...results.map(({ what }) => what.length)) + 2;
  console.log(`\n  ${"".padEnd(width)}${"load".padStart(5)}`);
  for (const { what, figure, goal, isMet, load } of results) {
    console.log(
      `${isMet ? " " : "!"} ${what.padEnd(width)}${load.padStart(5)}   ${figure}${goal ? `   (goal ${goal})` : ""}`,
    );
  }
}
