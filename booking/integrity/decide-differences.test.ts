import { expect, test } from "vitest";
import {
  type Differences,
  decideDifferences,
  type OurOrder,
  type OurPayment,
  type TheirOrder,
} from "./decide-differences.ts";

const CAPTURED_AT = new Date("2026-11-20T09:00:00Z");
const LATER = new Date("2026-11-20T10:00:00Z");

const ourPayment = (change: Partial<OurPayment> = {}): OurPayment => ({
  id: "pmt_1",
  razorpayPaymentId: "pay_1",
  isCaptured: true,
  amountPaise: 150_000,
  feePaise: 3000,
  taxPaise: 500,
  refunds: [],
  ...change,
});

const ourRefund = (change: Partial<OurPayment["refunds"][number]> = {}): OurPayment["refunds"][number] => ({
  razorpayRefundId: "rfnd_1",
  state: "processed",
  amountPaise: 50_000,
  isByHand: false,
  ...change,
});

const ourOrder = (change: Partial<OurOrder> = {}): OurOrder => ({
  orderId: "order_1",
  bookingId: "bkg_1",
  amountPaise: 150_000,
  payments: [ourPayment()],
  balancePaise: 147_000,
  disputedPaise: 0,
  ...change,
});

type TheirPayment = TheirOrder["payments"][number];
const theirPayment = (change: Partial<TheirPayment> = {}): TheirPayment => ({
  id: "pay_1",
  orderId: "order_1",
  state: "captured",
  amountPaise: 150_000,
  currency: "INR",
  method: "upi",
  feePaise: 3000,
  taxPaise: 500,
  refundedPaise: 0,
  wasCaptured: true,
  failureReason: null,
  createdAt: CAPTURED_AT,
  refunds: [],
  ...change,
});

const theirRefund = (change: Partial<TheirPayment["refunds"][number]> = {}): TheirPayment["refunds"][number] => ({
  id: "rfnd_1",
  state: "processed",
  amountPaise: 50_000,
  receipt: null,
  ...change,
});

const theirOrder = (
  payments: TheirPayment[] = [theirPayment()],
  order: Partial<TheirOrder["order"]> = {},
): TheirOrder => ({
  order: { id: "order_1", amountPaise: 150_000, attempts: 1, receipt: "bkg_1", bookingNote: null, ...order },
  payments,
});

const NONE: Differences = { orders: [], unknown: [], captures: [], refunds: [], balance: [] };
const refundedOrder = (refund = ourRefund(), balancePaise = 97_000) =>
  ourOrder({ payments: [ourPayment({ refunds: [refund] })], balancePaise });
const refundedThere = (refund = theirRefund(), refundedPaise = 50_000) =>
  theirOrder([theirPayment({ refunds: [refund], refundedPaise })]);

test.each<[string, OurOrder, TheirOrder]>([
  ["a captured payment that both know", ourOrder(), theirOrder()],
  [
    "an attempt that failed on both sides",
    ourOrder({ payments: [ourPayment({ isCaptured: false, amountPaise: 1 })], balancePaise: 0 }),
    theirOrder([theirPayment({ wasCaptured: false, state: "failed", amountPaise: 2 })]),
  ],
  ["a refund that both know", refundedOrder(), refundedThere()],
  [
    "a refund that Razorpay has finished and we shall ask about",
    refundedOrder(ourRefund({ state: "requested" }), 147_000),
    refundedThere(),
  ],
  [
    "a refund that is under way on both sides",
    refundedOrder(ourRefund({ state: "requested" }), 147_000),
    refundedThere(theirRefund({ state: "pending" })),
  ],
  [
    "a refund that failed on both sides",
    refundedOrder(ourRefund({ state: "failed" }), 147_000),
    refundedThere(theirRefund({ state: "failed" }), 0),
  ],
  [
    "money that was paid out by hand",
    refundedOrder(ourRefund({ isByHand: true, razorpayRefundId: null }), 147_000),
    theirOrder(),
  ],
  ["what the bank took back", ourOrder({ balancePaise: -3000, disputedPaise: 150_000 }), theirOrder()],
])("books agree on %s", (_, ours, theirs) => {
  expect(decideDifferences(ours, theirs, LATER)).toEqual(NONE);
});

test("a payment that was captured just now need not be known yet", () => {
  const ours = ourOrder({ payments: [], balancePaise: 0 });
  const notYet = ourOrder({ payments: [ourPayment({ isCaptured: false })], balancePaise: 0 });
  const earlier = new Date(CAPTURED_AT.getTime() - 1);
  expect(decideDifferences(ours, theirOrder(), earlier)).toEqual(NONE);
  expect(decideDifferences(notYet, theirOrder(), earlier)).toEqual(NONE);

  const what = "150000 paise of order_1 captured without our knowing";
  expect(decideDifferences(ours, theirOrder(), CAPTURED_AT).unknown).toEqual([{ id: "pay_1", what }]);
  expect(decideDifferences(notYet, theirOrder(), CAPTURED_AT).unknown).toEqual([{ id: "pay_1", what }]);
  expect(decideDifferences(ours, theirOrder(), CAPTURED_AT).balance).toEqual([
    { id: "order_1", what: "the ledger has 0 paise at Razorpay, which has 147000" },
  ]);
});

