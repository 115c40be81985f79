import { sql } from "kysely";
import { expect, test } from "vitest";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { readParticipant } from "#booking/participants/read-participant.ts";
import { acceptTransfer } from "#booking/transfers/accept-transfer.ts";
import { listTransfers } from "#booking/transfers/list-transfers.ts";
import { aTransfersApi, WAIVER_TEXT } from "#tests/builders/transfers-api.ts";
import { aPerson, aVisitor, codeOf } from "#tests/builders/visitor.ts";
import { runWithoutText } from "#tests/money/without-protection/switch-off.ts";

const { aSale, accept, door, opens, organizer, startline } = await aTransfersApi();
const { db, pool } = startline;

test("nobody who has a booking takes over another, whether they had it before the offer or since", async () => {
  const { aPaidRider } = await aSale();
  const [rider, booked] = [await aPaidRider(), await aPaidRider()];
  const { phone, email } = booked.visitor.person;
  expect(codeOf(await rider.offer({ ...aPerson(), phone }))).toEqual([409, "already_booked"]);
  expect(codeOf(await rider.offer({ ...aPerson(), email: email.toUpperCase() }))).toEqual([409, "already_booked"]);

  const next = aPerson();
  await rider.offer(next);
  await aPaidRider({ email: next.email });
  expect(codeOf(await accept(await rider.code()))).toEqual([409, "already_booked"]);
  expect(await opens(rider.id, rider.visitor.accessToken)).toBe(200);
});

test("where a family may book with one phone, the new rider takes a slot of their own, and rides once", async () => {
  const { event, aPaidRider, whatIsBroken } = await aSale();
  await sql`UPDATE events SET bookings_per_contact = 2 WHERE id = ${event.id}`.execute(db);
  const [rider, other, booked] = [await aPaidRider(), await aPaidRider(), await aPaidRider({ name: "Ravi Joshi" })];
  const family = { ...aPerson(), phone: booked.visitor.person.phone };
  expect((await rider.offer(family)).status).toBe(201);
  const code = await rider.code();
  expect(codeOf(await accept(code, { name: " ravi  JOSHI" }))).toEqual([409, "already_booked"]);
  expect((await accept(code, { name: "Meera Joshi" })).status).toBe(200);
  expect(codeOf(await other.offer({ ...aPerson(), phone: family.phone }))).toEqual([409, "already_booked"]);
  expect(await whatIsBroken()).toEqual([]);
});

test("without the capacity lock the new person's own payment and the acceptance both pass the check", async () => {
  const acceptWhilePaying = async () => {
    const { event, aPaidRider } = await aSale();
    const rider = await aPaidRider();
    const next = aPerson();
    await rider.offer(next);
    const visitor = aVisitor(door, event);
    Object.assign(visitor.person, { phone: next.phone, email: next.email });
    for (const step of [visitor.join, visitor.claim, visitor.fillIn]) await step();
    const stored = await readEventBySlug(db, event.slug);
    const [transfer] = await listTransfers(db, { eventId: event.id, id: rider.id });
    if (!stored || !transfer) throw new Error("no offer");
    // The visitor has pressed Pay and nobody sees it yet.
    const client = await pool.connect();
    await client.query("BEGIN");
    await client.query("SELECT * FROM start_paying($1, $2, '5 minutes', '10 minutes', '30 minutes')", [
      event.id,
      visitor.bookingId,
    ]);
    const form = { name: "Meera Joshi", language: "en", answers: {}, waiver: { version: 1, accepted: true } };
    const accepting = acceptTransfer(startline, stored, transfer, form, null).then(
      (answer) => ("because" in answer ? answer.because : "accepted"),
      (error) => String(error.constraint),
    );
    await expect
      .poll(async () => {
        const { rows } = await pool.query(
          "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%accept_transfer%'",
        );
        return rows.length;
      })
      .toBe(1);
    await client.query("COMMIT");
    client.release();
    return accepting;
  };
  expect(await acceptWhilePaying()).toBe("already_booked");
  const lock = {
    file: "91-accept-transfer.sql",
    text: "v_now := lock_capacity(p_event_id, p_now);\n  PERFORM sweep_places(p_event_id, v_now);",
    instead: "v_now := coalesce(p_now, clock_timestamp());",
  };
  await runWithoutText(pool, lock, async () => expect(await acceptWhilePaying()).toMatch(/one_booking_per_/));
});

test("the new person reads the waiver in force and answers what is required", async () => {
  const { event, aPaidRider } = await aSale();
  const rider = await aPaidRider();
  await rider.offer(aPerson());
  const code = await rider.code();
  const question = [{ id: "que_size", label: "T-shirt", options: ["M", "L"], isRequired: true }];
  await sql`UPDATE events SET questions = ${JSON.stringify(question)}, waiver_version = 2 WHERE id = ${event.id}`.execute(
    db,
  );
  await sql`INSERT INTO waivers (event_id, version, text, text_hash, created_at)
    VALUES (${event.id}, 2, 'A new text.', 'hash-of-version-2', now())`.execute(db);
  const refused = await accept(code);
  expect([refused.status, refused.body.errors.map(({ code: why }: { code: string }) => why)]).toEqual([
    422,
    ["answer_missing", "waiver_outdated"],
  ]);
  expect((await accept(code, { waiver: { version: 2, accepted: false } })).status).toBe(422);
  expect((await accept(code, { waiver: { version: 2, accepted: true }, answers: { que_size: "L" } })).status).toBe(200);
  expect((await readParticipant(db, { eventId: event.id, id: rider.id }))?.answers).toEqual({ que_size: "L" });
  expect((await rider.details()).waivers).toMatchObject([{ version: 2 }, { version: 1 }]);
});

test("a waiver signed on paper is recorded once, by name, for the rider whom the organizer saw", async () => {
  const sale = await aSale();
  const [guest, paid] = [await sale.aGuest(), await sale.aPaidRider()];
  expect(codeOf(await paid.signOnPaper())).toEqual([409, "already_signed"]);
  expect(codeOf(await guest.signOnPaper({ version: 2 }))).toEqual([409, "waiver_outdated"]);
  expect(codeOf(await guest.signOnPaper({ language: "hi" }))).toEqual([409, "waiver_outdated"]);
  expect(codeOf(await guest.signOnPaper({ participantVersion: 9 }))).toEqual([409, "edited_elsewhere"]);
  const replies = await Promise.all([guest.signOnPaper(), guest.signOnPaper()]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  const { waivers, auditEntries } = await guest.details();
  expect(waivers).toMatchObject([{ version: 1, recordedBy: organizer.account.email, text: WAIVER_TEXT }]);
  expect(auditEntries.map(({ action }: { action: string }) => action)).toEqual(["record_paper_waiver", "add_rider"]);
  const gone = await sale.aGuest();
  await gone.cancel();
  expect(codeOf(await gone.signOnPaper())).toEqual([409, "not_confirmed"]);
});
