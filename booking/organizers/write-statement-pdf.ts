import PDFDocument from "pdfkit";
import { indiaStamp } from "#platform/india-local.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import type { StatementLine } from "./event-statement.ts";
import type { EventStatement } from "./read-statement.ts";
import { countWords, gatewayPaise, givenBackPaise, summaryOf } from "./statement-summary.ts";

type Sheet = InstanceType<typeof PDFDocument>;

const LEFT = 42;
const RIGHT = 553;
const TOP = 48;
/** Below it stands the page's number. */
const BOTTOM = 780;
const ROW_HEIGHT = 15;

/** The columns of the bookings: where each begins or, for amounts, ends. */
const COLUMNS: { name: string; at: number; width: number; isAmount: boolean; of(line: StatementLine): string }[] = [
  { name: "Booking", at: LEFT, width: 54, isAmount: false, of: (line) => line.reference },
  { name: "Category", at: 98, width: 76, isAmount: false, of: (line) => latin(line.categoryName) },
  { name: "State", at: 176, width: 44, isAmount: false, of: (line) => line.state },
  { name: "Confirmed", at: 222, width: 48, isAmount: false, of: confirmedOf },
  { name: "Collected", at: 270, width: 50, isAmount: true, of: (line) => amount(line.collectedPaise) },
  { name: "Given back", at: 322, width: 50, isAmount: true, of: (line) => amount(-givenBackPaise(line)) },
  { name: "Razorpay", at: 374, width: 42, isAmount: true, of: (line) => amount(-gatewayPaise(line)) },
  { name: "Platform", at: 418, width: 40, isAmount: true, of: (line) => amount(-line.platformFeePaise) },
  { name: "Unsettled", at: 460, width: 46, isAmount: true, of: (line) => amount(-line.unsettledPaise) },
  { name: "Owed", at: 508, width: RIGHT - 508, isAmount: true, of: (line) => amount(line.owedPaise) },
];

/**
 * The statement to print or to send to an accountant: the totals, then every booking. Set in a font that every PDF reader
 * has, which knows Latin letters alone: other scripts are left out, and ₹ is written Rs.
 */
export async function writeStatementPdf(event: BookableEvent, statement: EventStatement): Promise<Uint8Array> {
  const title = latin(event.title, event.slug);
  const sheet = new PDFDocument({
    size: "A4",
    margin: 0,
    bufferPages: true,
    info: { Title: `Statement of ${title}`, Author: latin(event.organizerName), CreationDate: statement.generatedAt },
  });
  const chunks: Uint8Array[] = [];
  const isWritten = new Promise<void>((resolve, reject) => {
    sheet.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    sheet.on("end", resolve);
    sheet.on("error", reject);
  });

  const y = writeSummary(sheet, event, title, statement);
  writeBookings(sheet, statement.bookings, y + 26);
  numberPages(sheet, `Statement of ${title}, ${stampOf(statement.generatedAt)}`);
  sheet.end();
  await isWritten;
  return Buffer.concat(chunks);
}

function writeSummary(sheet: Sheet, event: BookableEvent, title: string, statement: EventStatement): number {
  write(sheet, title, LEFT, TOP, { size: 18, isBold: true, width: RIGHT - LEFT });
  write(sheet, `Statement of ${stampOf(statement.generatedAt)}`, LEFT, TOP + 26, { size: 10 });
  write(sheet, `${latin(event.organizerName)} · event on ${indianDate(event.startsAt)}`, LEFT, TOP + 40, { size: 10 });
  const counts = countWords(statement.counts).join(" · ");
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

function writeBookings(sheet: Sheet, lines: readonly StatementLine[], from: number): void {
  let y = writeHeader(sheet, from);
  for (const line of lines) {
    if (y + ROW_HEIGHT > BOTTOM) {
      sheet.addPage();
      y = writeHeader(sheet, TOP);
    }
    for (const { at, width, isAmount, of } of COLUMNS)
      write(sheet, of(line), at, y, { size: 8, width, isRight: isAmount });
    y += ROW_HEIGHT;
  }
  if (lines.length === 0) write(sheet, "No payment was captured.", LEFT, y, { size: 9 });
}

function writeHeader(sheet: Sheet, y: number): number {
  for (const { name, at, width, isAmount } of COLUMNS) {
    write(sheet, name, at, y, { size: 8, isBold: true, width, isRight: isAmount });
  }
  rule(sheet, y + 12);
  return y + 17;
}

function numberPages(sheet: Sheet, text: string): void {
  const { count } = sheet.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    sheet.switchToPage(page);
    write(sheet, text, LEFT, BOTTOM + 20, { size: 8, color: "#555555" });
    write(sheet, `Page ${page + 1} of ${count}`, RIGHT - 100, BOTTOM + 20, {
      size: 8,
      color: "#555555",
      width: 100,
      isRight: true,
    });
  }
}

type Style = { size: number; isBold?: boolean; width?: number; isRight?: boolean; color?: string };

/** One line; what does not fit its width is cut. */
function write(sheet: Sheet, text: string, x: number, y: number, { size, isBold, width, isRight, color }: Style): void {
  sheet
    .font(isBold ? "Helvetica-Bold" : "Helvetica")
    .fontSize(size)
    .fillColor(color ?? "#000000")
    .text(text, x, y, {
      lineBreak: false,
      ...(width !== undefined && { width, height: size + 2, ellipsis: true, lineBreak: true }),
      align: isRight ? "right" : "left",
    });
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
