import { sql } from "kysely";
import { expect, test } from "vitest";
import { NO_EVENT } from "#booking/attention/attention.ts";
import { raiseAttention } from "#booking/attention/raise-attention.ts";
import { readCounts } from "#booking/capacity/read-capacity.ts";
import { recordDelivery } from "#booking/messages/record-delivery.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { controlRazorpay } from "#tests/builders/mixed-sale.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { aVisitor, payAt } from "#tests/builders/visitor.ts";

const opened = await anOrganizersApi();
const { door, organizer } = opened;

async function aConfirmedBooking() {
  const { startline, razorpay } = opened;
  const event = await anEventOnSale(startline, { capacity: 5 });
  const visitor = aVisitor(door, event);
  const orderId = await visitor.toCheckout();
  const pay = async () => {
    const fields = await payAt(razorpay.url, orderId);
    await syncBooking(startline, visitor.bookingId);
    return fields.razorpay_payment_id as string;
  };
  return { event, visitor, pay };
}

type Listed = {
  id: string;
  kind: string;
  bookingId: string;
  facts: { channel?: string };
  resolved: { by: string; how: string; note: string };
};
const listed = async (slug: string): Promise<{ open: Listed[]; resolved: Listed[] }> =>
  (await organizer.ask("GET", `/api/admin/events/${slug}/attention`)).body;
const answer = (item: Listed | undefined, how: string, body: object) =>
  organizer.ask("POST", `/api/admin/attention/${item?.id}/${how}`, body);

test("quarantined money is on the event's list and is given back once", async () => {
  const { event, visitor, pay } = await aConfirmedBooking();
  await sql`UPDATE bookings SET amount_paise = amount_paise + 100 WHERE id = ${visitor.bookingId}`.execute(
    opened.startline.db,
  );
  const paymentId = await pay();
  const [item] = (await listed(event.slug)).open;
  expect(item).toMatchObject({ kind: "payment_quarantined", bookingId: visitor.bookingId });

  const notForThis = await answer(item, "pay-out-by-hand", { reference: "UTR 1234567" });
  expect([notForThis.status, notForThis.body.code]).toEqual([409, "not_for_this"]);
  const replies = await Promise.all([1, 2, 3].map(() => answer(item, "give-back-money", { note: "Paid too little" })));
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  await opened.drainBackgroundTasks();

  const list = await listed(event.slug);
  expect(list.open).toEqual([]);
  expect(list.resolved).toMatchObject([
    { resolved: { by: organizer.account.email, how: "give_back_money", note: "Paid too little" } },
  ]);
  const givenBack = async () => {
    await opened.startline.jobs.refunds();
    const refunds = await opened.startline.gateway.readRefunds(paymentId);
    return refunds.ok && refunds.value.map((refund) => refund.amountPaise);
  };
  await expect.poll(givenBack).toEqual([152_500]);
});

test("a booking that was refunded at Razorpay can be cancelled, which frees its place and refunds nothing more", async () => {
  const { event, visitor, pay } = await aConfirmedBooking();
  const paymentId = await pay();
  await controlRazorpay(opened.razorpay.url, `/payments/${paymentId}/refund`);
  await syncBooking(opened.startline, visitor.bookingId);
  const [item] = (await listed(event.slug)).open;
  expect(item?.kind).toBe("refunded_outside");

  const reply = await answer(item, "cancel-booking", { note: "Refunded by phone", amountPaise: 0 });
  expect(reply.body).toEqual({ outcome: "cancelled" });

  expect(await readCounts(opened.startline.db, event.id)).toMatchObject({ confirmed: 0 });
  expect((await listed(event.slug)).resolved).toMatchObject([{ resolved: { how: "cancel_booking" } }]);
  const refunds = await opened.startline.gateway.readRefunds(paymentId);
  expect(refunds.ok && refunds.value.length).toBe(1);
});

test("what concerns the whole installation is on every event's list, and is marked as resolved for all", async () => {
  const { event } = await aConfirmedBooking();
  const { pool } = opened.startline;
  await raiseAttention(
    pool,
    {
      eventId: NO_EVENT,
      kind: "order_unknown",
      subject: "order_x",
      facts: { orderId: "order_x", event: "order.paid" },
    },
    null,
  );
  const [item] = (await listed(event.slug)).open;
  expect(item?.kind).toBe("order_unknown");

  expect((await answer(item, "mark-resolved", { note: "" })).status).toBe(422);
  const replies = await Promise.all([1, 2].map(() => answer(item, "mark-resolved", { note: "The shop's order" })));
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);

  expect((await listed(event.slug)).open).toEqual([]);
  const all = (await organizer.ask("GET", "/api/admin/attention")).body;
  expect(all.resolved.map(({ id }: Listed) => id)).toContain(item?.id);
});

