import { sql } from "kysely";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { ticketCodeOf } from "#booking/bookings/ticket-code.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { ask, aVisitor, payAt } from "#tests/builders/visitor.ts";
import { buildCheckedApi } from "#tests/setup/checked-api.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { openTestStartline, openTestStartlineAt, type TestStartline } from "#tests/setup/startline.ts";

let opened: TestStartline;
beforeAll(async () => {
  opened = await openTestStartline();
});
afterAll(() => opened.close());

const door = (path: string, init?: RequestInit) => opened.api.request(path, init);
const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  ask(door, "POST", path, body, headers);

async function aConfirmedBooking() {
  const { startline, razorpay } = opened;
  const event = await anEventOnSale(startline, { capacity: 5 });
  const rider = aVisitor(door, event);
  await payAt(razorpay.url, await rider.toCheckout());
  await syncBooking(startline, rider.bookingId);
  const { reference } = (await rider.look()).body;
  const code = ticketCodeOf(startline.accessKeys, {
    id: rider.bookingId,
    eventId: event.id,
    reference,
    linkGeneration: 0,
  });
  /** How often each message of the ticket was put into the queue: those that are sent or queued, by channel. */
  const setSent = () =>
    sql`UPDATE messages SET state = 'sent', attempts = 1 WHERE event_id = ${event.id}`.execute(startline.db);
  const queued = async () => {
    await opened.drainBackgroundTasks();
    const { rows } = await sql<{ channel: string }>`
      SELECT channel FROM messages WHERE event_id = ${event.id} AND state = 'queued' ORDER BY channel`.execute(
      startline.db,
    );
    return rows.map(({ channel }) => channel);
  };
  return { event, rider, code, setSent, queued };
}

test("the short link of a text opens its booking, and one wrong character opens nothing", async () => {
  const { rider, code } = await aConfirmedBooking();

  const answer = await post("/api/tickets/open", { code });
  expect(answer).toMatchObject({ status: 200, body: { bookingId: rider.bookingId, language: "en" } });
  expect(answer.headers.get("set-cookie")).toContain(`booking_${rider.bookingId}=`);
  const bearer = { authorization: `Bearer ${answer.body.accessToken}` };
  const own = await ask(door, "GET", `/api/bookings/${rider.bookingId}`, undefined, bearer);
  expect(own.body.state).toBe("confirmed");

  for (const wrong of [
    code.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
    code.slice(0, 20),
    "",
    "x".repeat(64),
  ]) {
    expect(await post("/api/tickets/open", { code: wrong })).toMatchObject({
      status: 404,
      body: { code: "not_found" },
    });
  }
});

test("whoever holds the booking has the ticket sent again, three times an hour", async () => {
  const { rider, setSent, queued } = await aConfirmedBooking();
  const bearer = { authorization: `Bearer ${rider.accessToken}` };
  const again = () => post(`/api/bookings/${rider.bookingId}/ticket/send-again`, {}, bearer);

  for (let time = 0; time < 3; time += 1) {
    await setSent();
    expect((await again()).status).toBe(202);
    expect(await queued()).toEqual(["email", "sms"]);
  }
  await setSent();
  expect(await again()).toMatchObject({ status: 429, body: { code: "sent_already" } });
  expect(await queued()).toEqual([]);
});

test("a contact with a NUL in it is one that nobody has", async () => {
  const { rider, setSent, queued } = await aConfirmedBooking();
  await setSent();
  const { email } = rider.person;
  for (const contact of [{ email: `${email}\0` }, { email: "\0" }, { phone: "\0" }]) {
    const work: (() => Promise<unknown>)[] = [];
    const api = buildCheckedApi(opened.startline, (each) => void work.push(each));
    const reply = await ask((path, init) => api.request(path, init), "POST", "/api/tickets/send-again", contact);
    expect(reply.status).toBe(202);
    await Promise.all(work.map((each) => each()));
  }
  expect(await queued()).toEqual([]);
});

test("a lost ticket goes to its rider, and the answer is the same whether or not there is one", async () => {
  const { rider, setSent, queued } = await aConfirmedBooking();
  await setSent();
  const there = await post("/api/tickets/send-again", { phone: rider.person.phone });
  expect(await queued()).toEqual(["email", "sms"]);
  await setSent();
  const byEmail = await post("/api/tickets/send-again", { email: ` ${rider.person.email.toUpperCase()} ` });
  expect(await queued()).toEqual(["email", "sms"]);

  const nobody = await post("/api/tickets/send-again", { phone: "98200 99999" });
  const nothing = await post("/api/tickets/send-again", { email: "no address" });
  expect([there, byEmail, nobody, nothing].map(({ status, body }) => [status, body])).toEqual(
    Array(4).fill([202, { sending: true }]),
  );
});

test("nobody asks about one phone number without end, and it does not tell whether it has a booking", async () => {
  const phone = "98200 88888";
  const statuses: number[] = [];
  for (let time = 0; time < 5; time += 1) statuses.push((await post("/api/tickets/send-again", { phone })).status);
  expect(statuses).toEqual([202, 202, 202, 429, 429]);
  expect((await post("/api/tickets/send-again", { phone })).body.code).toBe("sent_already");
});

test("whoever tries many numbers is slowed down with the network they are in, for a minute and in other words", async () => {
  const limited = await openTestStartlineAt(await createTestDatabase(), undefined, {
    CLIENT_ADDRESS_HEADER: "x-real-ip",
  });
  onTestFinished(limited.close);
  const from = (address: string) => (_: unknown, time: number) =>
    ask(
      limited.api.request,
      "POST",
      "/api/tickets/send-again",
      { phone: `98200 ${10_000 + time}` },
      { "x-real-ip": address.replace("*", time.toString(16)) },
    );
  const replies = await Promise.all(Array.from({ length: 32 }, from("2001:db8:1:2::*")));
  const refused = replies.filter(({ status }) => status === 429);
  expect(refused.map(({ body, headers }) => [body.code, headers.get("retry-after")])).toEqual(
    Array(2).fill(["rate_limited", "60"]),
  );
  expect((await from("2001:db8:1:3::*")(null, 40)).status).toBe(202);
});

test("a held booking has no ticket that could be sent", async () => {
  const event = await anEventOnSale(opened.startline, { capacity: 1 });
  const rider = aVisitor(door, event);
  await rider.join();
  await rider.claim();
  const bearer = { authorization: `Bearer ${rider.accessToken}` };
  const answer = await post(`/api/bookings/${rider.bookingId}/ticket/send-again`, {}, bearer);
  expect(answer).toMatchObject({ status: 409, body: { code: "not_confirmed" } });
});

test("the owner sees how the ticket fares on its way", async () => {
  const { event, rider } = await aConfirmedBooking();
  const set = (channel: string, state: string) =>
    sql`UPDATE messages SET state = ${state} WHERE event_id = ${event.id} AND channel = ${channel}`.execute(
      opened.startline.db,
    );
  await set("email", "delivered");
  await set("sms", "failed");
  expect((await rider.look()).body.ticketDelivery).toEqual({ email: "delivered", sms: "failed" });
});
