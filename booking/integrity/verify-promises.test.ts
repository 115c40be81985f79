import { expect, test } from "vitest";
import { UNLIMITED } from "#platform/open-rate-limiter.ts";
import { aBreakableSale, type Break, ofBooking } from "#tests/builders/breakable-sale.ts";
import { brokenPromises } from "#tests/builders/broken-promises.ts";
import { controlRazorpay, type MixedSale } from "#tests/builders/mixed-sale.ts";
import { aVisitor, payAt } from "#tests/builders/visitor.ts";
import { brokenOf, exitCodeOf, type Finding } from "./promises.ts";
import { verifyPromises } from "./verify-promises.ts";

const { opened, clock, sale, run, broken, expectFound } = await aBreakableSale();

test("a sale to which all happened that happens to money keeps every promise", async () => {
  expect(await brokenPromises(opened.startline)).toEqual([]);
  expect(await brokenPromises(opened.startline, sale.event.id)).toEqual([]);
});

test("an event that broke a promise is not held against another", async () => {
  await run(`UPDATE event_capacity SET held = held + 1`);
  expect(await brokenPromises(opened.startline, "evt_elsewhere")).toEqual([]);
  expect(await brokenPromises(opened.startline, sale.event.id)).toHaveLength(1);
});

test("where a worker is meant to run, work that is due for an hour is a broken promise", async () => {
  const findings = await verifyPromises({ ...opened.startline, gateway: null }, { isWorkExpected: true });
  expect(findings.filter(({ holds }) => holds === false).map(({ check }) => check)).toContain(
    "No message has been due for over an hour.",
  );
  expect(exitCodeOf(findings)).toBe(1);
});

const BREAKS: Break[] = [
  [
    "Every order is at Razorpay, for its booking and of its amount.",
    ({ paid }) => `UPDATE razorpay_orders SET order_id = 'order_00000000000000' WHERE ${ofBooking(paid.bookingId)}`,
    () => "order_00000000000000",
  ],
  [
    "Every order is at Razorpay, for its booking and of its amount.",
    ({ paid, held }) =>
      `UPDATE razorpay_orders SET booking_id = '${held.bookingId}' WHERE ${ofBooking(paid.bookingId)}`,
    ({ held }) => held.bookingId,
  ],
  [
    "Every order is at Razorpay, for its booking and of its amount.",
    ({ paid }) => `UPDATE bookings SET amount_paise = 152501 WHERE id = '${paid.bookingId}'`,
    () => "152501",
  ],
  [
    "Razorpay has captured nothing for our orders that we do not know.",
    ({ paid }) => `DELETE FROM payments WHERE ${ofBooking(paid.bookingId)}`,
    ({ paid }) => paid.paymentId,
  ],
  ...["amount_paise", "gateway_fee_paise", "gateway_tax_paise"].map(
    (column): Break => [
      "Of every captured payment Razorpay says the same amount, fee and tax as our rows.",
      ({ paid }) => `UPDATE payments SET ${column} = ${column} + 1 WHERE ${ofBooking(paid.bookingId)}`,
      ({ paid }) => paid.bookingId,
    ],
  ),
  ...[
    ({ late }: MixedSale) => `DELETE FROM refunds WHERE ${ofBooking(late.bookingId)}`,
    ({ late }: MixedSale) => `UPDATE refunds SET amount_paise = amount_paise - 1 WHERE ${ofBooking(late.bookingId)}`,
    ({ late }: MixedSale) =>
      `UPDATE refunds SET razorpay_refund_id = 'rfnd_elsewhere' WHERE ${ofBooking(late.bookingId)}`,
    ({ late }: MixedSale) => `UPDATE refunds SET state = 'wanted' WHERE ${ofBooking(late.bookingId)}`,
  ].map(
    (statement): Break => [
      "Of every captured payment Razorpay has given back what our rows say.",
      statement,
      ({ late }) => late.bookingId,
    ],
  ),
  ...[
    ({ paid }: MixedSale) => `UPDATE ledger_entries SET amount_paise = amount_paise - 1
      WHERE posting = 'capture:${paid.paymentId}' AND account = 'gateway_balance'`,
    ({ disputed }: MixedSale) => `DELETE FROM ledger_entries WHERE posting = 'dispute:${disputed.disputeId}'`,
    ({ late }: MixedSale) =>
      `DELETE FROM ledger_entries WHERE ${ofBooking(late.bookingId)} AND posting LIKE 'refund:%'`,
  ].map(
    (statement): Break => [
      "The ledger has at Razorpay what is there: captured less fees, refunds and lost disputes.",
      statement,
      () => "order_",
    ],
  ),
];

