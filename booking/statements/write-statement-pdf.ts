import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import PDFDocument from "pdfkit";
import { indiaStamp } from "#platform/india-local.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import { devanagariFont } from "./devanagari-font.ts";
import type { StatementLine } from "./event-statement.ts";
import { isDevanagari, printable, runsOf } from "./printable-text.ts";
import type { PrintedLine, PrintedStatement } from "./read-statement.ts";
import { countCopy, gatewayPaise, givenBackPaise, summaryOf } from "./statement-summary.ts";

type Sheet = InstanceType<typeof PDFDocument>;

const LEFT = 42;
const RIGHT = 553;
const TOP = 48;
/** Below it stands the page's number. */
const BOTTOM = 780;
const ROW_HEIGHT = 15;
const HEADER_HEIGHT = 17;

/** The columns of the bookings: where each begins or, for amounts, ends. */
const COLUMNS: { name: string; at: number; width: number; isAmount: boolean; of(line: PrintedLine): string }[] = [
  { name: "Booking", at: LEFT, width: 53, isAmount: false, of: (line) => line.reference },
  { name: "Name", at: 98, width: 86, isAmount: false, of: (line) => line.name },
  { name: "Category", at: 187, width: 54, isAmount: false, of: (line) => line.categoryName },
  { name: "Confirmed", at: 244, width: 44, isAmount: false, of: confirmedOf },
  { name: "Collected", at: 290, width: 42, isAmount: true, of: (line) => amount(line.collectedPaise) },
  { name: "Returned", at: 334, width: 42, isAmount: true, of: (line) => amount(-givenBackPaise(line)) },
  { name: "Razorpay", at: 378, width: 40, isAmount: true, of: (line) => amount(-gatewayPaise(line)) },
  { name: "Startline", at: 420, width: 38, isAmount: true, of: (line) => amount(-line.platformFeePaise) },
  { name: "Still open", at: 460, width: 44, isAmount: true, of: (line) => amount(-line.unsettledPaise) },
  { name: "Receive", at: 506, width: RIGHT - 506, isAmount: true, of: (line) => amount(line.owedPaise) },
];

const ROWS_PER_PAGE = Math.floor((BOTTOM - TOP - HEADER_HEIGHT) / ROW_HEIGHT);
/** After so many rows others get their turn: a row takes about half a millisecond. */
const ROWS_AT_ONCE = 10;

/** Leaves everything to others for a while, after work of so many milliseconds. */
type Rest = (workMs: number) => Promise<unknown>;

/**
 * The statement to print or to send to an accountant, piece by piece: the totals, then every booking. Latin letters are
 * set in a font that every PDF reader has and which does not know ₹ (it is written Rs), Devanagari in one that the file brings along
 * (`devanagari-font.ts`); other scripts are left out. Each page is given out when it is full, and between a few rows everybody else in
 * the process gets their turn.
 */
export function writeStatementPdf(event: BookableEvent, statement: PrintedStatement, rest: Rest = nextTurn): Readable {
  const title = printable(event.title) || event.slug;
  const sheet = new PDFDocument({
    size: "A4",
    margin: 0,
    info: {
      Title: `Statement of ${title}`,
      Author: printable(event.organizerName),
      CreationDate: statement.generatedAt,
    },
  });
  sheet.registerFont(DEVANAGARI, devanagariFont());
  const pdf = new Readable({ read: () => void sheet.resume(), destroy: (error, done) => done(error) });
  sheet.on("data", (chunk: Uint8Array) => {
    if (!pdf.push(chunk)) sheet.pause();
  });
  sheet.on("end", () => pdf.push(null));

  const write = async () => {
    const y = writeSummary(sheet, event, title, statement) + 26;
    const pages = countPages(statement.bookings.length, y);
    const number = pageNumbers(sheet, `Statement of ${title}, ${stampOf(statement.generatedAt)}`, pages);
    await writeBookings(sheet, statement, { from: y, number, rest, isOver: () => pdf.destroyed });
    sheet.end();
  };
  write().catch((error: Error) => pdf.destroy(error));
  return pdf;
}

function writeSummary(sheet: Sheet, event: BookableEvent, title: string, statement: PrintedStatement): number {
  write(sheet, title, LEFT, TOP, { size: 18, isBold: true, width: RIGHT - LEFT });
  write(sheet, `Statement of ${stampOf(statement.generatedAt)}`, LEFT, TOP + 26, { size: 10 });
  write(sheet, `${event.organizerName} · event on ${indianDate(event.startsAt)}`, LEFT, TOP + 40, { size: 10 });
  const counts = countCopy(statement.counts).join(" · ");
  sheet.text(counts, LEFT, TOP + 54, { width: RIGHT - LEFT });

  let y = sheet.y + 16;
  for (const { label, amountPaise, note, isSum } of summaryOf(statement.totals, statement.counts)) {
    if (isSum) rule(sheet, y - 4);
    write(sheet, label, LEFT, y, { size: 11, isBold: isSum });
    if (note) write(sheet, note, LEFT + 150, y + 1, { size: 9, color: "#555555" });
    write(sheet, rupees(amountPaise), RIGHT - 130, y, { size: 11, isBold: isSum, width: 130, isRight: true });
    y += isSum ? 24 : 18;
  }
  return y;
}

