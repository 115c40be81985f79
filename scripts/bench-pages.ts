import { milliseconds } from "../bench/figures.ts";
import { printMachine } from "../bench/machine.ts";
import { openMoneyStage } from "../bench/money/money-stage.ts";
import { measureInSurge, measurePages, type PageFigures, signIn } from "../bench/pages/measure-pages.ts";
import { anEventWithRiders, pagesOf } from "../bench/pages/pages-stage.ts";
import { stopEverything } from "../servers/start-program.ts";
import { buildIfStale } from "./build.ts";
import { seed } from "./product.ts";
import { showStep } from "./progress.mjs";

const SMALL = { bookings: 1500, goalMs: 500 };
const LARGE = { bookings: 100_000, goalMs: 1000 };
/** People who come while the pages are loaded: each joins, takes a place, fills in the form and pays. */
const SURGE = { perSecond: 20, seconds: 75 };
const ROUNDS = 20;
const faults: string[] = [];

try {
  await buildIfStale();
  const stage = await showStep("Starting PostgreSQL, Redis, simulators, app and worker", openMoneyStage);
  const { organizer } = await seed(stage.environment);
  const browser = { url: stage.url, cookie: await signIn(stage.url, organizer) };
  const small = await showStep("An event with 1,500 bookings", () => anEventWithRiders(stage, SMALL.bookings));
  const large = await showStep("An event with 100,000 bookings", () => anEventWithRiders(stage, LARGE.bookings));

  await measurePages(browser, pagesOf(small), 2); // What is loaded once.
  const quiet = await measured("Each page, 1,500 bookings", () => measurePages(browser, pagesOf(small), ROUNDS));
  const wide = await measured("Each page, 100,000 bookings", () => measurePages(browser, pagesOf(large), ROUNDS));
  const surge = await measured("Each page, 1,500 bookings, in a surge", () =>
    measureInSurge(stage, small, browser, { rate: SURGE, times: ROUNDS }),
  );
  await printMachine(stage);
  print(quiet, surge, wide);
} catch (error) {
  faults.push(error instanceof Error && error.name === "Error" ? error.message : String(error));
} finally {
  await stopEverything();
}
for (const fault of faults) console.error(`✗ ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;

async function measured<Figures extends { faults: string[] }>(
  what: string,
  measure: () => Promise<Figures>,
): Promise<Figures> {
  const figures = await showStep(what, measure);
  faults.push(...figures.faults.map((fault) => `${what}: ${fault}`));
  return figures;
}

type Column = { pages: PageFigures[] };

function print(quiet: Column, surge: Column, wide: Column): void {
  const width = Math.max(...quiet.pages.map(({ page }) => page.length)) + 2;
  const heads = ["1,500", "in a surge", "100,000", "times 1,500"];
  console.log(`\np95 of ${ROUNDS} loads\n${"".padEnd(width)}${heads.map((head) => head.padStart(14)).join("")}`);
  for (const { page, p95 } of quiet.pages) {
    const inSurge = p95Of(surge, page);
    const inLarge = p95Of(wide, page);
    const isMissed = inSurge > SMALL.goalMs || inLarge > LARGE.goalMs;
    const cells = [milliseconds(p95), milliseconds(inSurge), milliseconds(inLarge), (inLarge / p95).toFixed(1)];
    console.log(`${isMissed ? "! " : "  "}${page.padEnd(width)}${cells.map((cell) => cell.padStart(14)).join("")}`);
  }
  console.log(
    `\nGoals: ${SMALL.goalMs} ms in a surge, ${LARGE.goalMs} ms with 100,000 bookings; ! marks a page that missed one.`,
  );
}

function p95Of({ pages }: Column, wanted: string): number {
  return pages.find(({ page }) => page === wanted)?.p95 ?? Number.NaN;
}