test("a refund that waits cannot be waved away, and an unknown item is not found", async () => {
  const { event } = await aConfirmedBooking();
  const { pool } = opened.startline;
  const facts = { refundId: "rfd_1", paymentId: "pay_1", amountPaise: 100, reason: "the balance is too low" };
  const waiting = { eventId: event.id, kind: "refund_waiting", subject: "pmt_1", facts } as const;
  await raiseAttention(pool, waiting, null);
  const [item] = (await listed(event.slug)).open;
  expect((await answer(item, "mark-resolved", { note: "I do not care" })).body.code).toBe("not_for_this");
  expect((await organizer.ask("POST", "/api/admin/attention/att_x/mark-resolved", { note: "What" })).status).toBe(404);
});

test("one message that failed is sent again, or all of its channel with it, and the audit log says so", async () => {
  const { startline } = opened;
  const { event, visitor, pay } = await aConfirmedBooking();
  await pay();
  const failAll = async () => {
    await sql`UPDATE messages SET state = 'sent', attempts = 1 WHERE event_id = ${event.id}`.execute(startline.db);
    const { rows } = await sql<{ id: string }>`SELECT id FROM messages WHERE event_id = ${event.id}`.execute(
      startline.db,
    );
    for (const { id } of rows) {
      const report = { messageId: id, state: "failed", because: "30005 Unknown destination handset" } as const;
      await recordDelivery(startline.db, report, startline.clock.now());
    }
  };
  const states = async () => {
    const { rows } = await sql<{ channel: string; attempts: number }>`
      SELECT channel, attempts FROM messages WHERE event_id = ${event.id} AND state = 'queued' ORDER BY channel`.execute(
      startline.db,
    );
    return rows.map(({ channel }) => channel);
  };
  await failAll();
  const ofChannel = async (channel: string) =>
    (await listed(event.slug)).open.find(({ facts }) => facts.channel === channel);

  expect((await answer(await ofChannel("sms"), "resend-message", { note: "It is on again" })).status).toBe(200);
  expect(await states()).toEqual(["sms"]);
  expect((await answer(await ofChannel("email"), "resend-all", { note: "The mailbox was full" })).status).toBe(200);
  expect(await states()).toEqual(["email", "sms"]);

  const list = await listed(event.slug);
  expect(list.open.filter((item) => item.bookingId === visitor.bookingId)).toEqual([]);
  expect(list.resolved.filter(({ kind }) => kind === "message_failed")).toMatchObject([
    { kind: "message_failed", resolved: { by: organizer.account.email, how: "resend_message" } },
    { kind: "message_failed", resolved: { note: "It is on again" } },
  ]);
  const { rows } = await sql`SELECT action, facts FROM audit_log WHERE event_id = ${event.id} ORDER BY done_at`.execute(
    startline.db,
  );
  expect(rows).toMatchObject([
    { action: "resend_messages", facts: { note: "It is on again", count: 1 } },
    { action: "resend_messages", facts: { count: 1 } },
  ]);
});

test("a text to somebody who has opted out is not sent again: by itself it is refused, and with all others it is left out", async () => {
  const { startline } = opened;
  const { event, visitor, pay } = await aConfirmedBooking();
  await pay();
  const second = aVisitor(door, event);
  await payAt(opened.razorpay.url, await second.toCheckout());
  await syncBooking(startline, second.bookingId);
  const { rows } = await sql<{ id: string; bookingId: string }>`
    UPDATE messages SET state = 'sent', attempts = 1 WHERE event_id = ${event.id} AND channel = 'sms'
    RETURNING id, booking_id AS "bookingId"`.execute(startline.db);
  for (const { id, bookingId } of rows) {
    const because = bookingId === visitor.bookingId ? "21610 Attempt to send to unsubscribed recipient" : "30003 Off";
    await recordDelivery(startline.db, { messageId: id, state: "failed", because }, startline.clock.now());
  }
  const itemOf = async (bookingId: string) =>
    (await listed(event.slug)).open.find((item) => item.kind === "message_failed" && item.bookingId === bookingId);
  const queued = async () =>
    (
      await sql<{ bookingId: string }>`SELECT booking_id AS "bookingId" FROM messages
        WHERE event_id = ${event.id} AND channel = 'sms' AND state = 'queued'`.execute(startline.db)
    ).rows.map(({ bookingId }) => bookingId);

  for (const how of ["resend-message", "resend-all"]) {
    const refused = await answer(await itemOf(visitor.bookingId), how, { note: "It is on again" });
    expect([refused.status, refused.body.code]).toEqual([409, "recipient_opted_out"]);
  }
  expect(await queued()).toEqual([]);

  const all = await answer(await itemOf(second.bookingId), "resend-all", { note: "They are on again" });
  expect(all.body).toEqual({ outcome: "resent", optedOut: 1 });
  expect(await queued()).toEqual([second.bookingId]);
  expect(await itemOf(visitor.bookingId)).toBeDefined();
});