test("a payment that we know counts, however new it is", () => {
  const earlier = new Date(CAPTURED_AT.getTime() - 1);
  const ours = ourOrder({ balancePaise: 0 });
  expect(decideDifferences(ours, theirOrder(), earlier).balance).toEqual([
    { id: "order_1", what: "the ledger has 0 paise at Razorpay, which has 147000" },
  ]);
});

test.each<[string, keyof Differences, OurOrder, TheirOrder, string, string]>([
  [
    "an order of another booking",
    "orders",
    ourOrder(),
    theirOrder([theirPayment()], { receipt: "bkg_2" }),
    "order_1",
    "its receipt is bkg_2, not bkg_1",
  ],
  [
    "an order of another amount",
    "orders",
    ourOrder(),
    theirOrder([theirPayment()], { amountPaise: 1 }),
    "order_1",
    "is of 1 paise, its booking of 150000",
  ],
  [
    "a payment that Razorpay does not have",
    "captures",
    ourOrder({ balancePaise: 0 }),
    theirOrder([]),
    "pmt_1",
    "captured here, unknown at Razorpay",
  ],
  [
    "a payment that Razorpay has not captured",
    "captures",
    ourOrder({ balancePaise: 0 }),
    theirOrder([theirPayment({ wasCaptured: false, state: "authorized" })]),
    "pmt_1",
    "captured here, authorized at Razorpay",
  ],
  [
    "another tax",
    "captures",
    ourOrder(),
    theirOrder([theirPayment({ taxPaise: 501 })]),
    "pmt_1",
    "amount, fee, tax are 150000, 3000, 500 here and 150000, 3000, 501 at Razorpay",
  ],
  [
    "a refund that we do not know",
    "refunds",
    ourOrder({ balancePaise: 97_000 }),
    refundedThere(),
    "pmt_1",
    "0 paise go back here, 50000 in Razorpay's refunds, 50000 in its payment",
  ],
  [
    "a refund that failed here alone",
    "refunds",
    refundedOrder(ourRefund({ state: "failed" })),
    refundedThere(),
    "pmt_1",
    "0 paise go back here, 50000 in Razorpay's refunds, 50000 in its payment",
  ],
  [
    "a payment of which Razorpay says another sum than its refunds",
    "refunds",
    refundedOrder(),
    refundedThere(theirRefund(), 50_001),
    "pmt_1",
    "50000 paise go back here, 50000 in Razorpay's refunds, 50001 in its payment",
  ],
  [
    "a refund that is finished here only",
    "refunds",
    refundedOrder(ourRefund(), 147_000),
    refundedThere(theirRefund({ state: "pending" })),
    "pmt_1",
    "rfnd_1 is processed here and not at Razorpay",
  ],
  [
    "a refund that has another id at Razorpay",
    "refunds",
    refundedOrder(ourRefund({ state: "requested" }), 97_000),
    refundedThere(theirRefund({ id: "rfnd_2" })),
    "pmt_1",
    "rfnd_1 is requested here and not at Razorpay",
  ],
  [
    "a ledger with a paisa more",
    "balance",
    ourOrder({ balancePaise: 147_001 }),
    theirOrder(),
    "order_1",
    "the ledger has 147001 paise at Razorpay, which has 147000",
  ],
])("books differ by %s, and in nothing else", (_, which, ours, theirs, id, what) => {
  expect(decideDifferences(ours, theirs, LATER)).toEqual({ ...NONE, [which]: [{ id, what }] });
});

test("the sums of several payments and refunds are compared", () => {
  const second = {
    id: "pmt_2",
    razorpayPaymentId: "pay_2",
    refunds: [ourRefund({ razorpayRefundId: "rfnd_2" }), ourRefund({ razorpayRefundId: "rfnd_3", amountPaise: 1 })],
  };
  const ours = ourOrder({ payments: [ourPayment(), ourPayment(second)], balancePaise: 2 * 147_000 - 50_001 });
  const refunds = [theirRefund({ id: "rfnd_2" }), theirRefund({ id: "rfnd_3", amountPaise: 1 })];
  const theirs = theirOrder([theirPayment(), theirPayment({ id: "pay_2", refunds, refundedPaise: 50_001 })]);
  expect(decideDifferences(ours, theirs, LATER)).toEqual(NONE);
});
