import { expect, test } from "vitest";
import { readCounts } from "#booking/capacity/read-capacity.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { aVisitor, payAt } from "#tests/builders/visitor.ts";
import { runWithoutText } from "#tests/money/without-protection/switch-off.ts";

const opened = await anOrganizersApi();
const { door, organizer, startline } = opened;

const to = (capacity: number) => ({ capacity, categories: [{ id: "cat_full", capacity }] });

async function aSale(capacity: number) {
  const event = await anEventOnSale(startline, { capacity });
  const path = `/api/admin/events/${event.slug}`;
  return {
    event,
    change: (shown: object, wanted: object) => organizer.ask("PUT", `${path}/places`, { shown, wanted }),
    capacity: async () => (await readCounts(startline.db, event.id))?.capacity,
    form: async () => (await organizer.ask("GET", path)).body,
    entries: async () => (await organizer.ask("GET", `${path}/audit-log`)).body.entries,
    async aPaidRider() {
      const visitor = aVisitor(door, event);
      await payAt(opened.razorpay.url, await visitor.toCheckout());
      await syncBooking(startline, visitor.bookingId);
    },
  };
}

const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

test("places are changed once, from what was shown, and the change is on record", async () => {
  const sale = await aSale(10);
  const { revision } = await sale.form();
  const replies = await Promise.all([1, 2, 3].map(() => sale.change(to(10), to(12))));
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await sale.capacity()).toBe(12);
  expect(await sale.entries()).toMatchObject([{ action: "change_capacity", facts: { from: 10, to: 12 } }]);
  // A form that was opened before does not undo it unread.
  expect((await sale.form()).revision).toBe(revision + 1);
});

test("of two organizers who start from the same number the second looks again", async () => {
  const two = async () => {
    const sale = await aSale(10);
    const statuses = [await sale.change(to(10), to(12)), await sale.change(to(10), to(8))].map(({ status }) => status);
    return [...statuses, await sale.capacity()];
  };
  expect(await two()).toEqual([200, 409, 12]);
  const unseen = {
    file: "50-change-capacity.sql",
    text: "NOT is_capacity(p_event_id, (p_shown ->> 'capacity')::integer, p_shown -> 'categories')",
    instead: "false",
  };
  await runWithoutText(startline.pool, unseen, async () => expect(await two()).toEqual([200, 200, 8]));
});

test("nobody loses a place, and how low it can go is said", async () => {
  const sale = await aSale(5);
  await sale.aPaidRider();
  await sale.aPaidRider();
  const refused = await sale.change(to(5), to(1));
  expect(codeOf(refused)).toEqual([422, "below_sold"]);
  expect(refused.body.title).toBe("It cannot be less than 2: 2 confirmed.");
  expect((await sale.change(to(5), to(2))).status).toBe(200);
  expect(await sale.capacity()).toBe(2);
});

test("an unknown category, a cancelled event and nonsense are refused", async () => {
  const sale = await aSale(5);
  const wanted = { capacity: 6, categories: [{ id: "cat_none", capacity: 6 }] };
  expect(codeOf(await sale.change(to(5), wanted))).toEqual([409, "places_changed"]);
  expect((await sale.change(to(5), to(0))).status).toBe(422);
  const cancelling = { scope: "full", note: "Heavy rain", typed: "Test ride" };
  await organizer.ask("POST", `/api/admin/events/${sale.event.slug}/cancel`, cancelling);
  expect(codeOf(await sale.change(to(5), to(6)))).toEqual([409, "event_cancelled"]);
});
