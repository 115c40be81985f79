import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { readCategoryCounts, readCounts } from "#booking/capacity/read-capacity.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { aVisitor, payAt } from "#tests/builders/visitor.ts";
import { aStartline, type TestStartline } from "#tests/setup/startline.ts";

const FAR = { id: "cat_far", capacity: 20, ticketPricePaise: 150_000 };
const NEAR = { id: "cat_near", capacity: 3, ticketPricePaise: 100_000 };

async function aSale() {
  const opened = await aStartline();
  const event = await anEventOnSale(opened.startline, { capacity: 20, categories: [FAR, NEAR] });
  const aHolder = async (categoryId = FAR.id) => {
    const rider = aVisitor(opened.api.request, event);
    await rider.join();
    expect((await rider.claim(categoryId)).status).toBe(201);
    return rider;
  };
  const heldIn = async () => {
    const counts = await readCategoryCounts(opened.startline.db, event.id);
    return Object.fromEntries(counts.map(({ categoryId, held }) => [categoryId, held]));
  };
  return { ...opened, event, aHolder, heldIn };
}

const heldInAll = async ({ startline }: TestStartline, eventId: string) =>
  (await readCounts(startline.db, eventId))?.held;

test("a held place changes its ride and price, and keeps its time and its claim", async () => {
  const sale = await aSale();
  const rider = await sale.aHolder();
  await rider.fillIn();
  const before = (await rider.look()).body;

  expect((await rider.changeCategory(NEAR.id)).body).toEqual({
    bookingId: rider.bookingId,
    categoryId: NEAR.id,
    amountPaise: 102_500,
  });
  expect((await rider.look()).body).toMatchObject({
    state: "held",
    categoryId: NEAR.id,
    amountPaise: 102_500,
    holdExpiresAt: before.holdExpiresAt,
    participant: before.participant,
  });
  expect(await sale.heldIn()).toEqual({ [FAR.id]: 0, [NEAR.id]: 1 });
  expect(await heldInAll(sale, sale.event.id)).toBe(1);

  // Twice is once.
  expect((await rider.changeCategory(NEAR.id)).status).toBe(200);
  expect(await sale.heldIn()).toEqual({ [FAR.id]: 0, [NEAR.id]: 1 });

  const { body } = await rider.pressPay();
  expect(body.razorpay.amountPaise).toBe(102_500);
  await rider.verify(await payAt(sale.razorpay.url, body.razorpay.orderId));
  expect((await rider.look()).body).toMatchObject({ state: "confirmed", categoryId: NEAR.id });
});

test("ten holders race for three places of another ride: three move, the others keep what they have", async () => {
  const sale = await aSale();
  const riders = await Promise.all(Array.from({ length: 10 }, () => sale.aHolder()));

  const replies = await Promise.all(riders.map((rider) => rider.changeCategory(NEAR.id)));

  const refused = replies.filter(({ status }) => status !== 200);
  expect(refused.map(({ body }) => [body.code, body.open])).toEqual(Array(7).fill(["category_full", [FAR.id]]));
  expect(await sale.heldIn()).toEqual({ [FAR.id]: 7, [NEAR.id]: 3 });
  expect(await heldInAll(sale, sale.event.id)).toBe(10);
});

test("changing the ride while Pay is pressed leads to an order of just the ride's price", async () => {
  const sale = await aSale();
  for (let times = 0; times < 8; times += 1) {
    const rider = await sale.aHolder();
    await rider.fillIn();
    const [pay] = await Promise.all([rider.pressPay(), rider.changeCategory(NEAR.id)]);
    const { body } = await rider.look();
    expect(pay.body.razorpay.amountPaise).toBe(body.amountPaise);
    await rider.verify(await payAt(sale.razorpay.url, pay.body.razorpay.orderId));
    expect((await rider.look()).body).toMatchObject({ state: "confirmed", amountPaise: body.amountPaise });
    if (body.categoryId === NEAR.id) return;
  }
});

test("what is being paid for, has been, or has ended keeps its ride, and says why without the lock", async () => {
  const sale = await aSale();
  const [paying, paid, ended] = await Promise.all([sale.aHolder(), sale.aHolder(), sale.aHolder()]);
  await paying.fillIn();
  await paying.pressPay();
  await paid.fillIn();
  const { body } = await paid.pressPay();
  await paid.verify(await payAt(sale.razorpay.url, body.razorpay.orderId));
  await ended.giveBack();
  await sale.drainBackgroundTasks();
  const other = await sale.startline.jobPool.connect();
  await other.query("BEGIN");
  await other.query("SELECT lock_capacity($1, NULL)", [sale.event.id]);
  onTestFinished(async () => {
    await other.query("ROLLBACK");
    other.release();
  });

  expect((await paying.changeCategory(NEAR.id)).body.code).toBe("payment_under_way");
  expect((await paid.changeCategory(NEAR.id)).body.code).toBe("already_confirmed");
  expect((await ended.changeCategory(NEAR.id)).body.code).toBe("booking_ended");
});

test("in a cancelled event nobody changes the ride any more", async () => {
  const sale = await aSale();
  const rider = await sale.aHolder();
  await sql`UPDATE events SET state = 'cancelled' WHERE id = ${sale.event.id}`.execute(sale.startline.db);
  expect((await rider.changeCategory(NEAR.id)).body.code).toBe("booking_ended");
  expect((await rider.changeCategory(FAR.id)).body.code).toBe("booking_ended");
});

test("an unknown ride is refused by name, and nobody changes another's", async () => {
  const sale = await aSale();
  const rider = await sale.aHolder();
  expect(await rider.changeCategory("cat_none")).toMatchObject({
    status: 422,
    body: { errors: [{ field: "categoryId", code: "unknown_category" }] },
  });
  const reply = await sale.api.request(`/api/bookings/${rider.bookingId}/category`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ categoryId: NEAR.id }),
  });
  expect(reply.status).toBe(404);
  expect((await rider.look()).body.categoryId).toBe(FAR.id);
});
