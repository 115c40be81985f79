import { sql } from "kysely";
import { expect, test } from "vitest";
import { randomText } from "#platform/ids.ts";
import { add } from "#tests/builders/added-rider.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";

const { organizer, startline } = await anOrganizersApi();

const find = async (text: string, slug: string | null = null) => {
  const { status, body } = await organizer.ask("POST", "/api/admin/find", { text, slug });
  expect(status).toBe(200);
  return body as {
    events: { slug: string; title: string }[];
    riders: { slug: string; name: string; reference: string; state: string; phone: string; bookingId: string }[];
  };
};
const namesOf = ({ riders }: { riders: { name: string }[] }) => riders.map(({ name }) => name);

test("a rider is found by name, phone, email and reference, in whichever event, with the state", async () => {
  const event = await anEventOnSale(startline, { capacity: 5 });
  const surname = `Deshpande${randomText(6)}`;
  const email = `ravi-${randomText(8)}@example.org`;
  const added = await add(startline, event, { name: `Ravi ${surname}`, email, phone: "+919820455512" });
  const bookingId = added.added && added.bookingId;
  const [rider] = (await find(surname)).riders;
  expect(rider).toMatchObject({ slug: event.slug, bookingId, state: "confirmed", phone: "+919820455512" });
  for (const text of ["098204 55512", email, rider?.reference ?? "", rider?.reference.replace("-", "") ?? ""]) {
    expect(namesOf(await find(text)), text).toContain(`Ravi ${surname}`);
  }
});

test("riders of the event that is open come first, and those who have a place before those who have none", async () => {
  const name = `Asha ${randomText(8)}`;
  const here = await anEventOnSale(startline, { capacity: 5 });
  const there = await anEventOnSale(startline, { capacity: 5 });
  await add(startline, here, { name });
  await add(startline, here, { name: `${name} B` });
  await add(startline, there, { name });
  await sql`UPDATE bookings SET state = 'cancelled' WHERE event_id = ${here.id} AND id = (
    SELECT booking_id FROM participants WHERE event_id = ${here.id} AND name = ${`${name} B`})`.execute(startline.db);
  const orderOf = ({ riders }: Awaited<ReturnType<typeof find>>) => riders.map(({ slug, state }) => [slug, state]);
  expect(orderOf(await find(name, here.slug))).toEqual([
    [here.slug, "confirmed"],
    [here.slug, "cancelled"],
    [there.slug, "confirmed"],
  ]);
  expect(orderOf(await find(name, there.slug))[0]).toEqual([there.slug, "confirmed"]);
  expect(orderOf(await find(name))).toHaveLength(3);
  expect(orderOf(await find(name, "no-such-ride"))).toHaveLength(3);
});

test("an event is found by a part of its name and by its date, a draft too", async () => {
  const event = await anEventOnSale(startline, { capacity: 5 });
  const title = `Monsoon ${randomText(8)} Ride`;
  await sql`UPDATE events SET title = ${title}, starts_at = '2031-07-19T00:00:00Z', state = 'draft' WHERE id = ${event.id}`.execute(
    startline.db,
  );
  for (const text of ["monsoon ri", "19 jul 2031", title]) {
    expect((await find(text)).events, text).toContainEqual(expect.objectContaining({ slug: event.slug, title }));
  }
  expect((await find("no such thing at all")).events).toEqual([]);
});

test("at most eight riders are told, a wildcard is a character, and one letter finds nothing yet", async () => {
  const name = `Common ${randomText(8)}`;
  const event = await anEventOnSale(startline, { capacity: 12 });
  for (let nth = 0; nth < 10; nth += 1) await add(startline, event, { name });
  expect((await find(name)).riders).toHaveLength(8);
  expect((await find(name, event.slug)).riders).toHaveLength(8);
  expect((await find("%%")).riders).toEqual([]);
  expect((await organizer.ask("POST", "/api/admin/find", { text: "a" })).status).toBe(422);
});
