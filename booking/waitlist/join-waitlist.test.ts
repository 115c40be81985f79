import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Claims } from "#booking/bookings/claims.ts";
import { ticketIdOf } from "#booking/waiting-room/queue-ticket.ts";
import { randomText } from "#platform/ids.ts";
import { callFirst } from "#tests/builders/called-numbers.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { aSoldOutEvent } from "#tests/builders/sold-out-event.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { aPerson } from "#tests/builders/visitor.ts";
import { openTestStartline, type TestStartline } from "#tests/setup/startline.ts";
import { readEvent } from "../events/read-event.ts";
import { joinWaitlist } from "./join-waitlist.ts";

const clock = testClock(new Date("2026-12-07T06:30:00Z"));
let opened: TestStartline;
beforeAll(async () => {
  opened = await openTestStartline(clock);
});
afterAll(() => opened.close());
const deps = () => opened.startline;

test("people wait in the order in which they joined, and are told how many of their category are before them", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_far: 1, cat_near: 1 } });
  const far = [await event.wait({ categoryId: "cat_far" }), await event.wait({ categoryId: "cat_far" })] as const;
  const near = await event.wait({ categoryId: "cat_near" });
  expect((await event.entry(far[0])).ahead).toBe(0);
  expect((await event.entry(far[1])).ahead).toBe(1);
  expect((await event.entry(near)).ahead).toBe(0);
});

test("a form that comes twice joins once, also at the same time", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_full: 1 } });
  const again = { ...aPerson(), requestId: randomText(32) };
  const answers = await Promise.all([1, 2, 3].map(() => event.join(again)));
  const ids = new Set(answers.map((answer) => answer.joined && answer.entryId));
  expect(ids.size).toBe(1);
  expect(answers.filter((answer) => answer.joined && answer.isNew)).toHaveLength(1);
});

test.each(["phone", "email"] as const)("with one %s one person waits, until that entry has ended", async (field) => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_full: 1 } });
  const first = aPerson();
  const id = await event.wait(first);
  const second = { ...aPerson(), [field]: field === "email" ? first.email.toUpperCase() : first[field] };
  expect(await event.join(second)).toEqual({ joined: false, because: "already_joined" });
  // Nor while the place is offered.
  await event.cancel(event.sold[0]?.id as string);
  expect((await event.entry(id)).state).toBe("offered");
  expect(await event.join(second)).toEqual({ joined: false, because: "already_joined" });
  clock.advance({ minutes: 12 * 60 + 1 });
  expect(await event.join(second)).toMatchObject({ joined: false, because: "not_sold_out" });
  clock.set(new Date("2026-12-07T06:30:00Z"));
});

test("the database itself refuses a second wait of one phone or email", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_full: 1 } });
  await event.wait();
  const copy = (change: object) =>
    sql`
    INSERT INTO waitlist_entries SELECT (jsonb_populate_record(w, ${JSON.stringify({ id: "wle_2", position: 2, request_id: "2", ...change })}::jsonb)).*
    FROM waitlist_entries w WHERE event_id = ${event.id}`.execute(deps().db);
  await expect(copy({ phone: "+919800000001" })).rejects.toThrow("one_waiting_entry_per_email");
  await expect(copy({ email_key: "other@example.com" })).rejects.toThrow("one_waiting_entry_per_phone");
});

test("whoever has a booking with that phone or email does not wait for another", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_full: 1 } });
  const person = aPerson();
  await sql`UPDATE bookings SET phone_key = ${person.phone} WHERE event_id = ${event.id}`.execute(deps().db);
  expect(await event.join(person)).toEqual({ joined: false, because: "already_booked" });
});

test("nobody waits for a place while others may still get one in the queue", async () => {
  const event = await anEventOnSale(deps(), { capacity: 1 });
  const join = async () => {
    const bookable = await readEvent(deps().db, event.id);
    const { name, phone, email, language } = aPerson();
    const request = { requestId: randomText(32), name, phone, email, language, categoryId: event.categoryId };
    return bookable && joinWaitlist(deps(), bookable, request);
  };
  expect(await join()).toEqual({ joined: false, because: "not_sold_out" }); // It is free.
  await callFirst(deps(), event.id, 3);
  expect(await join()).toEqual({ joined: false, because: "not_sold_out" }); // Somebody was called.
  await new Claims(deps()).claim(
    { eventId: event.id, ticketId: ticketIdOf(randomText(30)), number: 1 },
    event.categoryId,
  );
  expect(await join()).toEqual({ joined: false, because: "not_sold_out" }); // Held: it may come back.
});

test("nobody waits for a hidden category, nor for one that does not exist", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_far: 1, cat_near: 1 } });
  await sql`UPDATE categories SET is_hidden = true WHERE event_id = ${event.id} AND id = 'cat_near'`.execute(deps().db);
  expect(await event.join({ categoryId: "cat_near" })).toEqual({ joined: false, because: "category_full" });
  expect(await event.join({ categoryId: "cat_none" })).toEqual({ joined: false, because: "category_full" });
});

test("wrong fields are named, and nobody has joined", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_full: 1 } });
  const answer = await event.join({ name: "", phone: "12", email: "nobody" });
  const fields = "problems" in answer ? answer.problems.map(({ field }) => field) : [];
  expect(fields).toEqual(["name", "phone", "email"]);
});
