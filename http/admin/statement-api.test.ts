import { inflateSync } from "node:zlib";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { createApiToken } from "#booking/organizers/keep-api-tokens.ts";
import { newRowId } from "#platform/ids.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { aMixedSale } from "#tests/builders/mixed-sale.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { ask } from "#tests/builders/visitor.ts";

const clock = testClock();
const opened = await anOrganizersApi(clock);
const { door, organizer } = opened;
const sale = await aMixedSale(opened, clock);

const pathOf = (slug: string, ending = "") => `/api/admin/events/${slug}/statement${ending}`;

async function csvOf(slug: string): Promise<{ header: string[]; rows: string[][]; total: string[] }> {
  const reply = await door(pathOf(slug, ".csv"), { headers: organizer.headers });
  expect(reply.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await reply.arrayBuffer());
  expect(text.charCodeAt(0)).toBe(0xfeff);
  const [header = [], ...rows] = text
    .slice(1)
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
  return { header, rows: rows.slice(0, -1), total: rows.at(-1) as string[] };
}

/** Every word of a PDF whose text is set in a standard font, page by page. */
async function pdfOf(slug: string): Promise<{ pages: string[]; type: string | null; name: string | null }> {
  const reply = await door(pathOf(slug, ".pdf"), { headers: organizer.headers });
  const bytes = Buffer.from(await reply.arrayBuffer());
  const pages: string[] = [];
  for (let at = bytes.indexOf("stream\n"); at >= 0; at = bytes.indexOf("\nstream\n", at + 8)) {
    const from = bytes.indexOf("stream\n", at) + 7;
    const content = inflateSync(bytes.subarray(from, bytes.indexOf("endstream", from))).toString("latin1");
    const lines = [...content.matchAll(/\[([^\]]*)\] TJ/g)].map(([, pieces]) =>
      [...(pieces as string).matchAll(/<([0-9a-f]*)>/g)]
        .map(([, hex]) => Buffer.from(hex as string, "hex").toString("latin1"))
        .join(""),
    );
    if (lines.length > 0) pages.push(lines.join("\n"));
  }
  return { pages, type: reply.headers.get("content-type"), name: reply.headers.get("content-disposition") };
}

test("the CSV's total is the sum of its rows, and what the statement says", async () => {
  const { header, rows, total } = await csvOf(sale.event.slug);
  const { body } = await organizer.ask("GET", pathOf(sale.event.slug));
  const column = (name: string) => header.indexOf(name);
  const paiseOf = (row: string[], name: string) => Math.round(Number(row[column(name)]) * 100);

  expect(rows).toHaveLength(7);
  for (const [name, field] of [
    ["collected_rupees", "collectedPaise"],
    ["refunded_rupees", "refundedPaise"],
    ["disputed_rupees", "disputedPaise"],
    ["gateway_cost_rupees", "gatewayCostPaise"],
    ["gateway_tax_rupees", "gatewayTaxPaise"],
    ["platform_fee_rupees", "platformFeePaise"],
    ["unsettled_rupees", "unsettledPaise"],
    ["paid_by_hand_rupees", "paidByHandPaise"],
    ["owed_to_organizer_rupees", "owedPaise"],
  ] as const) {
    expect(
      rows.reduce((sum, row) => sum + paiseOf(row, name), 0),
      name,
    ).toBe(paiseOf(total, name));
    expect(paiseOf(total, name), name).toBe(body.totals[field]);
  }
});

test("an amount below zero is a number, and what an organizer typed is never a formula", async () => {
  await sql`UPDATE categories SET name = '=1+1' WHERE event_id = ${sale.event.id}`.execute(opened.startline.db);
  const { header, rows } = await csvOf(sale.event.slug);
  const owed = rows.map((row) => row[header.indexOf("owed_to_organizer_rupees")]);
  expect(owed).toContain("-35.99");
  expect(rows.map((row) => row[header.indexOf("category")])).toEqual(Array(7).fill("'=1+1"));
});

test("the PDF has the totals and every booking, in rupees and Indian time", async () => {
  const { pages, type, name } = await pdfOf(sale.event.slug);
  const { body } = await organizer.ask("GET", pathOf(sale.event.slug));
  const text = pages.join("\n");

  expect(type).toBe("application/pdf");
  expect(name).toMatch(/^attachment; filename="ride-.*-statement-\d{4}-\d\d-\d\d\.pdf"$/);
  expect(text).toContain("Collected");
  expect(text).toContain("Rs 12,200.00");
  expect(text).toContain("You receive");
  expect(text).toMatch(/Statement of .* IST/);
  for (const { reference } of body.bookings) expect(text).toContain(reference);
});

test("the PDF of a large event has its header and number on each page, and its name and categories in Devanagari", async () => {
  const { startline } = opened;
  const event = await anEventOnSale(startline, { capacity: 500, categories: [{ id: "सौ किमी", capacity: 500 }] });
  await sql`UPDATE events SET title = 'वारी ₹5 Ride' WHERE id = ${event.id}`.execute(startline.db);
  const ids = Array.from({ length: 130 }, () => newRowId("bkg", event.id));
  await sql`INSERT INTO bookings (event_id, id, category_id, reference, state, ticket_id, amount_paise, platform_fee_paise,
      hold_expires_at, kept_until, created_at, confirmed_at)
    SELECT ${event.id}, b, 'सौ किमी', 'REF-' || n, 'confirmed', b, 3500, 2500, now(), now(), now(), now()
    FROM unnest(${ids}::text[]) WITH ORDINALITY AS u (b, n)`.execute(startline.db);
  await sql`INSERT INTO ledger_entries (event_id, posting, account, booking_id, amount_paise, created_at)
    SELECT ${event.id}, 'capture:' || b, e.account, b, e.paise, now()
    FROM unnest(${ids}::text[]) b, (VALUES ('gateway_balance', 3500), ('participant_funds', -3500)) AS e (account, paise)`.execute(
    startline.db,
  );

  const { pages } = await pdfOf(event.slug);
  expect(pages.length).toBeGreaterThan(2);
  for (const [index, page] of pages.entries()) {
    expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    expect(page).toContain("Booking");
  }
  // Before it stands its first word in the other font.
  expect(pages[0]).toContain(" Rs 5 Ride");
  expect(pages.join("\n").match(/REF-\d+/g)).toHaveLength(130);
  const second = (await organizer.ask("GET", `${pathOf(event.slug)}?page=2`)).body;
  expect({ pages: second.pages, shown: second.bookings.length }).toEqual({ pages: 2, shown: 30 });
});

test("a statement opens to an export token, and says when there is no such event", async () => {
  const bearer = { authorization: `Bearer ${await createApiToken(opened.startline, "books")}` };
  for (const ending of ["", ".csv", ".pdf"]) {
    expect((await ask(door, "GET", pathOf(sale.event.slug, ending), undefined, bearer)).status).toBe(200);
    expect((await ask(door, "GET", pathOf("no-such-ride", ending), undefined, bearer)).status).toBe(404);
  }
});
