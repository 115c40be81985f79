import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelBooking } from "#booking/payments/cancel-booking.ts";
import type { Gateway } from "#booking/payments/gateway.ts";
import { routeGateway } from "#booking/rehearsals/route-gateway.ts";
import { newEventId, newRowId, randomText } from "#platform/ids.ts";
import { brokenPromises } from "../builders/broken-promises.ts";
import { aRehearsal, DIRECTOR, pressPlay } from "../builders/rehearsal.ts";
import { aVisitor } from "../builders/visitor.ts";
import { isLong, sized } from "../setup/length.ts";
import { calmDown, runJobs } from "./model/time-steps.ts";
import { openWorldMaker, type World, type WorldMaker } from "./model/world.ts";

const RUNS = sized(12, 150);
/** `npm test` judges a change by the same steps each time; `npm run money` searches for new ones, and prints its seed. */
const SEED = Number(process.env.MONEY_SEED ?? (isLong ? Date.now() % 2 ** 31 : 20_261_201));
const RIDERS = 4;
/** How often an act comes, where it is not once. */
const WEIGHTS: Record<string, number> = { goToCheckout: 3, pay: 4, verify: 2, jobs: 2 };

let worlds: WorldMaker;
beforeAll(async () => {
  worlds = await openWorldMaker();
});
afterAll(() => worlds.close());

type Rider = ReturnType<typeof aVisitor> & { isPlay: boolean; orderId: string | null; signed: object[] };
type Beside = { world: World; riders: Rider[]; rehearsal: { id: string; of: { id: string } } };
type Act = (rider: Rider, beside: Beside) => Promise<unknown>;

const PLAY_OUTCOMES = ["succeed", "fail", "succeed_slowly"] as const;
const REAL_HOW = { succeed: {}, fail: { outcome: "failure" }, succeed_slowly: { outcome: "pending" } } as const;

async function payFor(rider: Rider, { world }: Beside, outcome: (typeof PLAY_OUTCOMES)[number]): Promise<void> {
  if (!rider.orderId) return;
  if (rider.isPlay) {
    const { body } = await pressPlay(world.door, rider, outcome);
    if (body.success) rider.signed.push(body.success);
    return;
  }
  const fields = await world.control("/checkout/pay", { order_id: rider.orderId, method: "upi", ...REAL_HOW[outcome] });
  if (fields && "razorpay_signature" in fields) rider.signed.push(fields);
}

const ACTS: Record<string, fc.Arbitrary<Act>> = {
  goToCheckout: fc.constant(async (rider) => {
    for (const step of [rider.join, rider.claim, rider.fillIn]) await step();
    const { status, body } = await rider.pressPay();
    if (status === 201) rider.orderId = body.razorpay.orderId;
  }),
  pay: fc.constantFrom(...PLAY_OUTCOMES).map(
    (outcome): Act =>
      (rider, beside) =>
        payFor(rider, beside, outcome),
  ),
  verify: fc.constant(async (rider) => {
    for (const fields of rider.signed) await rider.verify(fields);
  }),
  // What one kind of Checkout has signed, reported of a booking of the other.
  verifyOther: fc.constant(async (rider, { riders }) => {
    const other = riders.find(({ isPlay, signed }) => isPlay !== rider.isPlay && signed.length > 0);
    if (other && rider.bookingId) expect((await rider.verify(other.signed[0] as object)).status).toBe(400);
  }),
  // Play money pressed into a real booking.
  pressPlayOnReal: fc.constant(async (rider, { world }) => {
    if (!rider.isPlay && rider.bookingId) expect((await pressPlay(world.door, rider, "succeed")).status).toBe(404);
  }),
  giveBack: fc.constant(async (rider) => rider.bookingId && rider.giveBack()),
  cancel: fc.constant(async (rider, { world }) => {
    const how = { scope: "full", note: "", by: DIRECTOR, hasOwnAuditEntry: true } as const;
    if (rider.bookingId) await cancelBooking(world.startlines[0], rider.bookingId, how);
  }),
  jobs: fc.constant((_, { world }) => runJobs(world)),
  wait: fc.integer({ min: 1, max: 400 }).map(
    (seconds): Act =>
      (_, { world }) =>
        world.wait(seconds),
  ),
};

const step = fc.oneof(
  ...Object.entries(ACTS).map(([name, arbitrary]) => ({
    weight: WEIGHTS[name] ?? 1,
    arbitrary: fc.tuple(fc.nat(RIDERS - 1), arbitrary).map(([of, act]) => ({
      run: (beside: Beside) => act(beside.riders[of] as Rider, beside),
      [fc.toStringMethod]: () => `${name}(${of})`,
    })),
  })),
);

