import { sql } from "kysely";
import { expect, test } from "vitest";
import { brokenPromises } from "#tests/builders/broken-promises.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { postWebhook } from "#tests/builders/post-webhook.ts";
import { aRehearsal, DIRECTOR, pressPlay } from "#tests/builders/rehearsal.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { aVisitor, payAt } from "#tests/builders/visitor.ts";
import { aStartline, type TestStartline } from "#tests/setup/startline.ts";
import { readBooking } from "../bookings/read-booking.ts";
import { cancelBooking } from "../payments/cancel-booking.ts";
import { startPayment } from "../payments/start-payment.ts";

const doorOf = (opened: TestStartline) => (path: string, init?: RequestInit) => opened.api.request(path, init);

async function aRehearsingTeam() {
  const clock = testClock();
  const opened = await aStartline(clock);
  const rehearsal = await aRehearsal(opened.startline);
  const door = doorOf(opened);
  const heardByRazorpay = () => opened.razorpay.simulator().requests.latest(1000);
  return { ...opened, clock, rehearsal, door, heardByRazorpay };
}

async function aRiderAtPlayCheckout(team: Awaited<ReturnType<typeof aRehearsingTeam>>) {
  const rider = aVisitor(team.door, team.rehearsal);
  const orderId = await rider.toCheckout();
  return { rider, orderId };
}

test("pressing Pay in a rehearsal offers an order of play money, says so, and names no key of Razorpay's", async () => {
  const team = await aRehearsingTeam();
  const { rider, orderId } = await aRiderAtPlayCheckout(team);
  expect(orderId).toMatch(/^order_play_/);
  const { body } = await rider.pressPay();
  expect(body).toMatchObject({ play: true, razorpay: { orderId, keyId: "play_money" } });
  expect((await rider.look()).body.event).toMatchObject({ isRehearsal: true, title: "Rehearsal: Test ride" });
  expect(team.heardByRazorpay()).toEqual([]);
});

test("play money takes the whole way: it fails, it pays, the ticket comes, it goes back, and the books are right", async () => {
  const team = await aRehearsingTeam();
  const { startline, drainBackgroundTasks, door } = team;
  const { rider } = await aRiderAtPlayCheckout(team);

  expect((await pressPlay(door, rider, "fail")).body).toEqual({ success: null, failureReason: "payment_failed" });
  await drainBackgroundTasks();
  expect((await rider.look()).body).toMatchObject({
    state: "paying",
    payment: "failed",
    failureReason: "payment_failed",
  });

  const paid = await pressPlay(door, rider, "succeed");
  expect((await rider.verify({ ...paid.body.success, razorpay_signature: "0".repeat(64) })).status).toBe(400);
  expect((await rider.verify(paid.body.success)).body).toEqual({ state: "confirmed" });
  expect((await rider.look()).body).toMatchObject({ state: "confirmed", qrSvg: expect.stringContaining("<svg") });

  await cancelBooking(startline, rider.bookingId, {
    scope: "full",
    note: "Trying it",
    by: DIRECTOR,
    hasOwnAuditEntry: true,
  });
  await startline.jobs.refunds();
  expect((await rider.look()).body).toMatchObject({
    state: "cancelled",
    refunds: [{ state: "processed", refundId: expect.stringMatching(/^rfnd_play_/) }],
  });
  expect(team.heardByRazorpay()).toEqual([]);
  expect(await brokenPromises(startline)).toEqual([]);
});

test("a slow payment is under way for a minute; then the page, or else the reconciler, finds it", async () => {
  const team = await aRehearsingTeam();
  const { startline, clock, drainBackgroundTasks, door } = team;
  const { rider } = await aRiderAtPlayCheckout(team);
  expect((await pressPlay(door, rider, "succeed_slowly")).body).toEqual({ success: null, failureReason: null });
  await drainBackgroundTasks();
  expect((await rider.look()).body).toMatchObject({ state: "paying", payment: "under_way" });
  expect((await rider.giveBack()).body.code).toBe("payment_under_way");

  clock.advance({ seconds: 61 });
  await startline.jobs.payments();
  expect((await rider.look()).body.state).toBe("confirmed");
});

