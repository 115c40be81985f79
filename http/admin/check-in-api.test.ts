import { createPublicKey, verify } from "node:crypto";
import jsQr from "jsqr";
import { expect, test } from "vitest";
import type { CheckInList } from "#booking/check-in/check-in-list.ts";
import { checkInHashOf } from "#booking/check-in/sign-check-in-code.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { add } from "#tests/builders/added-rider.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { aVisitor, payAt } from "#tests/builders/visitor.ts";
import type { SignedCheckInList } from "./check-in-schemas.ts";

const opened = await anOrganizersApi();
const { startline, door, organizer } = opened;

async function aPaidRider() {
  const event = await anEventOnSale(startline, { capacity: 3 });
  const rider = aVisitor(door, event);
  await payAt(opened.razorpay.url, await rider.toCheckout());
  await syncBooking(startline, rider.bookingId);
  return { event, rider };
}

const listOf = async (slug: string) => {
  const { body } = await organizer.ask("GET", `/api/admin/events/${slug}/check-in/list`);
  const { list, signature } = body as SignedCheckInList;
  return { list, signature, read: JSON.parse(list) as CheckInList };
};

/** Paints the squares of the SVG that a ticket shows, and reads them as a camera would. */
function textInSvg(svg: string): string | undefined {
  const across = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const size = across * 4;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  const lines = /stroke="#000000" d="([^"]*)"/.exec(svg)?.[1] ?? "";
  let [x, y] = [0, 0];
  for (const [, command = "", numbers = ""] of lines.matchAll(/([Mmh])([^Mmh]*)/g)) {
    const [one = 0, two = 0] = numbers.trim().split(/[ ,]+/).map(Number);
    if (command === "h") {
      for (let row = Math.floor(y) * 4; row < Math.floor(y) * 4 + 4; row += 1)
        for (let column = x * 4; column < (x + one) * 4; column += 1)
          for (let part = 0; part < 3; part += 1) pixels[(row * size + column) * 4 + part] = 0;
      x += one;
    } else if (command === "M") [x, y] = [one, two];
    else [x, y] = [x + one, y + two];
  }
  return jsQr(pixels, size, size)?.data;
}

test("the QR code of a ticket is on the signed list as a hash, and has nothing of the rider's", async () => {
  const { event, rider } = await aPaidRider();
  const code = textInSvg((await rider.look()).body.qrSvg) ?? "";
  expect(code).toMatch(/^SL1:[0-9A-Z]{32}$/);
  const { read, list, signature } = await listOf(event.slug);
  expect(read).toMatchObject({ eventId: event.id, cancelled: [], riders: [{ id: rider.bookingId, formerCodes: [] }] });
  expect(read.riders[0]?.codes).toEqual([checkInHashOf(code)]);
  expect(list).not.toContain(code);
  const x = startline.checkInListPairs[0]?.publicKey as string;
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  const isOurs = (text: string) => verify(null, Buffer.from(text), key, Buffer.from(signature, "base64url"));
  expect([isOurs(list), isOurs(list.replace(rider.person.name, "Somebody else"))]).toEqual([true, false]);
});

test("the list holds what the counter needs and no way to reach a rider", async () => {
  const { event, rider } = await aPaidRider();
  await add(startline, event, { name: "Guest of honor" });
  const { read, list } = await listOf(event.slug);
  expect(read.riders.map(({ name, isWaiverSigned, owesPaise }) => ({ name, isWaiverSigned, owesPaise }))).toEqual([
    { name: rider.person.name, isWaiverSigned: true, owesPaise: 0 },
    { name: "Guest of honor", isWaiverSigned: false, owesPaise: 0 },
  ]);
  for (const secret of [rider.person.phone, rider.person.email, rider.accessToken]) expect(list).not.toContain(secret);
});

test("a corrected rider's former ticket is known as such, and a cancelled one by its reference", async () => {
  const { event, rider } = await aPaidRider();
  const before = (await listOf(event.slug)).read.riders[0];
  const path = `/api/admin/events/${event.slug}/bookings/${rider.bookingId}`;
  const { waiver: _, ...person } = rider.person;
  const corrected = { ...person, email: `new.${person.email}`, version: 1, answers: {}, sendsTicket: false };
  expect((await organizer.ask("PUT", `${path}/rider`, corrected)).status).toBe(200);
  const after = (await listOf(event.slug)).read.riders[0];
  expect(after?.formerCodes).toEqual(before?.codes);
  expect(after?.codes).not.toEqual(before?.codes);

  const { body: view } = await organizer.ask("POST", `${path}/cancel`, {
    scope: "full",
    note: "They asked us to",
    amountPaise: 152_500,
  });
  expect(view).toBeTruthy();
  expect((await listOf(event.slug)).read).toMatchObject({ riders: [], cancelled: [after?.reference] });
});

const device = { id: "device-000001", name: "Counter 1" };
const record = (bookingId: string, change: object = {}) => ({
  id: `record-${bookingId.slice(-8)}`,
  bookingId,
  kind: "check_in",
  undoes: null,
  doneAt: "2026-11-01T01:40:00.000Z",
  collectedBy: null,
  ...change,
});

test("a check-in that is sent again is stored once and answered with everything that is known", async () => {
  const { event, rider } = await aPaidRider();
  const path = `/api/admin/events/${event.slug}/check-in/records`;
  const records = [record(rider.bookingId, { collectedBy: " Meena, his sister " })];
  const body = { device, records, since: null, after: null };
  const first = await organizer.ask("POST", path, body);
  expect(first.body).toMatchObject({ refused: [], endedArrivals: [], next: null });
  expect(first.body.records).toEqual([
    { ...records[0], collectedBy: "Meena, his sister", deviceId: device.id, deviceName: device.name },
  ]);
  const again = await organizer.ask("POST", path, { ...body, since: first.body.nextSince });
  expect(again.body.records).toEqual(first.body.records);
  const { body: details } = await organizer.ask("POST", `/api/admin/events/${event.slug}/bookings/search`, {});
  expect(details.total).toBe(1);
});

test.each([
  ["an undo of nothing", { kind: "undo" }],
  ["a check-in that undoes", { undoes: "record-1" }],
  ["an undo with a collector", { kind: "undo", undoes: "record-1", collectedBy: "Meena" }],
  ["a time that is none", { doneAt: "yesterday" }],
  ["an empty collector", { collectedBy: " " }],
])("%s is refused", async (_, change) => {
  const { event, rider } = await aPaidRider();
  const body = { device, records: [record(rider.bookingId, change)], since: null, after: null };
  const reply = await organizer.ask("POST", `/api/admin/events/${event.slug}/check-in/records`, body);
  expect([reply.status, reply.body.code]).toEqual([422, "invalid_input"]);
});
