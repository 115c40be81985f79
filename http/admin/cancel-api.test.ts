import { sql } from "kysely";
import { expect, test } from "vitest";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { newRowId } from "#platform/ids.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { controlRazorpay } from "#tests/builders/mixed-sale.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { ask, aVisitor, payAt } from "#tests/builders/visitor.ts";

const opened = await anOrganizersApi();
const { door, organizer } = opened;

async function aSale(capacity = 5) {
  const event = await anEventOnSale(opened.startline, { capacity });
  const path = `/api/admin/events/${event.slug}`;
  return {
    event,
    visitor: () => aVisitor(door, event),
    async aConfirmedBooking() {
      const visitor = aVisitor(door, event);
      const fields = await payAt(opened.razorpay.url, await visitor.toCheckout());
      await syncBooking(opened.startline, visitor.bookingId);
      return { visitor, bookingId: visitor.bookingId, paymentId: fields.razorpay_payment_id as string };
    },
    details: async (id: string) => (await organizer.ask("GET", `${path}/bookings/${id}`)).body,
    cancel: (id: string, request: object) => organizer.ask("POST", `${path}/bookings/${id}/cancel`, request),
    cancelEvent: (request: object) => organizer.ask("POST", `${path}/cancel`, request),
    cancellation: async () => (await organizer.ask("GET", `${path}/cancellation`)).body,
    auditLog: async () => (await organizer.ask("GET", `${path}/audit-log`)).body.entries,
  };
}

/** PostgreSQL's clock has microseconds and ours has not: a refund of this very millisecond is due in the next. */
async function sendRefunds(bookingId: string): Promise<void> {
  await opened.drainBackgroundTasks();
  await expect
    .poll(async () => {
      await opened.startline.jobs.refunds();
      const { rows } = await sql<{ state: string }>`
        SELECT state FROM refunds WHERE booking_id = ${bookingId}`.execute(opened.startline.db);
      return rows.map((row) => row.state);
    })
    .toEqual(["processed"]);
}

test("half an emoji in the note of a cancellation is mended, of a booking and of the event", async () => {
  const sale = await aSale();
  const { bookingId } = await sale.aConfirmedBooking();
  const request = { scope: "full", note: "Sorry \ud83d" };
  expect((await sale.cancel(bookingId, { ...request, amountPaise: 152_500 })).status).toBe(200);
  expect((await sale.cancelEvent({ ...request, typed: sale.event.slug })).status).toBe(200);
  await opened.drainBackgroundTasks();
  expect(JSON.stringify(await sale.auditLog()).match(/Sorry \ufffd/g)).toHaveLength(2);
});

test("a booking's own page knows its person, its money, its messages and its books", async () => {
  const sale = await aSale();
  const { bookingId, paymentId, visitor } = await sale.aConfirmedBooking();
  const details = await sale.details(bookingId);
  expect(details).toMatchObject({
    booking: { id: bookingId, state: "confirmed", name: visitor.person.name, phone: visitor.person.phone },
    refundDue: { full: 152_500, keep_fee: 150_000 },
    payments: [{ razorpayPaymentId: paymentId, state: "captured", role: "accepted", refunds: [] }],
    disputes: [],
    auditEntries: [],
  });
  expect(details.messages).toMatchObject([
    { kind: "booking_confirmed", channel: "email" },
    { kind: "booking_confirmed", channel: "sms" },
  ]);
  expect(details.ledger.reduce((sum: number, line: { amountPaise: number }) => sum + line.amountPaise, 0)).toBe(0);
});

test("a booking is shown only under its own event", async () => {
  const [sale, other] = [await aSale(), await aSale()];
  const { bookingId } = await sale.aConfirmedBooking();
  expect((await other.details(bookingId)).code).toBe("not_found");
  const request = { scope: "full", note: "Not mine", amountPaise: 152_500 };
  expect((await other.cancel(bookingId, request)).status).toBe(404);
  expect((await sale.details("bkg_no-such-booking")).code).toBe("not_found");
});

