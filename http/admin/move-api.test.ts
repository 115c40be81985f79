import { expect, test } from "vitest";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { randomText } from "#platform/ids.ts";
import { aRiderToAdd } from "#tests/builders/added-rider.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { aVisitor, payAt } from "#tests/builders/visitor.ts";

const opened = await anOrganizersApi();
const { door, organizer, startline } = opened;
const FAR = { id: "cat_far", capacity: 5 };
const NEAR = { id: "cat_near", capacity: 1, ticketPricePaise: 120_000 };

async function aSale() {
  const event = await anEventOnSale(startline, { capacity: 6, categories: [FAR, NEAR] });
  const path = `/api/admin/events/${event.slug}/bookings`;
  return {
    event,
    async aPaidBooking() {
      const visitor = aVisitor(door, event);
      await payAt(opened.razorpay.url, await visitor.toCheckout());
      await syncBooking(startline, visitor.bookingId);
      return visitor;
    },
    add: async (change: object) => (await organizer.ask("POST", path, aRiderToAdd(event, change))).body.bookingId,
    move: (id: string, request: object) =>
      organizer.ask("POST", `${path}/${id}/move`, { requestId: randomText(32), ...request }),
    settle: (id: string, request: object) => organizer.ask("POST", `${path}/${id}/settle-in-cash`, request),
    details: async (id: string) => (await organizer.ask("GET", `${path}/${id}`)).body,
  };
}

test("an organizer moves a booking: the difference goes back, and rider and organizer see it", async () => {
  const sale = await aSale();
  const visitor = await sale.aPaidBooking();
  const request = { requestId: randomText(32), categoryId: NEAR.id, refundPaise: 30_000, owedPaise: 0 };
  expect(await sale.move(visitor.bookingId, request)).toMatchObject({
    status: 200,
    body: { refundPaise: 30_000, owedPaise: 0, isNew: true },
  });
  expect((await sale.move(visitor.bookingId, request)).body).toMatchObject({ isNew: false });
  await opened.drainBackgroundTasks();

  const { booking, payments, auditEntries, refundDue } = await sale.details(visitor.bookingId);
  expect(booking).toMatchObject({ state: "confirmed", categoryId: NEAR.id, amountPaise: 122_500, owedPaise: 0 });
  expect(payments[0].refunds).toMatchObject([{ reason: "moved", amountPaise: 30_000 }]);
  expect(auditEntries).toMatchObject([{ action: "move_booking", facts: { from: FAR.id, to: NEAR.id } }]);
  expect(refundDue).toEqual({ full: 122_500, keep_fee: 120_000 });
  expect((await visitor.look()).body).toMatchObject({
    state: "confirmed",
    categoryId: NEAR.id,
    refunds: [{ reason: "moved", amountPaise: 30_000 }],
  });
});

test("a dearer category is owed, and settled once", async () => {
  const sale = await aSale();
  const id = await sale.add({ categoryId: NEAR.id, addedFor: { kind: "cash", cashPaise: 122_500, reason: "" } });
  expect((await sale.move(id, { categoryId: FAR.id, refundPaise: 0, owedPaise: 30_000 })).status).toBe(200);
  const { booking } = await sale.details(id);
  expect(booking).toMatchObject({ owedPaise: 30_000, cashPaise: 122_500 });
  const shown = { owedPaise: 30_000, version: booking.version };
  const replies = await Promise.all([sale.settle(id, shown), sale.settle(id, shown)]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await sale.details(id)).booking).toMatchObject({ owedPaise: 0, cashPaise: 152_500 });
});

test("refusals have names, and nobody moves another event's booking", async () => {
  const [sale, other] = [await aSale(), await aSale()];
  const visitor = await sale.aPaidBooking();
  const request = { categoryId: NEAR.id, refundPaise: 30_000, owedPaise: 0 };
  expect((await other.move(visitor.bookingId, request)).status).toBe(404);
  expect((await other.settle(visitor.bookingId, { owedPaise: 1, version: 1 })).status).toBe(404);
  expect((await sale.settle(visitor.bookingId, { owedPaise: 1, version: 1 })).body.code).toBe("nothing_owed");
  expect((await sale.move(visitor.bookingId, { ...request, refundPaise: 1 })).body).toMatchObject({
    code: "amount_changed",
    refundPaise: 30_000,
    owedPaise: 0,
  });
  expect((await sale.move(visitor.bookingId, { ...request, categoryId: FAR.id })).body.code).toBe("same_category");
  expect((await sale.move(visitor.bookingId, { ...request, categoryId: "cat_none" })).status).toBe(422);
  await sale.add({ categoryId: NEAR.id });
  expect((await sale.move(visitor.bookingId, request)).body.code).toBe("category_full");
});
