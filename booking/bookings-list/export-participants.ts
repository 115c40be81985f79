import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { BYTE_ORDER_MARK, csvLines } from "#platform/csv.ts";
import { type Cell, type ExportedEvent, headerOf, PHONE_COLUMN } from "./participant-rows.ts";
import { readParticipantRows } from "./read-participant-rows.ts";

/** The participants as CSV, piece by piece. */
export async function* exportParticipants(
  deps: Parameters<typeof readParticipantRows>[0],
  event: ExportedEvent,
  isForAll: boolean,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + linesOf([headerOf(event.questions)]);
  for await (const rows of readParticipantRows(deps, event, isForAll)) yield linesOf(rows.map(asText));
}

const linesOf = (rows: string[][]): string => csvLines(rows, { escapesFormulas: true });

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