test(
  "whatever happens in a real sale and in a rehearsal beside it, neither gateway hears of the other's money, and each book is right",
  async () => {
    const reached = new Set<string>();
    const property = fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (steps) => {
      const world = await worlds.make(
        { capacity: 3, capture: "automatic", closesInMinutes: 20 * 24 * 60, isWorkDoneAfterAnswers: true },
        SEED,
      );
      const [startline] = world.startlines;
      const rehearsal = await aRehearsal(startline);
      const riders = Array.from({ length: RIDERS }, (_, index) => {
        const isPlay = index % 2 === 1;
        return Object.assign(aVisitor(world.door, isPlay ? rehearsal : world.event), {
          isPlay,
          orderId: null,
          signed: [],
        });
      });
      const beside: Beside = { world, riders, rehearsal };
      for (const { run } of steps) await run(beside);
      await calmDown(world);

      expect(await brokenPromises(startline)).toEqual([]);
      const { books, requests } = world.sim();
      const made = [...books.orders.values()].map(({ wire }) => `${wire.id} ${wire.receipt}`);
      const heard = [...made, ...requests.latest(5000).map(({ path }) => path)].join(" ");
      expect(heard).not.toContain("_play_");
      expect(heard).not.toContain(rehearsal.id.slice(4));
      const { rows } = await sql<{ event_id: string; order_id: string }>`
      SELECT event_id, id AS order_id FROM play_orders UNION SELECT event_id, order_id FROM razorpay_orders`.execute(
        startline.db,
      );
      for (const { event_id, order_id } of rows)
        expect([order_id, order_id.startsWith("order_play_")]).toEqual([order_id, event_id === rehearsal.id]);
      const { rows: strays } = await sql`SELECT 1 FROM ledger_entries WHERE event_id = ${rehearsal.of.id}`.execute(
        startline.db,
      );
      expect(strays).toEqual([]);
      for (const [what, isPlay] of await ends(startline, rehearsal.id))
        reached.add(`${isPlay ? "play" : "real"} ${what}`);
    });
    await fc.assert(property, { numRuns: RUNS, seed: SEED });
    expect([...reached], "steps that lead nowhere prove nothing").toEqual(
      expect.arrayContaining(["play confirmed", "play refunded", "play failed", "real confirmed", "real refunded"]),
    );
  },
  sized(120_000, 3_600_000),
);

async function ends({ db }: World["startlines"][0], rehearsalId: string): Promise<[string, boolean][]> {
  const { rows } = await sql<{ what: string; isPlay: boolean }>`
    SELECT state AS what, event_id = ${rehearsalId} AS "isPlay" FROM bookings
    UNION SELECT 'refunded', event_id = ${rehearsalId} FROM refunds WHERE state = 'processed'
    UNION SELECT 'failed', event_id = ${rehearsalId} FROM payments WHERE state = 'failed'`.execute(db);
  return rows.map(({ what, isPlay }) => [what, isPlay]);
}

test("each question goes to the gateway of its id alone, and a new order to that of its booking's event", async () => {
  const rehearsal = newEventId();
  const sale = newEventId();
  const heard: [who: string, what: string][] = [];
  /** Writes down all that it is asked. */
  const aGateway = (who: string) =>
    new Proxy({} as Gateway, {
      get:
        (_, verb) =>
        async (...asked: unknown[]) => {
          heard.push([who, JSON.stringify([verb, ...asked])]);
          return { ok: false, because: "unknown", reason: "" };
        },
    });
  const gateway = routeGateway({
    razorpay: aGateway("razorpay"),
    play: aGateway("play"),
    isRehearsal: async (eventId) => eventId === rehearsal,
  });
  const id = (kind: string, isPlay: boolean) => `${kind}_${isPlay ? "play_" : ""}${randomText(14)}`;
  const verbs: ((isPlay: boolean) => unknown)[] = [
    (isPlay) =>
      gateway.createOrder({
        receipt: newRowId("bkg", isPlay ? rehearsal : sale),
        amountPaise: 100,
        currency: "INR",
        capture: "automatic",
      }),
    (isPlay) => gateway.readOrder(id("order", isPlay)),
    (isPlay) => gateway.readPayments(id("order", isPlay)),
    (isPlay) => gateway.readPayment(id("pay", isPlay)),
    (isPlay) => gateway.capture(id("pay", isPlay), 100, "INR"),
    (isPlay) => gateway.refund({ refundId: "rfd", paymentId: id("pay", isPlay), amountPaise: 100 }),
    (isPlay) => gateway.readRefunds(id("pay", isPlay)),
    (isPlay) => gateway.isCheckoutSignature(id("order", isPlay), id("pay", isPlay), "signature"),
  ];
  for (const verb of verbs) for (const isPlay of [true, false]) await verb(isPlay);
  await gateway.isWebhookSignature("{}", "signature");

  expect(heard).toHaveLength(2 * verbs.length + 1);
  for (const [who, what] of heard) {
    const isOfPlay = what.includes("_play_") || what.includes(rehearsal.slice(4));
    expect([what, who]).toEqual([what, isOfPlay ? "play" : "razorpay"]);
  }
});
