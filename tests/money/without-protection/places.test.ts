import { expect } from "vitest";
import { applyWebhooks } from "#booking/payments/apply-webhooks.ts";
import { receiveWebhook } from "#booking/payments/receive-webhook.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import type { Pool } from "#platform/database.ts";
import { sign } from "#simulators/razorpay/webhooks/signature.ts";
import { RAZORPAY } from "../../setup/settings.ts";
import { lawsBroken } from "../check-laws.ts";
import { countsOf, endOf, PRICE_PAISE } from "../ends.ts";
import { waitingForLocks } from "../interleave.ts";
import { runJobs } from "../model/time-steps.ts";
import type { World } from "../model/world.ts";
import { dropWebhooks, eventsOf } from "../webhooks.ts";
import { aRider, aRiderAtCheckout, attempt, MINUTE, pay, type Rider, runFor, worldsOfThisFile } from "../worlds.ts";
import { type SwitchOff, twins, withoutAll, withoutConstraint, withoutText } from "./switch-off.ts";

const aWorld = worldsOfThisFile();

/** Makes a twin of something that is no text of the database: while it runs the flag is off. */
function flag(): { isOn: boolean; off: SwitchOff } {
  const made = {
    isOn: true,
    off: async (_: World, run: () => Promise<void>) => {
      made.isOn = false;
      await run().finally(() => {
        made.isOn = true;
      });
    },
  };
  return made;
}

async function tryToTakeThePlace(world: World): Promise<Rider> {
  const rider = aRider(world);
  await rider.join();
  await rider.claim();
  return rider;
}

twins("a place is kept while the bank is silent, or a rider who has paid in time loses it", aWorld, {
  world: { capacity: 1 },
  async story(world) {
    const rider = await aRiderAtCheckout(world);
    await world.wait(4 * MINUTE);
    await attempt(world, rider.orderId, { outcome: "late", afterSeconds: 3 * MINUTE });
    await runFor(world, 2 * MINUTE);
    await tryToTakeThePlace(world);
    await runFor(world, 2 * MINUTE);
    return (await endOf(world, rider)).state;
  },
  withIt: (state) => expect(state).toBe("confirmed"),
  off: withoutText("30-start-paying.sql", "kept_until = v_pay_by + p_grace", "kept_until = v_pay_by"),
  withoutIt: (state) => expect(state).toBe("expired"),
});

const timeOfQuestion = flag();
twins("only a question asked after payBy ends a place, or one ends whose rider has just begun to pay", aWorld, {
  world: { capacity: 1 },
  async story(world) {
    await dropWebhooks(world);
    const rider = await aRiderAtCheckout(world);
    await world.wait(5 * MINUTE - 2);
    const [deps] = world.startlines;
    // "No attempt" is on its way to us while the rider begins to pay and payBy passes.
    const readPayments: typeof deps.gateway.readPayments = async (orderId) => {
      const answer = await deps.gateway.readPayments(orderId);
      await attempt(world, orderId, { outcome: "pending" });
      await world.wait(3);
      return answer;
    };
    const timeOfAnswer = new Date(Number(world.now()) + 3000);
    const clock = timeOfQuestion.isOn ? deps.clock : { ...deps.clock, now: () => timeOfAnswer };
    await syncBooking({ ...deps, clock, gateway: { ...deps.gateway, readPayments } }, rider.bookingId);
    return (await endOf(world, rider)).state;
  },
  withIt: (state) => expect(state).toBe("paying"),
  off: timeOfQuestion.off,
  withoutIt: (state) => expect(state).toBe("expired"),
});

/** Two riders lost their places, one place is free, and the money of both comes in the same moment. */
async function aRaceForOnePlace(world: World): Promise<{ failure: string | null; broken: string[] }> {
  await dropWebhooks(world);
  const riders = [await aRiderAtCheckout(world), await aRiderAtCheckout(world)];
  await world.wait(20 * MINUTE);
  await world.startlines[0].jobs.places();
  const taken = await aRiderAtCheckout(world);
  await pay(world, taken.orderId);
  await syncBooking(world.startlines[0], taken.bookingId);
  for (const { orderId } of riders) await pay(world, orderId);

  const [one, other] = world.startlines;
  const client = await one.pool.connect();
  await client.query("BEGIN");
  // The first has its place and has not committed when the second looks.
  const open = { connect: async () => ({ query: client.query.bind(client), release: () => {} }) } as unknown as Pool;
  await syncBooking({ ...one, pool: open }, riders[0]?.bookingId ?? "");
  let failure: string | null = null;
  let isOver = false;
  const second = syncBooking(other, riders[1]?.bookingId ?? "")
    .catch((error) => {
      failure = error.constraint;
    })
    .finally(() => {
      isOver = true;
    });
  await expect.poll(async () => isOver || (await waitingForLocks(one.pool)) === 1, { interval: 5 }).toBe(true);
  await client.query("COMMIT");
  client.release();
  await second;
  const counts = await countsOf(world);
  const oversold = (counts?.confirmed ?? 0) > 2 ? ["three ride on two places"] : [];
  if (!failure) await runJobs(world);
  return { failure, broken: failure ? [] : [...oversold, ...(await lawsBroken(world))] };
}

