import { Readable } from "node:stream";
import { setImmediate as pause } from "node:timers/promises";
import PDFDocument from "pdfkit";
import { indiaStamp } from "#platform/india-local.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import type { StatementLine } from "./event-statement.ts";
import type { EventStatement } from "./read-statement.ts";
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
const COLUMNS: { name: string; at: number; width: number; isAmount: boolean; of(line: StatementLine): string }[] = [
  { name: "Booking", at: LEFT, width: 54, isAmount: false, of: (line) => line.reference },
  { name: "Category", at: 98, width: 76, isAmount: false, of: (line) => latin(line.categoryName) },
  { name: "State", at: 176, width: 44, isAmount: false, of: (line) => line.state },
  { name: "Confirmed", at: 222, width: 48, isAmount: false, of: confirmedOf },
  { name: "Collected", at: 270, width: 50, isAmount: true, of: (line) => amount(line.collectedPaise) },
  { name: "Returned", at: 322, width: 50, isAmount: true, of: (line) => amount(-givenBackPaise(line)) },
  { name: "Razorpay", at: 374, width: 42, isAmount: true, of: (line) => amount(-gatewayPaise(line)) },
  { name: "Startline", at: 418, width: 40, isAmount: true, of: (line) => amount(-line.platformFeePaise) },
  { name: "Still open", at: 460, width: 46, isAmount: true, of: (line) => amount(-line.unsettledPaise) },
  { name: "Receive", at: 508, width: RIGHT - 508, isAmount: true, of: (line) => amount(line.owedPaise) },
];

const ROWS_PER_PAGE = Math.floor((BOTTOM - TOP - HEADER_HEIGHT) / ROW_HEIGHT);
/** After so many rows others get their turn: a row takes about half a millisecond. */
const ROWS_AT_ONCE = 10;

export type PrintedStatement = EventStatement & { count: number };

/**
 * The statement to print or to send to an accountant, piece by piece: the totals, then every booking. Set in a font that
 * every PDF reader has, which knows Latin letters alone: other scripts are left out, and ₹ is written Rs. Each page is given
 * out when it is full, and between a few rows everybody else in the process gets their turn.
 */
export function writeStatementPdf(event: BookableEvent, statement: PrintedStatement): Readable {
  const title = latin(event.title, event.slug);
  const sheet = new PDFDocument({
    size: "A4",
    margin: 0,
    info: { Title: `Statement of ${title}`, Author: latin(event.organizerName), CreationDate: statement.generatedAt },
  });
  const pdf = new Readable({ read: () => void sheet.resume(), destroy: (error, done) => done(error) });
  sheet.on("data", (chunk: Uint8Array) => {
    if (!pdf.push(chunk)) sheet.pause();
  });
  sheet.on("end", () => pdf.push(null));

  const write = async () => {
    const y = writeSummary(sheet, event, title, statement) + 26;
    const pages = countPages(statement.bookings.length, y);
    const number = pageNumbers(sheet, `Statement of ${title}, ${stampOf(statement.generatedAt)}`, pages);
    await writeBookings(sheet, statement, { from: y, number, isOver: () => pdf.destroyed });
    sheet.end();
  };
  write().catch((error: Error) => pdf.destroy(error));
  return pdf;
}

function writeSummary(sheet: Sheet, event: BookableEvent, title: string, statement: EventStatement): number {
  write(sheet, title, LEFT, TOP, { size: 18, isBold: true, width: RIGHT - LEFT });
  write(sheet, `Statement of ${stampOf(statement.generatedAt)}`, LEFT, TOP + 26, { size: 10 });
  write(sheet, `${latin(event.organizerName)} · event on ${indianDate(event.startsAt)}`, LEFT, TOP + 40, { size: 10 });
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

type Way = { from: number; number: () => void; isOver: () => boolean };

async function writeBookings(
  sheet: Sheet,
  { bookings, count }: PrintedStatement,
  { from, number, isOver }: Way,
): Promise<void> {
  number();
  if (bookings.length < count) {
    const all = count.toLocaleString("en-IN");
    write(sheet, `The ${all} bookings are more than anybody prints: the CSV has every one.`, LEFT, from, { size: 10 });
    return;
  }
  let y = writeHeader(sheet, from);
  for (const [index, line] of bookings.entries()) {
    if (y + ROW_HEIGHT > BOTTOM) {
      sheet.addPage();
      number();
      y = writeHeader(sheet, TOP);
    }
    for (const { at, width, isAmount, of } of COLUMNS)
      write(sheet, of(line), at, y, { size: 8, width, isRight: isAmount });
    y += ROW_HEIGHT;
    if (index % ROWS_AT_ONCE === 0) await pause();
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

/** One line; what does not fit its width is cut. Placed by ourselves: the library's own wrapping takes ten times as long. */
function write(sheet: Sheet, text: string, x: number, y: number, { size, isBold, width, isRight, color }: Style): void {
  sheet
    .font(isBold ? "Helvetica-Bold" : "Helvetica")
    .fontSize(size)
    .fillColor(color ?? "#000000");
  const shown = width === undefined ? text : cut(sheet, text, width);
  const left = isRight && width !== undefined ? x + width - sheet.widthOfString(shown) : x;
  sheet.text(shown, left, y, { lineBreak: false });
}

function cut(sheet: Sheet, text: string, width: number): string {
  if (sheet.widthOfString(text) <= width) return text;
  let length = text.length;
  while (length > 0 && sheet.widthOfString(`${text.slice(0, length)}…`) > width) length -= 1;
  return `${text.slice(0, length)}…`;
}

const rule = (sheet: Sheet, y: number): void =>
  void sheet.moveTo(LEFT, y).lineTo(RIGHT, y).lineWidth(0.5).strokeColor("#999999").stroke();

const rupeesFormat = new Intl.NumberFormat("en-IN", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const amount = (paise: number): string => (paise === 0 ? "-" : rupeesFormat.format(paise / 100));
const rupees = (paise: number): string => `${paise < 0 ? "-" : ""}Rs ${rupeesFormat.format(Math.abs(paise) / 100)}`;

function confirmedOf({ confirmedAt }: StatementLine): string {
  return confirmedAt ? indiaStamp(confirmedAt).slice(0, 10) : "";
}

const stampOf = (time: Date): string => `${indianDate(time)}, ${indianTime(time)}`;

/** Windows' Latin alphabet, which the standard fonts have. */
const latin = (text: string, otherwise = ""): string =>
  text
    .replaceAll("₹", "Rs ")
    .replaceAll(/[^\x20-\x7e\u00a0-\u00ff‘’“”–—…•€]/g, "")
    .replaceAll(/ {2,}/g, " ")
    .trim() || otherwise;
