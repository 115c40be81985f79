import { sql } from "kysely";
import { expect, test } from "vitest";
import { aRiderToAdd } from "#tests/builders/added-rider.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { aVisitor } from "#tests/builders/visitor.ts";

const opened = await anOrganizersApi();
const { door, organizer, startline } = opened;

async function aSale(capacity = 5) {
  const event = await anEventOnSale(startline, { capacity });
  const path = `/api/admin/events/${event.slug}/bookings`;
  return {
    event,
    add: (rider: object) => organizer.ask("POST", path, rider),
    details: async (id: string) => (await organizer.ask("GET", `${path}/${id}`)).body,
  };
}

test("an organizer adds a rider, who has a ticket, and sees how the place was come by", async () => {
  const sale = await aSale();
  const rider = aRiderToAdd(sale.event, { hasSignedOnPaper: true });
  const reply = await sale.add(rider);
  expect(reply).toMatchObject({ status: 201, body: { isNew: true, reference: expect.stringMatching(/^.{4}-.{4}$/) } });
  expect((await sale.add(rider)).status).toBe(200);
  await opened.drainBackgroundTasks();

  const { booking, auditEntries, messages, refundDue } = await sale.details(reply.body.bookingId);
  expect(booking).toMatchObject({
    state: "confirmed",
    name: rider.name,
    complimentaryReason: "Doctor on the route",
    cashPaise: null,
    amountPaise: 0,
    waiverVersion: 1,
    waiverRecordedBy: organizer.account.email,
  });
  expect(auditEntries).toMatchObject([{ action: "add_rider", by: organizer.account.email }]);
  expect(messages).toHaveLength(2);
  expect(refundDue).toEqual({ full: 0, keep_fee: 0 });
});

test("cash is in the list that is exported, and a place in cash is no complimentary one", async () => {
  const sale = await aSale();
  const cash = { kind: "cash" as const, cashPaise: 140_000, reason: "At the shop" };
  expect((await sale.add(aRiderToAdd(sale.event, { addedFor: cash }))).status).toBe(201);
  const path = `/api/admin/events/${sale.event.slug}/participants.csv?columns=amount,payment,cash,owed`;
  const csv: string = (await organizer.ask("GET", path)).body;
  expect(csv.trimEnd().split("\r\n")[1]).toBe("0,,1400,");
});

test("a complimentary place needs a reason and cash an amount; the rest is checked as on the visitor's form", async () => {
  const sale = await aSale();
  const without = (addedFor: object) => sale.add({ ...aRiderToAdd(sale.event), addedFor });
  expect((await without({ kind: "complimentary", reason: " " })).status).toBe(422);
  expect((await without({ kind: "cash", reason: "" })).status).toBe(422);
  expect((await without({ kind: "cash", cashPaise: 0 })).status).toBe(422);
  const reply = await sale.add(aRiderToAdd(sale.event, { name: "A", phone: "123", email: "nobody" }));
  expect(reply.body.errors.map(({ code }: { code: string }) => code)).toEqual([
    "name_too_short",
    "phone_invalid",
    "email_invalid",
  ]);
  expect((await sale.add(aRiderToAdd(sale.event, { categoryId: "cat_none" }))).body.errors).toMatchObject([
    { field: "categoryId", code: "unknown_category" },
  ]);
});

test("refusals have names, and who has booked already is named", async () => {
  const sale = await aSale(2);
  const visitor = aVisitor(door, sale.event);
  await visitor.toCheckout();
  const twin = await sale.add(aRiderToAdd(sale.event, { phone: visitor.person.phone }));
  expect(twin).toMatchObject({ status: 409, body: { code: "already_booked", bookingId: visitor.bookingId } });
  expect((await sale.add(aRiderToAdd(sale.event))).status).toBe(201);
  expect((await sale.add(aRiderToAdd(sale.event))).body.code).toBe("event_full");
  await sql`UPDATE events SET state = 'draft' WHERE id = ${sale.event.id}`.execute(startline.db);
  expect((await sale.add(aRiderToAdd(sale.event))).body.code).toBe("not_published");
  await sql`UPDATE events SET state = 'cancelled' WHERE id = ${sale.event.id}`.execute(startline.db);
  expect((await sale.add(aRiderToAdd(sale.event))).body.code).toBe("event_cancelled");
});