test("a page that closes after it paid loses nothing", async () => {
  const team = await aRehearsingTeam();
  const { rider } = await aRiderAtPlayCheckout(team);
  await pressPlay(team.door, rider, "succeed");
  await team.drainBackgroundTasks();
  expect((await rider.look()).body.state).toBe("confirmed");
});

test("two slow payments of one order are one booking and one refund", async () => {
  const team = await aRehearsingTeam();
  const { rider } = await aRiderAtPlayCheckout(team);
  for (const press of ["first-press", "second-press"]) await pressPlay(team.door, rider, "succeed_slowly", press);
  await team.drainBackgroundTasks();
  team.clock.advance({ seconds: 61 });
  await team.startline.jobs.payments();
  await team.startline.jobs.refunds();
  expect((await rider.look()).body).toMatchObject({
    state: "confirmed",
    refunds: [{ reason: "surplus", state: "processed" }],
  });
  expect(await brokenPromises(team.startline)).toEqual([]);
});

test("play money pays for nothing real, is nobody else's, and not after its time", async () => {
  const team = await aRehearsingTeam();
  const { startline, door } = team;
  const event = await anEventOnSale(startline, { capacity: 3 });
  const real = aVisitor(door, event);
  await real.toCheckout();
  expect((await pressPlay(door, real, "succeed")).body.code).toBe("order_unknown");
  expect((await real.pressPay()).body.play).toBeUndefined();

  const { rider } = await aRiderAtPlayCheckout(team);
  const stranger = { bookingId: rider.bookingId, accessToken: real.accessToken };
  expect((await pressPlay(door, stranger, "succeed")).status).toBe(404);
  expect((await pressPlay(door, rider, "steal")).status).toBe(422);
  const paid = await pressPlay(door, rider, "succeed");
  expect((await real.verify(paid.body.success)).body.code).toBe("invalid_signature");

  const late = await aRiderAtPlayCheckout(team);
  team.clock.advance({ minutes: 5 });
  expect((await pressPlay(door, late.rider, "succeed")).body.code).toBe("hold_expired");
});

test("a webhook that names play money is ignored, whatever it says, and nobody is troubled", async () => {
  const team = await aRehearsingTeam();
  const { startline } = team;
  const { rider, orderId } = await aRiderAtPlayCheckout(team);
  const paymentId = "pay_play_00000000000000";
  const payment = { entity: { id: paymentId, order_id: orderId, status: "captured", amount: 152_500 } };
  const dispute = { entity: { id: "disp_1", payment_id: paymentId, amount: 152_500, status: "lost" } };
  const bodies = [
    { event: "payment.captured", payload: { payment } },
    { event: "payment.dispute.lost", payload: { payment, dispute } },
    { event: "order.paid", payload: { order: { entity: { id: "order_play_unknown" } } } },
    {
      event: "refund.processed",
      payload: { payment, refund: { entity: { id: "rfnd_play_x", payment_id: paymentId } } },
    },
  ];
  for (const body of bodies) expect(await postWebhook(team, body)).toBe(200);
  await startline.jobs.webhooks();
  const { rows } = await sql<{ state: string }>`SELECT state FROM webhook_deliveries`.execute(startline.db);
  expect(rows.map(({ state }) => state)).toEqual(bodies.map(() => "ignored"));
  expect(
    (await sql`SELECT 1 FROM attention_items UNION ALL SELECT 1 FROM disputes`.execute(startline.db)).rows,
  ).toEqual([]);
  expect((await rider.look()).body.state).toBe("paying");
  expect(team.heardByRazorpay()).toEqual([]);
});

test("that no webhook tells of play money is no silence of Razorpay's", async () => {
  const team = await aRehearsingTeam();
  const { rider } = await aRiderAtPlayCheckout(team);
  await pressPlay(team.door, rider, "succeed");
  await team.drainBackgroundTasks();
  team.clock.advance({ minutes: 30 });
  await team.startline.jobs.watch();
  expect((await sql`SELECT kind FROM attention_items`.execute(team.startline.db)).rows).toEqual([]);
});

