import { inflateRawSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "#platform/clock.ts";
import { type Database, openDatabase, openPool, type Pool } from "#platform/database.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { confirmMany } from "#tests/builders/large-event.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { exportWorkbook } from "./export-workbook.ts";

let pool: Pool;
let db: Database;
beforeAll(async () => {
  pool = openPool(await createTestDatabase(), 4);
  db = openDatabase(pool);
});
afterAll(() => db.destroy());

/** The files of a ZIP by their names, by its central directory (APPNOTE 4.3.12). */
function unzip(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const HEADER = Buffer.from("PK\x01\x02", "latin1");
  for (let at = zip.indexOf(HEADER); at >= 0; at = zip.indexOf(HEADER, at + 4)) {
    const [size, nameLength, from] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    const start = from + 30 + zip.readUInt16LE(from + 26) + zip.readUInt16LE(from + 28);
    files.set(name, inflateRawSync(zip.subarray(start, start + size)).toString());
  }
  return files;
}

test("the workbook has every row, and whatever people typed is text: no formula, no other character, all digits", async () => {
  const deps = { db, pool, clock: systemClock };
  const event = await anEventOnSale(deps, { capacity: 450 });
  await confirmMany(db, event, 450);
  const typed = `=HYPERLINK("http://evil.example","जो") <b>&\u0001 _x0041_ 😀`;
  await sql`UPDATE participants SET name = ${typed.replace("\u0001", "")}, answers = '{"que_1": "+1"}'
    WHERE booking_id = (SELECT min(booking_id) FROM participants)`.execute(db);

  const questions = [{ id: "que_1", label: "@Club", isRequired: false }];
  const pieces: Buffer[] = [];
  for await (const piece of exportWorkbook(deps, { id: event.id, questions, formerQuestions: [] }, false))
    pieces.push(piece);
  const files = unzip(Buffer.concat(pieces));

  expect([...files.keys()]).toEqual([
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet1.xml",
  ]);
  const sheet = files.get("xl/worksheets/sheet1.xml") ?? "";
  expect(sheet.match(/<row>/g)).toHaveLength(451);
  expect(sheet).not.toContain("<f>");
  expect(sheet).toContain(`>=HYPERLINK("http://evil.example","जो") &lt;b&gt;&amp; _x005F_x0041_ 😀<`);
  expect(sheet).toContain(`<c t="inlineStr"><is><t xml:space="preserve">+919800000001</t></is></c>`);
  expect(sheet).toContain("<c><v>1525</v></c>");
  expect(sheet).toContain(">@Club<");
});