test("cancelling gives back what was shown, frees the place, and records who did it and why", async () => {
  const sale = await aSale();
  const { bookingId } = await sale.aConfirmedBooking();
  const reply = await sale.cancel(bookingId, { scope: "keep_fee", note: "Asked by phone", amountPaise: 150_000 });
  expect([reply.status, reply.body]).toEqual([200, { state: "cancelled", amountPaise: 150_000 }]);
  await sendRefunds(bookingId);

  const details = await sale.details(bookingId);
  expect(details).toMatchObject({
    booking: { state: "cancelled" },
    refundDue: { full: 2500, keep_fee: 0 },
    auditEntries: [{ action: "cancel_booking", by: organizer.account.email, facts: { note: "Asked by phone" } }],
  });
  expect(details.payments[0].refunds).toMatchObject([
    { reason: "cancelled", state: "processed", amountPaise: 150_000, requestedBy: organizer.account.email },
  ]);
  expect(await sale.auditLog()).toMatchObject([{ action: "cancel_booking", reference: details.booking.reference }]);
});

test("five presses of the button make one refund and one message", async () => {
  const sale = await aSale();
  const { bookingId, paymentId } = await sale.aConfirmedBooking();
  const request = { scope: "full", note: "Ill", amountPaise: 152_500 };
  const replies = await Promise.all([1, 2, 3, 4, 5].map(() => sale.cancel(bookingId, request)));
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
  await sendRefunds(bookingId);

  const refunds = await opened.startline.gateway.readRefunds(paymentId);
  expect(refunds.ok && refunds.value.map((refund) => refund.amountPaise)).toEqual([152_500]);
  const { messages, auditEntries } = await sale.details(bookingId);
  const told = messages.filter((message: { kind: string }) => message.kind === "booking_cancelled");
  expect([told.length, auditEntries.length]).toEqual([2, 1]);
});

test("where something else would go back than was shown, nothing happens and the new amount is answered", async () => {
  const sale = await aSale();
  const { bookingId, paymentId } = await sale.aConfirmedBooking();
  await controlRazorpay(opened.razorpay.url, `/payments/${paymentId}/refund`, { amount: 40_000 });
  await syncBooking(opened.startline, bookingId);

  const refused = await sale.cancel(bookingId, { scope: "full", note: "Ill", amountPaise: 152_500 });
  expect([refused.status, refused.body]).toMatchObject([409, { code: "amount_changed", amountPaise: 112_500 }]);
  expect((await sale.details(bookingId)).booking.state).toBe("confirmed");
  expect((await sale.cancel(bookingId, { scope: "full", note: "Ill", amountPaise: 112_500 })).status).toBe(200);
});

test("a complimentary booking is cancelled without money", async () => {
  const sale = await aSale();
  const { id, categoryId } = sale.event;
  const bookingId = newRowId("bkg", id);
  const { db } = opened.startline;
  await sql`INSERT INTO bookings (event_id, id, category_id, reference, state, complimentary_reason, amount_paise,
      platform_fee_paise, hold_expires_at, kept_until, created_at, confirmed_at)
    VALUES (${id}, ${bookingId}, ${categoryId}, 'COMP-0001', 'confirmed', 'Sponsor', 0, 0, now(), now(), now(), now())`.execute(
    db,
  );
  await sql`UPDATE event_capacity SET confirmed = 1 WHERE event_id = ${id}`.execute(db);
  await sql`UPDATE category_capacity SET confirmed = 1 WHERE event_id = ${id}`.execute(db);

  expect((await sale.details(bookingId)).refundDue).toEqual({ full: 0, keep_fee: 0 });
  const reply = await sale.cancel(bookingId, { scope: "full", note: "Withdrawn", amountPaise: 0 });
  expect(reply.body).toEqual({ state: "cancelled", amountPaise: 0 });
  expect((await sale.details(bookingId)).payments).toEqual([]);
});

