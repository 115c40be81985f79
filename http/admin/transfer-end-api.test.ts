import { sql } from "kysely";
import { expect, test } from "vitest";
import { eraseRiders } from "#booking/erasures/erase-riders.ts";
import { listTransfers } from "#booking/transfers/list-transfers.ts";
import { aTransfersApi } from "#tests/builders/transfers-api.ts";
import { aPerson, codeOf } from "#tests/builders/visitor.ts";

const { aSale, accept, open, opens, organizer, startline } = await aTransfersApi();
const { db } = startline;

test("an offer that was taken back, was accepted or whose event was cancelled names nobody to whoever has its link", async () => {
  const { event, aPaidRider } = await aSale();
  const [withdrawn, accepted, pending] = [await aPaidRider(), await aPaidRider(), await aPaidRider()];
  const next = aPerson();
  const offers: string[] = [];
  for (const rider of [withdrawn, accepted, pending]) {
    expect((await rider.offer(aPerson())).status).toBe(201);
    offers.push(await rider.code());
  }
  expect((await withdrawn.takeBack((await withdrawn.details()).transfers[0].id)).status).toBe(200);
  await accept(offers[1] as string, { name: next.name });
  await sql`UPDATE events SET state = 'cancelled' WHERE id = ${event.id}`.execute(db);
  startline.forgetEvents();

  for (const code of offers) {
    const { body } = await open(code);
    expect(body.state).not.toBe("open");
    expect(body).toMatchObject({ name: "", phone: "", email: "" });
  }
});

test("of an acceptance and taking the offer back the first counts", async () => {
  const { aPaidRider } = await aSale();
  const [accepted, takenBack, raced] = [await aPaidRider(), await aPaidRider(), await aPaidRider()];
  const idOf = async (rider: typeof accepted) => (await rider.offer(aPerson())).body.transferId;
  const ids = [await idOf(accepted), await idOf(takenBack), await idOf(raced)] as [string, string, string];

  expect((await accept(await accepted.code())).status).toBe(200);
  expect(codeOf(await accepted.takeBack(ids[0]))).toEqual([409, "transfer_accepted"]);

  expect((await takenBack.takeBack(ids[1])).status).toBe(200);
  expect((await takenBack.takeBack(ids[1])).status).toBe(200);
  expect(codeOf(await accept(await takenBack.code()))).toEqual([409, "transfer_ended"]);
  // Whoever got the link by mistake learns nothing from it any more.
  const nobody = { name: "", phone: "", email: "" };
  expect((await open(await takenBack.code())).body).toMatchObject({ state: "ended", opened: null, ...nobody });
  expect((await takenBack.messages()).slice(2)).toEqual([
    "transfer_offered obsolete email",
    "transfer_offered obsolete sms",
  ]);
  expect((await takenBack.details()).auditEntries).toHaveLength(2);
  expect(await opens(takenBack.id, takenBack.visitor.accessToken)).toBe(200);

  const code = await raced.code();
  const [given, back] = await Promise.all([accept(code), raced.takeBack(ids[2])]);
  expect([given.status, back.status].sort()).toEqual([200, 409]);
  const [{ state }] = (await raced.details()).transfers;
  expect(state).toBe(given.status === 200 ? "accepted" : "cancelled");
});

test("a booking that was cancelled, or whose event was, passes on to nobody", async () => {
  const sale = await aSale();
  const [cancelled, called] = [await sale.aPaidRider(), await sale.aPaidRider()];
  for (const rider of [cancelled, called]) await rider.offer(aPerson());
  const codes = [await cancelled.code(), await called.code()] as const;
  expect((await cancelled.cancel()).status).toBe(200);
  expect(codeOf(await accept(codes[0]))).toEqual([409, "transfer_ended"]);
  expect((await open(codes[0])).body.state).toBe("ended");
  expect(codeOf(await cancelled.offer(aPerson()))).toEqual([409, "not_confirmed"]);
  const typed = { scope: "full", note: "Heavy rain", typed: "Test ride" };
  const calledOff = await organizer.ask("POST", `/api/admin/events/${sale.event.slug}/cancel`, typed);
  expect(calledOff.status).toBeLessThan(300);
  expect(codeOf(await accept(codes[1]))).toEqual([409, "transfer_ended"]);
  expect(codeOf(await called.offer(aPerson()))).toEqual([409, "event_cancelled"]);
});

test("an offer ends after its time, or when the event starts, and the next one can be made", async () => {
  const { event, aPaidRider } = await aSale();
  const rider = await aPaidRider();
  await rider.offer(aPerson());
  const code = await rider.code();
  await sql`UPDATE booking_transfers SET expires_at = now() WHERE event_id = ${event.id}`.execute(db);
  // Nor does its link say any more whom it was for.
  expect((await open(code)).body).toMatchObject({ state: "ended", name: "", phone: "", email: "" });
  expect(codeOf(await accept(code))).toEqual([409, "transfer_ended"]);
  expect((await rider.details()).transfers).toMatchObject([{ state: "expired" }]);
  expect((await rider.offer(aPerson())).status).toBe(201);
  expect((await accept(code)).status).toBe(409);
  await sql`UPDATE events SET starts_at = now() WHERE id = ${event.id}`.execute(db);
  expect(codeOf(await accept(await rider.code()))).toEqual([409, "transfer_ended"]);
  const other = await aPaidRider();
  expect(codeOf(await other.offer(aPerson()))).toEqual([409, "event_started"]);
});

test("a year later nobody to whom it was offered, and nobody who had it, is named any more", async () => {
  const { event, aPaidRider } = await aSale();
  const rider = await aPaidRider();
  await rider.offer(aPerson());
  await accept(await rider.code());
  await rider.offer(aPerson());
  await sql`UPDATE events SET starts_at = now() - interval '2 years' WHERE id = ${event.id}`.execute(db);
  while ((await eraseRiders(startline)) > 0);
  const transfers = await listTransfers(db, { eventId: event.id, id: rider.id });
  const erased = { name: "Erased", phone: "", email: "" };
  expect(transfers).toMatchObject([
    { to: erased, former: null },
    { to: erased, former: erased },
  ]);
});
