import { stringify } from "csv-stringify/sync";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { type Cell, type ExportedEvent, headerOf, PHONE_COLUMN } from "./participant-rows.ts";
import { readParticipantRows } from "./read-participant-rows.ts";

/** Without it Excel takes UTF-8 for something else and spoils every name in Devanagari. */
const BYTE_ORDER_MARK = "\uFEFF";

/** The participants as CSV, piece by piece. */
export async function* exportParticipants(
  deps: Parameters<typeof readParticipantRows>[0],
  event: ExportedEvent,
  isForAll: boolean,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLines([headerOf(event.questions)]);
  for await (const rows of readParticipantRows(deps, event, isForAll)) yield csvLines(rows.map(asText));
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets read as "this is text" (OWASP, CSV Injection). */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    // A carriage return alone would end the row for some readers, and the library quotes only what ends its own.
    { escape_formulas: true, quoted_match: /[\r\n]/, record_delimiter: "windows" },
  );

const asText = (row: readonly Cell[]): string[] =>
  row.map((cell, column) => {
    if (cell === null) return "";
    if (typeof cell === "number") return Number.isInteger(cell) ? String(cell) : cell.toFixed(2);
    return column === PHONE_COLUMN ? phoneText(cell) : cell;
  });

/**
 * `+919820000495` → `91 98200 00495`: with a plus a spreadsheet takes it for a sum, without spaces for a number that it
 * shortens to 9.1982E+11. All digits stay.
 */
export const phoneText = (phone: string): string => {
  const indian = /^\+91(\d{5})(\d{5})$/.exec(phone);
  if (indian) return `91 ${indian[1]} ${indian[2]}`; // Nearly all: the library would take a good part of the export's time.
  return (parsePhoneNumberFromString(phone)?.formatInternational() ?? phone).replace(/^\+/, "");
};
