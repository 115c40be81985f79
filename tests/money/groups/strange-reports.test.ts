import { sql } from "kysely";
import { expect, test } from "vitest";
import { sign } from "#simulators/razorpay/webhooks/signature.ts";
import { RAZORPAY } from "../../setup/settings.ts";
import { expectLawsKept } from "../check-laws.ts";
import { CONFIRMED, countsOf, endOf } from "../ends.ts";
import { runJobs } from "../model/time-steps.ts";
import type { World } from "../model/world.ts";
import { deliver, dropWebhooks, eventsOf, holdWebhooks } from "../webhooks.ts";
import { aRiderAtCheckout, attempt, DAY, MINUTE, pay, runFor, worldsOfThisFile } from "../worlds.ts";

const aWorld = worldsOfThisFile();

async function openTrouble({ startlines: [{ db }] }: World): Promise<{ kind: string; occurrences: number }[]> {
  const { rows } = await sql<{ kind: string; occurrences: number }>`
    SELECT kind, occurrences FROM attention_items WHERE resolved_at IS NULL ORDER BY kind`.execute(db);
  return rows;
}
async function deliveries({ startlines: [{ db }] }: World): Promise<string[]> {
  const { rows } = await sql<{ state: string }>`SELECT state FROM webhook_deliveries ORDER BY received_at`.execute(db);
  return rows.map(({ state }) => state);
}

for (const [what, how] of [
  ["a rupee less", { paid_amount: 152_400 }],
  ["a rupee more", { paid_amount: 152_600 }],
  ["the same number of another currency", { paid_amount: 152_500, paid_currency: "USD" }],
] as const) {
  test(`money of ${what} neither confirms nor goes back by itself, and is listed once`, async () => {
    const world = await aWorld();
    const rider = await aRiderAtCheckout(world);
    await attempt(world, rider.orderId, { outcome: "amount_mismatch", ...how });
    await world.wait(2);
    await runFor(world, 16 * MINUTE, 8 * MINUTE);
    await runFor(world, 2 * DAY, 2 * DAY);

    const end = await endOf(world, rider);
    expect(end).toMatchObject({ state: "expired", payments: ["captured, quarantine"], refunds: [], messages: [] });
    expect(await openTrouble(world)).toEqual([{ kind: "payment_quarantined", occurrences: 1 }]);
    expect(await countsOf(world)).toMatchObject({ held: 0, confirmed: 0 });
    // Razorpay's order keeps more than its amount where more was paid, until a person has looked.
    await expectLawsKept(world, { keptTwice: true });
  });
}

test("where we capture by hand, money of another amount is never taken", async () => {
  const world = await aWorld({ capture: "manual" });
  const rider = await aRiderAtCheckout(world);
  await attempt(world, rider.orderId, { outcome: "amount_mismatch" });
  await world.wait(2);
  await runFor(world, 16 * MINUTE, 8 * MINUTE);
  await runFor(world, 6 * DAY, 2 * DAY);
  expect(await endOf(world, rider)).toMatchObject({ state: "expired", payments: ["refunded, no role"], refunds: [] });
  await expectLawsKept(world);
});

test("a webhook that Razorpay has not signed is refused and leaves nothing but a notice to a person", async () => {
  const world = await aWorld();
  await holdWebhooks(world);
  const rider = await aRiderAtCheckout(world);
  await pay(world, rider.orderId);
  const [captured] = eventsOf(world, rider.orderId, "payment.captured");
  if (!captured) throw new Error("nothing was captured");

  const post = async (body: string, signature?: string) => {
    const headers = { "x-razorpay-event-id": "invented", ...(signature && { "x-razorpay-signature": signature }) };
    return (await world.door("/api/webhooks/razorpay", { method: "POST", headers, body })).status;
  };
  const { body } = captured;
  const good = sign(body, RAZORPAY.webhookSecret);
  expect(await deliver(world, captured, "a-strangers-secret")).toBe(400);
  expect(await post(body)).toBe(400);
  expect(await post(body.replace("152500", "152501"), good)).toBe(400);
  expect(await post(body, good.slice(0, -1))).toBe(400);
  await world.settle();

  expect(await deliveries(world)).toEqual([]);
  expect((await endOf(world, rider)).state).toBe("paying");
  expect(await openTrouble(world)).toEqual([{ kind: "webhook_signature_bad", occurrences: 1 }]);
});

test("a callback with a signature that Razorpay has not made confirms nothing", async () => {
  const world = await aWorld();
  await dropWebhooks(world);
  const [rider, other] = [await aRiderAtCheckout(world), await aRiderAtCheckout(world)];
  const fields = await pay(world, rider.orderId);
  const others = await pay(world, other.orderId);

  const lies = [
    { ...fields, razorpay_signature: "0".repeat(64) },
    { ...fields, razorpay_payment_id: others.razorpay_payment_id },
    others,
    { ...others, razorpay_order_id: fields.razorpay_order_id },
  ];
  for (const lie of lies) {
    const { status, body } = await rider.verify(lie);
    expect([status, body.code]).toEqual([400, "invalid_signature"]);
  }

  expect(await endOf(world, rider)).toMatchObject({ state: "paying", payments: [] });
});

for (const [what, how] of [
  ["failed", { outcome: "fail" }],
  ["not answered by the bank", { outcome: "pending" }],
  ["only authorized", { outcome: "authorize_only" }],
] as const) {
  test(`a payment that is ${what} and says captured: true confirms nothing`, async () => {
    const world = await aWorld();
    await world.control("/faults", { where: "api_content", what: "captured_lies" });
    await world.control("/faults", { where: "webhook", what: "captured_lies" });
    const rider = await aRiderAtCheckout(world);
    await attempt(world, rider.orderId, how);
    await runFor(world, 2 * MINUTE, MINUTE);

    expect(await endOf(world, rider)).toMatchObject({ state: "paying", refunds: [], messages: [], ledger: {} });
    expect(await countsOf(world)).toMatchObject({ held: 1, confirmed: 0 });
    world.sim().faults.list.clear();
    await expectLawsKept(world);
  });
}

test.each([
  ["extra_keys"],
  ["missing_keys"],
  ["notes_object"],
  ["notes_null"],
  ["empty_error_code"],
  ["unknown_event"],
  ["stale_snapshot"],
  ["created_at_skew"],
  ["no_event_id"],
  ["huge_body"],
  ["not_json"],
])("webhooks that look otherwise than expected (%s) lose nobody's money", async (what) => {
  const world = await aWorld();
  await world.control("/faults", { where: "webhook", what, params: { bytes: 300_000 } });
  const rider = await aRiderAtCheckout(world);
  await pay(world, rider.orderId);
  await runFor(world, MINUTE);
  expect(await endOf(world, rider)).toEqual(CONFIRMED);
  await runJobs(world);
  await expectLawsKept(world);
});
