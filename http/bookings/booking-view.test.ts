import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelBooking } from "#booking/payments/cancel-booking.ts";
import { cancelEvent, endCancelledBookings } from "#booking/payments/cancel-event.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { anEventOnSale, type EventOptions } from "#tests/builders/event-on-sale.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { aVisitor, payAt } from "#tests/builders/visitor.ts";
import { aStartline, openTestStartline, type TestStartline } from "#tests/setup/startline.ts";

let shared: TestStartline;
beforeAll(async () => {
  shared = await openTestStartline();
});
afterAll(() => shared.close());

async function aSale(opened: TestStartline, options: EventOptions = { capacity: 5 }) {
  const event = await anEventOnSale(opened.startline, options);
  return { event, visitor: () => aVisitor((path, init) => opened.api.request(path, init), event) };
}

const control = async (opened: TestStartline, path: string, body: object): Promise<void> => {
  const reply = await fetch(`${opened.razorpay.url}/_sim${path}`, { method: "POST", body: JSON.stringify(body) });
  expect(reply.status, path).toBe(200);
};

const byOrganizer = (note: string) => ({ scope: "full", note, by: "user_1" }) as const;

test("why a payment failed is shown until another attempt succeeds", async () => {
  const { visitor } = await aSale(shared);
  const rider = visitor();
  const orderId = await rider.toCheckout();
  await control(shared, "/checkout/pay", { order_id: orderId, outcome: "fail", reason: "insufficient_funds" });
  await syncBooking(shared.startline, rider.bookingId);
  expect((await rider.look()).body).toMatchObject({ payment: "failed", failureReason: "insufficient_funds" });

  await payAt(shared.razorpay.url, orderId);
  await syncBooking(shared.startline, rider.bookingId);
  expect((await rider.look()).body).toMatchObject({ state: "confirmed", payment: "captured", failureReason: null });
});

test("a place that was found again for late money is told from one that was kept", async () => {
  const clock = testClock();
  const opened = await aStartline(clock);
  const { visitor } = await aSale(opened);
  const [late, punctual] = [visitor(), visitor()];
  const [lateOrder, punctualOrder] = [await late.toCheckout(), await punctual.toCheckout()];
  await payAt(opened.razorpay.url, punctualOrder);
  await syncBooking(opened.startline, punctual.bookingId);
  clock.advance({ minutes: 20 });
  await payAt(opened.razorpay.url, lateOrder);
  await syncBooking(opened.startline, late.bookingId);

  expect((await late.look()).body).toMatchObject({ state: "confirmed", isConfirmedLate: true });
  expect((await punctual.look()).body).toMatchObject({ state: "confirmed", isConfirmedLate: false });
});

test("an ended booking that Razorpay could not be asked about is not called unpaid before it could", async () => {
  const clock = testClock();
  const opened = await aStartline(clock);
  const { visitor } = await aSale(opened);
  const rider = visitor();
  await rider.toCheckout();
  clock.advance({ minutes: 20 });
  expect((await rider.look()).body).toMatchObject({ state: "expired", payment: "under_way" });

  await syncBooking(opened.startline, rider.bookingId);
  expect((await rider.look()).body).toMatchObject({ state: "expired", payment: "none" });
});

test("who ended a booking is shown, with the organizer's words", async () => {
  const { event, visitor } = await aSale(shared);
  const riders = [visitor(), visitor(), visitor()] as const;
  const [givenBack, cancelled, calledOff] = riders;
  for (const rider of riders) {
    await rider.join();
    await rider.claim();
    await rider.fillIn();
  }
  await givenBack.giveBack();
  const one = { ...byOrganizer("You asked us to."), hasOwnAuditEntry: true };
  expect(await cancelBooking(shared.startline, cancelled.bookingId, one)).toBe("released");
  await cancelEvent(shared.startline, event.id, byOrganizer("The river is over the road."));
  await endCancelledBookings(shared.startline);

  expect((await givenBack.look()).body).toMatchObject({ state: "released", cancellation: null });
  expect((await cancelled.look()).body.cancellation).toEqual({ isOfEvent: false, note: "You asked us to." });
  expect((await calledOff.look()).body).toMatchObject({
    state: "released",
    cancellation: { isOfEvent: true, note: "The river is over the road." },
  });
});

test("whoever is held off because of an earlier booking is let through as soon as Razorpay has answered", async () => {
  const clock = testClock();
  const opened = await aStartline(clock);
  const { visitor } = await aSale(opened);
  const [earlier, again] = [visitor(), visitor()];
  await earlier.toCheckout();
  clock.advance({ minutes: 20 });
  await again.join();
  await again.claim();
  await again.fillIn({ phone: earlier.person.phone });

  const heldOff = await again.pressPay();
  expect(heldOff).toMatchObject({ status: 409, body: { code: "payment_unknown" } });
  expect(Number(heldOff.headers.get("retry-after"))).toBeGreaterThan(0);
  await opened.drainBackgroundTasks();
  expect((await again.pressPay()).status).toBe(201);
});

test("whoever is held off stays so while a bank is silent, and is told of the place once it agrees", async () => {
  const clock = testClock();
  const opened = await aStartline(clock);
  const { visitor } = await aSale(opened);
  const [earlier, again] = [visitor(), visitor()];
  const orderId = await earlier.toCheckout();
  await control(opened, "/checkout/pay", { order_id: orderId, outcome: "pending_forever" });
  clock.advance({ minutes: 20 });
  await again.join();
  await again.claim();
  await again.fillIn({ phone: earlier.person.phone });
  const refusalAfterAsking = async () => {
    await opened.drainBackgroundTasks();
    await syncBooking(opened.startline, earlier.bookingId);
    return (await again.pressPay()).body.code;
  };
  expect(await refusalAfterAsking()).toBe("payment_unknown");
  expect(await refusalAfterAsking()).toBe("payment_unknown");

  const { items } = await paymentsOf(opened, orderId);
  await control(opened, `/payments/${items[0]?.id}/authorize`, {});
  expect(await refusalAfterAsking()).toBe("already_booked");
  expect((await earlier.look()).body).toMatchObject({ state: "confirmed", isConfirmedLate: true });
});

async function paymentsOf(opened: TestStartline, orderId: string): Promise<{ items: { id: string }[] }> {
  const answer = await opened.startline.gateway.readPayments(orderId);
  if (!answer.ok) throw new Error(answer.reason);
  return { items: answer.value };
}