type Way = { from: number; number: () => void; rest: Rest; isOver: () => boolean };

async function writeBookings(
  sheet: Sheet,
  { bookings, count }: PrintedStatement,
  { from, number, rest, isOver }: Way,
): Promise<void> {
  number();
  if (bookings.length < count) {
    const all = count.toLocaleString("en-IN");
    write(sheet, `The ${all} bookings are more than anybody prints: the CSV has every one.`, LEFT, from, { size: 10 });
    return;
  }
  let y = writeHeader(sheet, from);
  let since = performance.now();
  for (const [index, line] of bookings.entries()) {
    if (y + ROW_HEIGHT > BOTTOM) {
      sheet.addPage();
      number();
      y = writeHeader(sheet, TOP);
    }
    for (const { at, width, isAmount, of } of COLUMNS)
      write(sheet, of(line), at, y, { size: 8, width, isRight: isAmount });
    y += ROW_HEIGHT;
    if (index % ROWS_AT_ONCE === 0) {
      await rest(performance.now() - since);
      since = performance.now();
    }
    if (isOver()) return;
  }
  if (bookings.length === 0) write(sheet, "No payment was captured.", LEFT, y, { size: 9 });
}

function writeHeader(sheet: Sheet, y: number): number {
  for (const { name, at, width, isAmount } of COLUMNS) {
    write(sheet, name, at, y, { size: 8, isBold: true, width, isRight: isAmount });
  }
  rule(sheet, y + 12);
  return y + HEADER_HEIGHT;
}

/** On how many pages so many rows stand, of which the first has room from `y` on. */
function countPages(rows: number, y: number): number {
  const onFirst = Math.floor((BOTTOM - y - HEADER_HEIGHT) / ROW_HEIGHT);
  return 1 + Math.max(0, Math.ceil((rows - onFirst) / ROWS_PER_PAGE));
}

/** Numbers the page that is open, each time one after the last. */
function pageNumbers(sheet: Sheet, text: string, pages: number): () => void {
  let page = 0;
  return () => {
    page += 1;
    write(sheet, text, LEFT, BOTTOM + 20, { size: 8, color: "#555555" });
    const number = { size: 8, color: "#555555", width: 100, isRight: true };
    write(sheet, `Page ${page} of ${pages}`, RIGHT - 100, BOTTOM + 20, number);
  };
}

type Style = { size: number; isBold?: boolean; width?: number; isRight?: boolean; color?: string };

/** Of Helvetica, in parts of its size: letters of both fonts stand on one line. */
const ASCENT = 0.718;

/** One line; what does not fit its width is cut. Placed by ourselves: the library's own wrapping takes ten times as long. */
function write(sheet: Sheet, text: string, x: number, y: number, { size, isBold, width, isRight, color }: Style): void {
  sheet.fontSize(size).fillColor(color ?? "#000000");
  const latin = isBold ? "Helvetica-Bold" : "Helvetica";
  const shown = width === undefined ? printable(text) : cut(sheet, printable(text), width, latin);
  let left = isRight && width !== undefined ? x + width - widthOf(sheet, shown, latin) : x;
  for (const run of runsOf(shown)) {
    sheet.font(fontOf(run, latin)).text(run, left, y + size * ASCENT, { lineBreak: false, baseline: "alphabetic" });
    left += sheet.widthOfString(run);
  }
}

/** The longest beginning that fits, found by halves: shaping a name takes a tenth of a millisecond. */
function cut(sheet: Sheet, text: string, width: number, latin: string): string {
  if (widthOf(sheet, text, latin) <= width) return text;
  const letters = [...graphemes.segment(text)].map(({ segment }) => segment);
  const beginning = (length: number) => `${letters.slice(0, length).join("")}…`;
  let [fits, tooMany] = [0, letters.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (widthOf(sheet, beginning(middle), latin) <= width) fits = middle;
    else tooMany = middle;
  }
  return beginning(fits);
}

const graphemes = new Intl.Segmenter();

function widthOf(sheet: Sheet, text: string, latin: string): number {
  let width = 0;
  for (const run of runsOf(text)) width += sheet.font(fontOf(run, latin)).widthOfString(run);
  return width;
}

const DEVANAGARI = "Devanagari";
const fontOf = (run: string, latin: string): string => (isDevanagari.test(run) ? DEVANAGARI : latin);

const rule = (sheet: Sheet, y: number): void =>
  void sheet.moveTo(LEFT, y).lineTo(RIGHT, y).lineWidth(0.5).strokeColor("#999999").stroke();

const rupeesFormat = new Intl.NumberFormat("en-IN", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const amount = (paise: number): string => (paise === 0 ? "-" : rupeesFormat.format(paise / 100));
const rupees = (paise: number): string => `${paise < 0 ? "-" : ""}Rs ${rupeesFormat.format(Math.abs(paise) / 100)}`;

/** Its day; of a booking that is confirmed no more, what became of it. */
function confirmedOf({ state, confirmedAt }: StatementLine): string {
  if (state !== "confirmed") return state;
  return confirmedAt ? indiaStamp(confirmedAt).slice(0, 10) : "";
}

const nextTurn: Rest = () => setImmediate();

const stampOf = (time: Date): string => `${indianDate(time)}, ${indianTime(time)}`;
