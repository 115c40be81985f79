import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { type Cell, type ExportedEvent, headerOf } from "./participant-rows.ts";
import { readParticipantRows } from "./read-participant-rows.ts";

/**
 * The participants as an Excel workbook, piece by piece: the sheet is compressed while it is read, in zlib's own threads, and
 * no faster than somebody takes it. A text is an inline string, which no spreadsheet runs, whatever it begins with.
 */
export function exportWorkbook(
  deps: Parameters<typeof readParticipantRows>[0],
  event: ExportedEvent,
  isForAll: boolean,
): Readable {
  const sheet = Readable.from(sheetOf(deps, event, isForAll), { objectMode: false });
  const zip = new ZipFile();
  const workbook = zip.outputStream as Readable;
  sheet.on("error", (error) => workbook.destroy(error));
  workbook.on("close", () => sheet.destroy());
  for (const [name, xml] of Object.entries(PARTS)) zip.addBuffer(Buffer.from(XML_HEAD + xml), name);
  zip.addReadStream(sheet, "xl/worksheets/sheet1.xml");
  zip.end();
  return workbook;
}

async function* sheetOf(...of: Parameters<typeof readParticipantRows>): AsyncGenerator<string> {
  yield `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rowXml(headerOf(of[1].questions))}`;
  for await (const rows of readParticipantRows(...of)) yield rows.map(rowXml).join("");
  yield "</sheetData></worksheet>";
}

const rowXml = (row: readonly Cell[]): string => `<row>${row.map(cellXml).join("")}</row>`;

function cellXml(cell: Cell): string {
  if (cell === null || cell === "") return "<c/>";
  if (typeof cell === "number") return `<c><v>${cell}</v></c>`;
  return `<c t="inlineStr"><is><t xml:space="preserve">${textXml(cell)}</t></is></c>`;
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
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${OFFICE_TYPE}.worksheet+xml"/></Types>`,
  "_rels/.rels":
    `<Relationships xmlns="${RELATIONS}">` +
    `<Relationship Id="rId1" Type="${OFFICE_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml":
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE_RELATIONS}">` +
    '<sheets><sheet name="Participants" sheetId="1" r:id="rId1"/></sheets></workbook>',
  "xl/_rels/workbook.xml.rels":
    `<Relationships xmlns="${RELATIONS}">` +
    `<Relationship Id="rId1" Type="${OFFICE_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};