test("the event that is rehearsed has no money of its rehearsal, and the integrity check compares each with its own books", async () => {
  const team = await aRehearsingTeam();
  const { startline, razorpay, door, drainBackgroundTasks } = team;
  const beside = await anEventOnSale(startline, { capacity: 3 });
  const real = aVisitor(door, beside);
  await real.verify(await payAt(razorpay.url, await real.toCheckout()));
  const { rider } = await aRiderAtPlayCheckout(team);
  await real.look();
  await pressPlay(door, rider, "succeed");
  await drainBackgroundTasks();
  const heard = team.heardByRazorpay().length;

  const { rows } = await sql`SELECT 1 FROM ledger_entries WHERE event_id = ${team.rehearsal.of.id}`.execute(
    startline.db,
  );
  expect(rows).toEqual([]);
  expect(await brokenPromises(startline)).toEqual([]);
  const asked = team.heardByRazorpay().slice(0, team.heardByRazorpay().length - heard);
  expect(asked.length).toBeGreaterThan(0);
  expect(JSON.stringify(asked)).not.toContain("_play_");
});

/** A release that has forgotten where a rehearsal's orders go. */
const withoutRouting = ({ startline }: TestStartline) => ({
  ...startline,
  gateway: {
    ...startline.gateway,
    createOrder: async () => ({
      ok: true as const,
      value: { id: "order_Real0000000000", amountPaise: 152_500, attempts: 0, receipt: null, bookingNote: null },
    }),
  },
  capture: "automatic" as const,
});

test("if the code forgot which money a booking is of, the database refuses the order; without its trigger a rehearsal costs real money", async () => {
  const team = await aRehearsingTeam();
  const { db } = team.startline;
  const rider = aVisitor(team.door, team.rehearsal);
  for (const step of [rider.join, rider.claim, rider.fillIn]) await step();
  const booking = await readBooking(db, rider.bookingId);
  if (!booking) throw new Error("gone");

  await expect(startPayment(withoutRouting(team), booking)).rejects.toMatchObject({
    constraint: "play_money_stays_apart",
  });

  await sql`ALTER TABLE razorpay_orders DISABLE TRIGGER play_money_stays_apart`.execute(db);
  expect(await startPayment(withoutRouting(team), booking)).toMatchObject({
    started: true,
    orderId: "order_Real0000000000",
  });
  const broken = await brokenPromises(team.startline);
  expect(broken.map(({ check }) => check)).toContain("No rehearsal has real money, and no other event play money.");
});

test.each([
  ["razorpay_orders", "order_id", { order_id: "order_Real0000000000" }],
  ["payments", "razorpay_payment_id", { razorpay_payment_id: "pay_Real0000000000" }],
  ["payments", "razorpay_order_id", { razorpay_order_id: "order_Real0000000000" }],
  ["refunds", "razorpay_payment_id", { razorpay_payment_id: "pay_Real0000000000" }],
  ["refunds", "razorpay_refund_id", { razorpay_refund_id: "rfnd_Real0000000000" }],
])(
  "the database takes no real money in a rehearsal, and no play money elsewhere: %s, %s",
  async (table, column, real) => {
    const team = await aRehearsingTeam();
    const { startline, door, drainBackgroundTasks } = team;
    const { db } = startline;
    const { rider } = await aRiderAtPlayCheckout(team);
    await pressPlay(door, rider, "succeed");
    await drainBackgroundTasks();
    await cancelBooking(startline, rider.bookingId, { scope: "full", note: "", by: DIRECTOR, hasOwnAuditEntry: true });
    await startline.jobs.refunds();

    const change = (what: string) =>
      sql.raw(`UPDATE ${table} SET ${what} WHERE event_id = '${team.rehearsal.id}'`).execute(db);
    const refused = { constraint: "play_money_stays_apart" };
    await expect(change(`${column} = '${Object.values(real)[0]}'`)).rejects.toMatchObject(refused);
    await expect(change(`event_id = '${team.rehearsal.of.id}'`)).rejects.toMatchObject(refused);
  },
);