test.each(BREAKS.map((each, index) => ({ each, check: each[0], index })))(
  "broken by hand, is found ($index): $check",
  ({ each }) => expectFound(each),
);

test("every check of Razorpay's books has a test that breaks it", async () => {
  const checks = (await ofGateway(await verifyPromises(opened.startline))).map(({ check }) => check);
  expect(checks).toHaveLength(5);
  const known = new Set(BREAKS.map(([check]) => check));
  expect(checks.filter((check) => !known.has(check))).toEqual([]);
});

/** The findings that need Razorpay's answers. */
async function ofGateway(findings: readonly Finding[]): Promise<Finding[]> {
  const notAsked = brokenOf(await verifyPromises({ ...opened.startline, gateway: null })).map(({ check }) => check);
  return findings.filter(({ check }) => notAsked.includes(check));
}

test("what could not be asked is said, and is no success", async () => {
  const { startline, razorpay } = opened;
  await controlRazorpay(razorpay.url, "/faults", { where: "api_before", what: "503" });
  const away = await verifyPromises({ ...startline, rateLimiter: UNLIMITED });
  await fetch(`${razorpay.url}/_sim/faults`, { method: "DELETE" });
  const notAsked = await verifyPromises({ ...startline, gateway: null });

  for (const findings of [away, notAsked]) {
    expect(exitCodeOf(findings)).toBe(2);
    expect(brokenOf(findings).map(({ holds }) => holds)).toEqual(Array(5).fill(null));
  }
  expect(brokenOf(away)[0]?.offenders[0]).toContain("Razorpay could not be asked");
});

test("a payment whose order has no row of its own is asked about all the same", async () => {
  const { startline, razorpay } = opened;
  await run(`DELETE FROM razorpay_orders`);
  const asked = await ofGateway(await verifyPromises({ ...startline, rateLimiter: UNLIMITED }));
  expect(asked.map(({ holds, isOfNothing }) => [holds, isOfNothing])).toEqual(Array(5).fill([true, undefined]));

  await controlRazorpay(razorpay.url, "/faults", { where: "api_before", what: "503" });
  const away = await verifyPromises({ ...startline, rateLimiter: UNLIMITED });
  await fetch(`${razorpay.url}/_sim/faults`, { method: "DELETE" });
  expect((await ofGateway(away)).map(({ holds }) => holds)).toEqual(Array(5).fill(null));
});

test("where there is no order, each comparison with Razorpay says that there was nothing to compare", async () => {
  const findings = await verifyPromises(opened.startline, { eventId: "evt_elsewhere" });
  expect((await ofGateway(findings)).map(({ holds, isOfNothing }) => [holds, isOfNothing])).toEqual(
    Array(5).fill([true, true]),
  );
  expect(findings.filter(({ isOfNothing }) => isOfNothing)).toHaveLength(5);
  expect(exitCodeOf(findings)).toBe(0);
});

// Last, because Razorpay's books are not restored.
test("money that Razorpay moved and nobody told us of is found, and what is younger than the grace is not yet", async () => {
  const { startline, api, razorpay } = opened;
  await controlRazorpay(razorpay.url, `/payments/${sale.paid.paymentId}/refund`, { amount: 100 });
  const visitor = aVisitor((path, init) => api.request(path, init), sale.event);
  await payAt(razorpay.url, await visitor.toCheckout());

  const found = await broken();
  expect(found.map(({ check }) => check)).toEqual([
    "Razorpay has captured nothing for our orders that we do not know.",
    "Of every captured payment Razorpay has given back what our rows say.",
    "The ledger has at Razorpay what is there: captured less fees, refunds and lost disputes.",
  ]);
  clock.set(new Date());
  const later = await verifyPromises(startline, { graceSeconds: 60 });
  expect(brokenOf(later).map(({ check }) => check)).not.toContain(found[0]?.check);
});
