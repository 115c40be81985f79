import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { BYTE_ORDER_MARK, csvLines } from "#platform/csv.ts";
import type { Cell } from "./download-columns.ts";
import { readListRows } from "./read-list-rows.ts";
import type { RidersList } from "./riders-list.ts";

/** A list of riders as CSV, piece by piece. */
export async function* exportParticipants(
  deps: Parameters<typeof readListRows>[0],
  eventId: string,
  list: RidersList,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + linesOf([list.columns.map(({ header }) => header)]);
  for await (const rows of readListRows(deps, eventId, list)) yield linesOf(rows.map((row) => row.map(asText)));
}

const linesOf = (rows: string[][]): string => csvLines(rows, { escapesFormulas: true });

function asText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isInteger(cell) ? String(cell) : cell.toFixed(2);
  return E164.test(cell) ? phoneText(cell) : cell;
}

/** Whatever the column: the phone of somebody to call is an answer. */
const E164 = /^\+[1-9]\d{7,14}$/;

/**
 * `+919820000495` → `91 98200 00495`: with a plus a spreadsheet takes it for a sum, without spaces for a number that it
 * shortens to 9.1982E+11. All digits stay.
 */
export const phoneText = (phone: string): string => {
  const indian = /^\+91(\d{5})(\d{5})$/.exec(phone);
  if (indian) return `91 ${indian[1]} ${indian[2]}`; // Nearly all: the library would take a good part of the export's time.
  return (parsePhoneNumberFromString(phone)?.formatInternational() ?? phone).replace(/^\+/, "");
};