test("without a reason nothing is cancelled", async () => {
  const sale = await aSale();
  const { bookingId } = await sale.aConfirmedBooking();
  for (const note of ["", "  ", "x".repeat(301)]) {
    expect((await sale.cancel(bookingId, { scope: "full", note, amountPaise: 152_500 })).status).toBe(422);
    expect((await sale.cancelEvent({ scope: "full", note, typed: sale.event.slug })).status).toBe(422);
  }
  expect((await sale.details(bookingId)).booking.state).toBe("confirmed");
});

test("an event is cancelled after its name was typed, in numbers that were shown before, and the progress is read", async () => {
  const sale = await aSale(6);
  const bookings = [await sale.aConfirmedBooking(), await sale.aConfirmedBooking()];
  await sale.visitor().toCheckout();
  const holder = sale.visitor();
  await holder.join();
  await holder.claim();
  expect(await sale.cancellation()).toEqual({
    state: "published",
    preview: { confirmed: 2, paying: 1, held: 1, refundDue: { full: 305_000, keep_fee: 300_000 } },
    progress: null,
  });

  const request = { scope: "full", note: "The river has risen" };
  const wrong = await sale.cancelEvent({ ...request, typed: "another ride" });
  expect([wrong.status, wrong.body.code]).toEqual([409, "not_confirmed"]);
  const typed = [" test  RIDE ", sale.event.slug];
  const replies = await Promise.all(typed.map((name) => sale.cancelEvent({ ...request, typed: name })));
  expect(replies.map((reply) => reply.body.isNew).sort()).toEqual([false, true]);

  await opened.drainBackgroundTasks();
  while ((await opened.startline.jobs.cancellations()) > 0);
  for (const { bookingId } of bookings) await sendRefunds(bookingId);
  expect(await sale.cancellation()).toMatchObject({
    state: "cancelled",
    preview: { confirmed: 0, paying: 0, held: 0 },
    progress: {
      scope: "full",
      note: "The river has risen",
      by: organizer.account.email,
      finishedAt: expect.any(String),
      bookings: { ended: 4, remaining: 0 },
      refunds: { wanted: 0, requested: 0, processed: 2, failed: 0 },
      refundsWaiting: 0,
      refundedPaise: 305_000,
      toRefundPaise: 305_000,
      messages: { queued: 6, sent: 0, failed: 0 },
    },
  });
  expect(await sale.auditLog()).toMatchObject([{ action: "cancel_event", facts: { note: "The river has risen" } }]);
  const phase = async () => (await ask(door, "GET", `/api/events/${sale.event.slug}/status`)).body.phase;
  await expect.poll(phase, { timeout: 5000 }).toBe("cancelled");
});

test("refunds that Razorpay refuses are seen to wait", async () => {
  const sale = await aSale();
  const { bookingId } = await sale.aConfirmedBooking();
  await controlRazorpay(opened.razorpay.url, "/settings", { refundBalancePaise: 0 });
  await sale.cancelEvent({ scope: "full", note: "Too few riders", typed: sale.event.slug });
  await opened.drainBackgroundTasks();
  while ((await opened.startline.jobs.cancellations()) > 0);
  const progress = async () => {
    await opened.startline.jobs.refunds();
    const { refunds, refundsWaiting } = (await sale.cancellation()).progress;
    return { wanted: refunds.wanted, refundsWaiting };
  };
  await expect.poll(progress).toEqual({ wanted: 1, refundsWaiting: 1 });
  await controlRazorpay(opened.razorpay.url, "/settings", { refundBalancePaise: null });
  await sql`UPDATE refunds SET next_try_at = now() WHERE booking_id = ${bookingId}`.execute(opened.startline.db);
  await sendRefunds(bookingId);
  expect((await sale.cancellation()).progress).toMatchObject({ refunds: { processed: 1 }, refundsWaiting: 0 });
});
