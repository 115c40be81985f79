import { parse } from "csv-parse/sync";
import type { Question } from "../events/bookable-event.ts";

/** More than any club brings, and so few that every row can be looked at. Our choice. */
export const IMPORT_ROWS_MAX = 1000;

export type FileRefusal = "not_csv" | "no_rows" | "too_many_rows" | "columns_missing";

/** One rider as the file has it, under the number of the row in the spreadsheet. */
export type FileRow = { row: number; cells: Record<string, string> };

export type RiderFile =
  | { ok: true; rows: FileRow[]; unread: string[] }
  | { ok: false; because: FileRefusal; columns: string[] };

type AskedEvent = { questions: readonly Question[]; categories: readonly { id: string }[] };

/** The columns beside the questions, and how else people head them. */
export const FILE_COLUMNS = [
  { id: "name", header: "Name", also: ["full name", "rider", "rider name", "participant"] },
  {
    id: "phone",
    header: "Phone",
    also: ["mobile", "mobile number", "phone number", "mobile no", "contact", "whatsapp"],
  },
  { id: "email", header: "Email", also: ["e mail", "e mail id", "email address", "email id", "mail"] },
  { id: "category", header: "Category", also: ["ride", "distance", "race"] },
  { id: "cash", header: "Paid in cash (rupees)", also: ["paid in cash", "cash", "amount", "cash rupees"] },
  { id: "reason", header: "Reason, if free", also: ["reason", "why", "complimentary", "note"] },
  { id: "language", header: "Language", also: [] },
  { id: "waiver", header: "Waiver signed on paper", also: ["waiver", "waiver signed", "signed"] },
] as const;

/** What the template has, and what a file's columns are known by. */
export const headersOf = (questions: readonly Question[]): string[] => [
  ...FILE_COLUMNS.map(({ header }) => header),
  ...questions.map(({ label }) => label),
];

/**
 * A CSV as spreadsheets save it: UTF-8 with or without a byte order mark, UTF-16, or Windows-1252; with commas, semicolons or
 * tabs. Columns are known by their heads, in any order.
 */
export function readRiderFile(bytes: Uint8Array, event: AskedEvent): RiderFile {
  const refused = (because: FileRefusal, columns: string[] = []): RiderFile => ({ ok: false, because, columns });
  // A workbook is a ZIP, an old one an OLE file (MS-CFB 2.2).
  if (["PK\u0003\u0004", "\u00d0\u00cf\u0011\u00e0"].includes(String.fromCharCode(...bytes.subarray(0, 4)))) {
    return refused("not_csv");
  }
  const records = recordsOf(textOf(bytes));
  if (records === null) return refused("not_csv");
  const [header = [], ...rest] = records;
  const ids = header.map((text) => columnOf(text, event.questions));
  const missing = FILE_COLUMNS.filter(
    ({ id }) => ["name", "phone", "email"].includes(id) || (id === "category" && event.categories.length > 1),
  ).filter(({ id }) => !ids.includes(id));
  if (missing.length > 0)
    return refused(
      "columns_missing",
      missing.map((column) => column.header),
    );

  const rows = rest.flatMap((record, index): FileRow[] => {
    if (record.every((cell) => cell.trim() === "")) return [];
    const cells: Record<string, string> = {};
    for (const [column, id] of ids.entries()) if (id !== null) cells[id] ??= cleaned(record[column] ?? "");
    // The header is the spreadsheet's first row.
    return [{ row: index + 2, cells }];
  });
  if (rows.length === 0) return refused("no_rows");
  if (rows.length > IMPORT_ROWS_MAX) return refused("too_many_rows");
  return { ok: true, rows, unread: header.filter((text, index) => ids[index] === null && text.trim() !== "") };
}

function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // "CSV" in Excel's list of formats, without "UTF-8" (Windows' Western code page).
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function recordsOf(text: string): string[][] | null {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const counts = [",", ";", "\t"].map((delimiter) => ({ delimiter, count: firstLine.split(delimiter).length }));
  const { delimiter } = counts.reduce((most, each) => (each.count > most.count ? each : most));
  try {
    return parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false });
  } catch {
    return null;
  }
}

/** Letters and digits in lower case: `Email ID:` is `email id`. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();

function columnOf(header: string, questions: readonly Question[]): string | null {
  const wanted = plain(header);
  const question = questions.find(({ label }) => plain(label) === wanted);
  if (question) return question.id;
  const known = FILE_COLUMNS.find(({ header: own, also }) => [plain(own), ...also].includes(wanted));
  return known?.id ?? null;
}

/** Without the apostrophe by which a spreadsheet, and our own download, keep a text from being run. */
const cleaned = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@\d])/, "");