const NO_LOCK = withoutText(
  "01-lock-capacity.sql",
  `FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'event % has no capacity row', p_event_id USING ERRCODE = 'no_data_found';
  END IF;
  PERFORM 1 FROM category_capacity WHERE event_id = p_event_id ORDER BY category_id FOR UPDATE;`,
  ";",
);

twins(
  "places are given under the capacity lock, or two late payments are given the last one and a rule must stop them",
  aWorld,
  {
    world: { capacity: 2 },
    story: aRaceForOnePlace,
    withIt: (found) => expect(found).toEqual({ failure: null, broken: [] }),
    off: NO_LOCK,
    withoutIt: ({ failure }) => expect(failure).toMatch(/never_oversold$/),
  },
);

twins("without the capacity lock and without that rule the event is oversold", aWorld, {
  world: { capacity: 2 },
  story: aRaceForOnePlace,
  withIt: (found) => expect(found).toEqual({ failure: null, broken: [] }),
  off: withoutAll(
    withoutConstraint("event_capacity", "event_never_oversold"),
    withoutConstraint("category_capacity", "category_never_oversold"),
    NO_LOCK,
  ),
  withoutIt: ({ broken }) => {
    expect(broken).toContain("three ride on two places");
    expect(broken.join()).toContain("No event has given away more places than it has.");
  },
});

twins("while money is unknown its phone starts no other payment, or one person pays twice", aWorld, {
  async story(world) {
    await dropWebhooks(world);
    const first = await aRiderAtCheckout(world);
    const paymentId = await attempt(world, first.orderId, { outcome: "pending_forever" });
    await runFor(world, 16 * MINUTE, 4 * MINUTE);
    const again = await tryToTakeThePlace(world);
    await again.fillIn({ phone: first.person.phone, email: first.person.email });
    const pressed = await again.pressPay();
    if (pressed.status === 201) await pay(world, pressed.body.razorpay.orderId);
    await world.control(`/payments/${paymentId}/authorize`);
    await world.control(`/payments/${paymentId}/capture`);
    const payments = [...world.sim().books.payments.values()];
    return { code: pressed.body.code ?? null, captured: payments.filter(({ wire }) => wire.captured).length };
  },
  withIt: (found) => expect(found).toEqual({ code: "payment_unknown", captured: 1 }),
  off: withoutText(
    "30-start-paying.sql",
    "AND b.state IN ('expired', 'released') AND b.pay_by > p_now - p_unknown_window",
    "AND false",
  ),
  withoutIt: (found) => expect(found).toEqual({ code: null, captured: 2 }),
});

const adopting = flag();
twins("an order whose answer was lost belongs to its booking again, or what is paid for it is nobody's", aWorld, {
  async story(world) {
    await dropWebhooks(world);
    await world.control("/settings", { receiptPolicy: "allow_duplicate", listLagSeconds: 120 });
    const match = { method: "POST", path: "/v1/orders" };
    await world.control("/faults", { where: "api_after", what: "reset", match, times: 1 });
    const rider = aRider(world);
    await rider.join();
    await rider.claim();
    await rider.fillIn();
    await rider.pressPay();
    await rider.pressPay();
    for (const orderId of world.sim().books.orders.keys()) await pay(world, orderId);

    const [deps] = world.startlines;
    const readOrder: typeof deps.gateway.readOrder = async (orderId) => {
      const answer = await deps.gateway.readOrder(orderId);
      return answer.ok && !adopting.isOn ? { ok: true, value: { ...answer.value, receipt: null } } : answer;
    };
    for (const orderId of world.sim().books.orders.keys()) {
      for (const event of eventsOf(world, orderId)) {
        const signature = sign(event.body, RAZORPAY.webhookSecret);
        await receiveWebhook(deps, { rawBody: event.body, signature, eventId: event.id });
      }
    }
    // One that was adopted while the other was asked about is asked about seconds later.
    for (const seconds of [0, 10]) {
      await world.wait(seconds);
      await applyWebhooks({ ...deps, gateway: { ...deps.gateway, readOrder } });
    }
    await runJobs(world);
    const payments = [...world.sim().books.payments.values()];
    return payments.reduce((sum, { wire }) => sum + (wire.captured ? wire.amount - wire.amount_refunded : 0), 0);
  },
  withIt: (keptPaise) => expect(keptPaise).toBe(PRICE_PAISE),
  off: adopting.off,
  withoutIt: (keptPaise) => expect(keptPaise).toBe(2 * PRICE_PAISE),
});
