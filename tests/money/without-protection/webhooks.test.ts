import { sql } from "kysely";
import { expect } from "vitest";
import { applyWebhooks } from "#booking/payments/apply-webhooks.ts";
import type { Gateway } from "#booking/payments/gateway.ts";
import { receiveWebhook } from "#booking/payments/receive-webhook.ts";
import { openBackgroundTasks } from "#platform/background-tasks.ts";
import { sign } from "#simulators/razorpay/webhooks/signature.ts";
import { buildCheckedApi } from "#tests/setup/checked-api.ts";
import { ask } from "../../builders/visitor.ts";
import { RAZORPAY } from "../../setup/settings.ts";
import { CONFIRMED, endOf } from "../ends.ts";
import type { World } from "../model/world.ts";
import { dropWebhooks, eventsOf } from "../webhooks.ts";
import { aRiderAtCheckout, pay, worldsOfThisFile } from "../worlds.ts";
import { type SwitchOff, twins } from "./switch-off.ts";

const aWorld = worldsOfThisFile();

let checks: Partial<Gateway> = {};
/** Lets the product believe a signature that it has not checked. */
const believing =
  (everything: Partial<Gateway>): SwitchOff =>
  async (_, run) => {
    checks = everything;
    await run().finally(() => {
      checks = {};
    });
  };

const believer = ({ startlines: [deps] }: World) => ({ ...deps, gateway: { ...deps.gateway, ...checks } });

twins("Checkout's signature is checked, or anybody's invention is taken for Razorpay's word", aWorld, {
  async story(world) {
    const rider = await aRiderAtCheckout(world);
    const backgroundTasks = openBackgroundTasks(() => {});
    const api = buildCheckedApi(believer(world), backgroundTasks.start);
    const fields = {
      razorpay_order_id: rider.orderId,
      razorpay_payment_id: "pay_00000000000000",
      razorpay_signature: "0".repeat(64),
    };
    const headers = { authorization: `Bearer ${rider.accessToken}` };
    const door = (path: string, init?: RequestInit) => api.request(path, init);
    const reply = await ask(door, "POST", `/api/bookings/${rider.bookingId}/payments/verify`, fields, headers);
    await backgroundTasks.drain();
    return [reply.status, (await endOf(world, rider)).state];
  },
  withIt: (found) => expect(found).toEqual([400, "paying"]),
  off: believing({ isCheckoutSignature: () => true }),
  // Even then nobody is confirmed: a callback only makes us ask Razorpay.
  withoutIt: (found) => expect(found).toEqual([200, "paying"]),
});

twins("a webhook's signature is checked, or a stranger's lost dispute takes money out of our books", aWorld, {
  async story(world) {
    const rider = await aRiderAtCheckout(world);
    const fields = await pay(world, rider.orderId);
    await world.wait(2);
    expect(await endOf(world, rider)).toEqual(CONFIRMED);
    const payment = { entity: { id: fields.razorpay_payment_id, order_id: rider.orderId } };
    const entity = { id: "disp_00000000000000", payment_id: payment.entity.id, amount: 152_500, status: "lost" };
    const rawBody = JSON.stringify({ event: "payment.dispute.lost", payload: { payment, dispute: { entity } } });
    const isTaken = await receiveWebhook(believer(world), { rawBody, signature: "f".repeat(64), eventId: "invented" });
    await applyWebhooks(believer(world));
    return { isTaken, balance: (await endOf(world, rider)).ledger.gateway_balance };
  },
  withIt: (found) => expect(found).toEqual({ isTaken: false, balance: CONFIRMED.ledger.gateway_balance }),
  off: believing({ isWebhookSignature: () => true }),
  withoutIt: (found) => expect(found).toEqual({ isTaken: true, balance: -3599 }),
});

/** Lets each delivery come under an id of its own, so that `webhook_delivery_stored_once` never strikes. */
const withoutStoredOnce: SwitchOff = async ({ startlines: [{ db }] }, run) => {
  await sql`CREATE FUNCTION rename_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN new.provider_event_id := new.provider_event_id || ' ' || gen_random_uuid(); RETURN new; END $$`.execute(db);
  await sql`CREATE TRIGGER rename_deliveries BEFORE INSERT ON webhook_deliveries
    FOR EACH ROW EXECUTE FUNCTION rename_delivery()`.execute(db);
  try {
    await run();
  } finally {
    await sql`DROP TRIGGER rename_deliveries ON webhook_deliveries`.execute(db);
    await sql`DROP FUNCTION rename_delivery`.execute(db);
  }
};

twins("a webhook is stored once, or each repeat is work of its own", aWorld, {
  async story(world) {
    await dropWebhooks(world);
    const rider = await aRiderAtCheckout(world);
    await pay(world, rider.orderId);
    const [captured] = eventsOf(world, rider.orderId, "payment.captured");
    const [deps] = world.startlines;
    const rawBody = captured?.body ?? "";
    const delivery = { rawBody, signature: sign(rawBody, RAZORPAY.webhookSecret), eventId: captured?.id };
    for (let time = 0; time < 3; time += 1) expect(await receiveWebhook(deps, delivery)).toBe(true);
    const applied = await applyWebhooks(deps);
    return { applied, end: await endOf(world, rider) };
  },
  withIt: (found) => expect(found).toEqual({ applied: 1, end: CONFIRMED }),
  off: withoutStoredOnce,
  withoutIt: (found) => expect(found).toEqual({ applied: 3, end: CONFIRMED }),
});
