import {
  anEventOf,
  anEventToPrint,
  type ClaimsBeside,
  type DownloadFigures,
  type FileKind,
  measureClaimsBeside,
  measureDownload,
  measurePdf,
  openDownloadStage,
  type PdfFigures,
} from "../bench/downloads/measure-downloads.ts";
import { medianOf, milliseconds, wholeNumber } from "../bench/figures.ts";
import { printMachine } from "../bench/machine.ts";
import { measureHoldsAtRate } from "../bench/measure.ts";
import { prepareStage, startApp } from "../bench/stage.ts";
import { stopEverything } from "../servers/start-program.ts";
import { buildIfStale } from "./build.ts";
import { showStep } from "./progress.mjs";

const FEW = 20_000;
const MANY = 100_000;
const GOAL_SECONDS = 20;
/** Five times the rows may cost five times the time and half as much again. */
const RATIO_MAX = 7.5;
/** The same memory, but for how late a garbage collector is. */
const MEMORY_RATIO_MAX = 1.2;
const PRINTED = 10_000;
const GOAL_PDF_SECONDS = 10;
const GOAL_CLAIM_RATIO = 1.5;
const CLAIM_RATE = { perSecond: 100, seconds: 40 };
const ROUNDS = 3;
const faults: string[] = [];

try {
  await buildIfStale();
  const stage = await showStep("Starting PostgreSQL, Redis and the app", async () => {
    const prepared = await prepareStage();
    return openDownloadStage(prepared, await startApp(prepared));
  });
  const [few, many, printed] = await showStep("Writing riders", async () => [
    await anEventOf(stage, FEW),
    await anEventOf(stage, MANY),
    await anEventToPrint(stage, PRINTED),
  ]);
  // Node keeps what memory it once had, so each kind has run before.
  for (const kind of ["csv", "xlsx"] as const)
    await showStep(`Warming up, ${kind}`, () => measureDownload(stage, many, kind));
  const rows: { kind: FileKind; few: DownloadFigures; many: DownloadFigures }[] = [];
  for (const kind of ["csv", "xlsx"] as const) {
    const ofFew = await showStep(`${kind}, ${wholeNumber(FEW)} riders`, () => measureDownload(stage, few, kind));
    const ofMany = await showStep(`${kind}, ${wholeNumber(MANY)} riders`, () => measureDownload(stage, many, kind));
    faults.push(...ofFew.faults, ...ofMany.faults);
    rows.push({ kind, few: ofFew, many: ofMany });
  }
  const pdf = await showStep(`pdf, ${wholeNumber(PRINTED)} bookings`, () => measurePdf(stage, printed));
  faults.push(...pdf.faults);
  const claims: ClaimsBeside[] = [];
  await showStep("Warming up claims", () => measureHoldsAtRate(stage, { ...CLAIM_RATE, seconds: 10 }));
  for (let round = 1; round <= ROUNDS; round += 1) {
    const found = await showStep(`Claims, round ${round} of ${ROUNDS}`, () =>
      measureClaimsBeside(stage, many, CLAIM_RATE),
    );
    claims.push(found);
    faults.push(...found.faults);
  }
  await printMachine(stage);
  for (const { kind, few: ofFew, many: ofMany } of rows) printKind(kind, ofFew, ofMany);
  printPdf(pdf);
  printClaims(claims);
} catch (error) {
  faults.push(error instanceof Error && error.name === "Error" ? error.message : String(error));
} finally {
  await stopEverything();
}
for (const fault of faults) console.error(`✗ ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;

function printKind(kind: FileKind, few: DownloadFigures, many: DownloadFigures): void {
  console.log(`\n${kind === "csv" ? "CSV" : "Excel"}`);
  for (const [riders, figures] of [
    [FEW, few],
    [MANY, many],
  ] as const) {
    const { seconds, bytes, peakMegabytes, grownMegabytes } = figures;
    console.log(
      `  ${wholeNumber(riders).padStart(7)} riders: ${seconds.toFixed(2)} s, ${wholeNumber(riders / seconds)} rows a second, ${(bytes / 1e6).toFixed(1)} MB; the process had at most ${wholeNumber(peakMegabytes)} MB, ${wholeNumber(grownMegabytes)} more than before`,
    );
  }
  const ratio = many.seconds / few.seconds;
  const memory = many.peakMegabytes / few.peakMegabytes;
  console.log(`${mark(many.seconds <= GOAL_SECONDS)} ${many.seconds.toFixed(1)} s; goal ${GOAL_SECONDS} s.`);
  console.log(
    `${mark(ratio <= RATIO_MAX)} ${ratio.toFixed(1)} x the time for ${MANY / FEW} x the rows; goal ${RATIO_MAX}.`,
  );
  console.log(
    `${mark(memory <= MEMORY_RATIO_MAX)} ${memory.toFixed(2)} x the memory for ${MANY / FEW} x the rows; goal ${MEMORY_RATIO_MAX}.`,
  );
}

function printPdf({ seconds, bytes }: PdfFigures): void {
  console.log(
    `\nMoney as PDF, ${wholeNumber(PRINTED)} bookings with names in Devanagari, ${(bytes / 1e6).toFixed(1)} MB`,
  );
  console.log(`${mark(seconds <= GOAL_PDF_SECONDS)} ${seconds.toFixed(1)} s; goal ${GOAL_PDF_SECONDS} s.`);
}

function printClaims(rounds: readonly ClaimsBeside[]): void {
  const ratios = rounds.map(({ p99 }) => p99.beside / p99.alone);
  const ratio = medianOf(ratios);
  const median = (figureOf: (round: ClaimsBeside) => number) => medianOf(rounds.map(figureOf));
  const [alone, beside] = [median(({ p99 }) => p99.alone), median(({ p99 }) => p99.beside)];
  const rows = wholeNumber(median(({ rowsPerSecond }) => rowsPerSecond));
  console.log(
    `\nA claim at ${CLAIM_RATE.perSecond} a second, p99: ${milliseconds(alone)} alone, ${milliseconds(beside)} beside downloads of ${wholeNumber(MANY)} riders, which had ${rows} rows a second meanwhile.`,
  );
  const each = ratios.map((one) => one.toFixed(2)).join(", ");
  console.log(
    `${mark(ratio <= GOAL_CLAIM_RATIO)} ${ratio.toFixed(2)} x, the median of the rounds' ${each}; goal ${GOAL_CLAIM_RATIO}.`,
  );
}

function mark(isMet: boolean): string {
  return isMet ? " " : "!";
}
