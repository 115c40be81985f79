import { sql } from "kysely";
import { expect, test } from "vitest";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { randomText } from "#platform/ids.ts";
import { aTransfersApi } from "#tests/builders/transfers-api.ts";
import { aPerson, ask, payAt } from "#tests/builders/visitor.ts";

const { aSale, accept, door, razorpay, startline } = await aTransfersApi();
const { db } = startline;

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const viewOf = (bookingId: string, token: string) =>
  ask(door, "GET", `/api/bookings/${bookingId}`, undefined, bearer(token));
const fillIn = (bookingId: string, token: string, person: object) =>
  ask(door, "PUT", `/api/bookings/${bookingId}/participant`, person, bearer(token));

function join(slug: string, { name, phone, email, language }: ReturnType<typeof aPerson>) {
  const form = { requestId: randomText(32), categoryId: "cat_far", name, phone, email, language };
  return ask(door, "POST", `/api/events/${slug}/waitlist`, form);
}
const own = async ({ entryId, token }: { entryId: string; token: string }) =>
  (await ask(door, "GET", `/api/waitlist/${entryId}`, undefined, bearer(token))).body;

/** The one place is sold, `person` waits, and the place is offered to them. */
async function anOffer(person: ReturnType<typeof aPerson>) {
  const sale = await aSale();
  const rider = await sale.aPaidRider();
  await sql`UPDATE event_capacity SET capacity = 1 WHERE event_id = ${sale.event.id}`.execute(db);
  const entry = (await join(sale.event.slug, person)).body;
  await rider.cancel();
  const { bookingId, accessToken } = (await own(entry)).offer;
  return { sale, entry, bookingId, accessToken, booking: sale.aBooking(bookingId) };
}

async function aPaidOffer() {
  const person = aPerson();
  const offer = await anOffer(person);
  const { bookingId, accessToken } = offer;
  await fillIn(bookingId, accessToken, person);
  const pay = await ask(door, "POST", `/api/bookings/${bookingId}/payments`, undefined, bearer(accessToken));
  await payAt(razorpay.url, pay.body.razorpay.orderId);
  await syncBooking(startline, bookingId);
  expect((await own(offer.entry)).offer).toMatchObject({ bookingId });
  return { ...offer, person };
}

test("once a booking has passed on, the waitlist opens it no more, and its new rider reads nothing of the former", async () => {
  const { entry, bookingId, booking, person } = await aPaidOffer();
  const next = aPerson();
  expect((await booking.offer(next)).status).toBe(201);
  const accepted = await accept(await booking.code());
  expect(accepted.status).toBe(200);
  expect(await own(entry)).toMatchObject({ state: "booked", offer: null });
  const { body } = await viewOf(bookingId, accepted.body.accessToken);
  expect(body.participant).toMatchObject({ phone: next.phone });
  expect(JSON.stringify(body)).not.toContain(person.phone);
});

test("once a booking's links are renewed, the waitlist opens it no more", async () => {
  const { entry, bookingId } = await aPaidOffer();
  await sql`UPDATE bookings SET link_generation = link_generation + 1 WHERE id = ${bookingId}`.execute(db);
  expect((await own(entry)).offer).toBeNull();
});

test("who joined with somebody else's phone does not read what that person fills in", async () => {
  const victim = aPerson();
  const { entry, bookingId, accessToken } = await anOffer({ ...aPerson(), phone: victim.phone });
  expect((await fillIn(bookingId, accessToken, victim)).status).toBe(200);
  expect((await own(entry)).offer).toBeNull();
});

test("while places are on sale nobody learns who has a booking", async () => {
  const sale = await aSale();
  const { person } = (await sale.aPaidRider()).visitor;
  const answers = await Promise.all(
    [{ phone: person.phone }, { email: person.email }, {}].map((known) =>
      join(sale.event.slug, { ...aPerson(), ...known }),
    ),
  );
  expect(answers.map(({ body }) => body.code)).toEqual(Array(3).fill("not_sold_out"));
});
