import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { Cell, Column } from "./download-columns.ts";
import { readListRows } from "./read-list-rows.ts";
import type { RidersList } from "./riders-list.ts";

type InTurns = <Piece>(pieces: AsyncIterable<Piece>) => AsyncIterable<Piece>;
type Deps = Parameters<typeof readListRows>[0] & {
  /** When each piece is made; as soon as it is asked for where it is missing. */
  inTurns?: InTurns;
};

/** A list of riders as an Excel workbook, piece by piece. */
export const exportWorkbook = (deps: Deps, eventId: string, list: RidersList): Readable =>
  writeWorkbook(list.columns, readListRows(deps, eventId, list), deps.inTurns);

/**
 * A workbook of one sheet, piece by piece: the sheet is compressed while it is read, in zlib's own threads, and no faster than
 * somebody takes it. A text is an inline string, which no spreadsheet runs, whatever it begins with.
 */
export function writeWorkbook(
  columns: readonly Pick<Column, "header" | "width">[],
  rows: AsyncIterable<Cell[][]>,
  inTurns: InTurns = (pieces) => pieces,
): Readable {
  const sheet = Readable.from(inTurns(sheetOf(columns, rows)), { objectMode: false });
  const zip = new ZipFile();
  const workbook = zip.outputStream as Readable;
  sheet.on("error", (error) => workbook.destroy(error));
  workbook.on("close", () => sheet.destroy());
  for (const [name, xml] of Object.entries(PARTS)) zip.addBuffer(Buffer.from(XML_HEAD + xml), name);
  zip.addReadStream(sheet, "xl/worksheets/sheet1.xml");
  zip.end();
  return workbook;
}

async function* sheetOf(
  columns: readonly Pick<Column, "header" | "width">[],
  pages: AsyncIterable<Cell[][]>,
): AsyncGenerator<string> {
  const letters = columns.map((_, index) => lettersOf(index));
  const rowXml = (row: readonly Cell[], number: number, style = "") =>
    `<row r="${number}">${row.map((cell, index) => cellXml(cell, `r="${letters[index]}${number}"${style}`)).join("")}</row>`;
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const header = columns.map((column) => column.header);
  yield `${XML_HEAD}<worksheet xmlns="${MAIN}">${HEADER_STAYS}<cols>${widths.join("")}</cols><sheetData>`;
  yield rowXml(header, 1, ' s="1"');
  let number = 1;
  for await (const rows of pages) {
    const from = number + 1;
    number += rows.length;
    yield rows.map((row, index) => rowXml(row, from + index)).join("");
  }
  yield "</sheetData></worksheet>";
}

/** `A` to `Z`, `AA`, `AB`… */
function lettersOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : lettersOf(Math.floor(index / 26) - 1) + last;
}

/** Whoever scrolls down a long list still sees what its columns are. */
const HEADER_STAYS =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';

function cellXml(cell: Cell, attributes: string): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "number") return `<c ${attributes}><v>${cell}</v></c>`;
  return `<c ${attributes} t="inlineStr"><is><t xml:space="preserve">${textXml(cell)}</t></is></c>`;
}

/** Of one cell (Excel specifications and limits). */
const CELL_LENGTH_MAX = 32_767;

const textXml = (text: string): string =>
  text
    .slice(0, CELL_LENGTH_MAX)
    .toWellFormed()
    // What XML cannot hold.
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    // Excel reads _x0041_ as A (ECMA-376, ST_Xstring).
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");

const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const OFFICE_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** All that a workbook of one sheet needs (ECMA-376 part 1, 12.2). */
const PARTS = {
  "[Content_Types].xml":
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${OFFICE_TYPE}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${OFFICE_TYPE}.styles+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${OFFICE_TYPE}.worksheet+xml"/></Types>`,
  "_rels/.rels":
    `<Relationships xmlns="${RELATIONS}">` +
    `<Relationship Id="rId1" Type="${OFFICE_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml":
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE_RELATIONS}">` +
    '<sheets><sheet name="Riders" sheetId="1" r:id="rId1"/></sheets></workbook>',
  "xl/_rels/workbook.xml.rels":
    `<Relationships xmlns="${RELATIONS}">` +
    `<Relationship Id="rId1" Type="${OFFICE_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="rId2" Type="${OFFICE_RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  // A plain font for all cells, and a bold one for the header.
  "xl/styles.xml":
    `<styleSheet xmlns="${MAIN}"><fonts count="2"><font/><font><b/></font></fonts>` +
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>',
};
