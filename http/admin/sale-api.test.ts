import { sql } from "kysely";
import { expect, test } from "vitest";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { aSaleByApi, idOf } from "#tests/builders/published-event.ts";
import { aVisitor } from "#tests/builders/visitor.ts";

const opened = await anOrganizersApi();
const { door, organizer } = opened;

const { anEventOf, aConfirmedVisitor } = aSaleByApi(opened);

const listed = async (
  slug: string,
  query: { search?: string; state?: string; mark?: string; categoryId?: string } = {},
) => (await organizer.ask("POST", `/api/admin/events/${slug}/bookings/search`, query)).body;
const namesOf = (page: { bookings: { name: string }[] }) => page.bookings.map((booking) => booking.name).sort();

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
  const found = namesOf(await listed(event.slug, { search: reference.toLowerCase().replace("-", "") }));
  // One of letters alone is looked for as a name.
  expect(found).toEqual(/\d/.test(reference) ? ["Meera Joshi"] : []);
  expect(namesOf(await listed(event.slug, { search: "nobody" }))).toEqual([]);
});

test("a reference that was misread finds its booking: O for 0, B for 8 and the other way round", async () => {
  const event = await anEventOf();
  const { reference } = (await (await aConfirmedVisitor(event, { name: "Meera Joshi" })).look()).body;
  const misread = reference.replace(
    /[0O8B1S5Z2]/g,
    (letter: string) => ({ 0: "O", O: "0", 8: "B", B: "8", 1: "I", S: "5", 5: "S", Z: "2", 2: "Z" })[letter] as string,
  );
  const found = namesOf(await listed(event.slug, { search: misread }));
  // One without any digit left is looked for as a name.
  expect(found).toEqual(/\d/.test(misread) ? ["Meera Joshi"] : found);
});

test("the list narrows to one category, to refunds, and to messages that failed", async () => {
  const event = await anEventOf();
  const meera = await aConfirmedVisitor(event, { name: "Meera Joshi" });
  await aConfirmedVisitor(event, { name: "Asha Rao" });
  const [far, near] = [idOf(event.categories), idOf(event.categories, 1)];
  const { db } = opened.startline;
  await sql`UPDATE messages SET state = 'bounced' WHERE event_id = ${event.id} AND channel = 'email' AND booking_id = ${meera.bookingId}`.execute(
    db,
  );

  expect(namesOf(await listed(event.slug, { categoryId: far }))).toEqual(["Asha Rao", "Meera Joshi"]);
  expect(namesOf(await listed(event.slug, { categoryId: near }))).toEqual([]);
  expect(namesOf(await listed(event.slug, { mark: "message_failed" }))).toEqual(["Meera Joshi"]);
  expect(namesOf(await listed(event.slug, { mark: "message_failed", search: "rao" }))).toEqual([]);
  expect(namesOf(await listed(event.slug, { mark: "refunded" }))).toEqual([]);
  expect(namesOf(await listed(event.slug, { mark: "not_arrived" }))).toEqual(["Asha Rao", "Meera Joshi"]);
  const arrived = { id: "record-1", bookingId: meera.bookingId, kind: "check_in", undoes: null, collectedBy: null };
  await organizer.ask("POST", `/api/admin/events/${event.slug}/check-in/records`, {
    device: { id: "device-1", name: "Counter 1" },
    records: [{ ...arrived, doneAt: "2026-11-01T01:40:00.000Z" }],
    since: null,
    after: null,
  });
  expect(namesOf(await listed(event.slug, { mark: "not_arrived" }))).toEqual(["Asha Rao"]);
  const cancel = { scope: "full", note: "The rider called", amountPaise: 152_500 };
  await organizer.ask("POST", `/api/admin/events/${event.slug}/bookings/${meera.bookingId}/cancel`, cancel);
  expect(namesOf(await listed(event.slug, { mark: "refunded" }))).toEqual(["Meera Joshi"]);
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
