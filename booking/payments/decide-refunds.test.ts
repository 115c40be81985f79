import fc from "fast-check";
import { expect, test } from "vitest";
import { decideRefunds } from "./decide-refunds.ts";
import type { GatewayRefund } from "./gateway.ts";
import type { Refund } from "./refund.ts";

const PAYMENT = { amountPaise: 1000, disputedPaise: 0, role: "late" };

const ours = (change: Partial<Refund> = {}): Refund => ({
  eventId: "evt_1",
  id: "rfd_ours",
  bookingId: "bkg_1",
  paymentId: "pmt_1",
  razorpayPaymentId: "pay_1",
  razorpayRefundId: null,
  reason: "late",
  attemptNo: 1,
  amountPaise: 1000,
  state: "wanted",
  note: null,
  payoutReference: null,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  tries: 1,
  ...change,
});
const inBooks = (id: string, state: GatewayRefund["state"], change: Partial<GatewayRefund> = {}): GatewayRefund => ({
  id,
  state,
  amountPaise: 1000,
  receipt: null,
  ...change,
});
const byReceipt = { receipt: "rfd_ours" };

test("nothing is concluded about a refund that Razorpay does not show: its list lags", () => {
  expect(decideRefunds(PAYMENT, [ours()], [])).toEqual([]);
  const failedBefore = inBooks("rfnd_1", "failed", { receipt: "rfd_before" });
  expect(decideRefunds(PAYMENT, [ours({ attemptNo: 2 })], [failedBefore])).toEqual([]);
});

test("our own refund is found by its receipt, or by Razorpay's id", () => {
  expect(decideRefunds(PAYMENT, [ours()], [inBooks("rfnd_1", "pending", byReceipt)])).toMatchObject([
    { is: "requested", razorpayRefundId: "rfnd_1" },
  ]);
  const requested = ours({ state: "requested", razorpayRefundId: "rfnd_1" });
  expect(decideRefunds(PAYMENT, [requested], [inBooks("rfnd_1", "pending", byReceipt)])).toEqual([]);
  expect(decideRefunds(PAYMENT, [requested], [inBooks("rfnd_1", "processed")])).toMatchObject([{ is: "processed" }]);
});

test("a failed refund is asked for again twice; then a person has to", () => {
  const failed = inBooks("rfnd_1", "failed", byReceipt);
  const again = { is: "failed", nextPaise: 1000, isGivenBack: false };
  expect(decideRefunds(PAYMENT, [ours()], [failed])).toMatchObject([again]);
  expect(decideRefunds(PAYMENT, [ours({ attemptNo: 2 })], [failed])).toMatchObject([again]);
  expect(decideRefunds(PAYMENT, [ours({ attemptNo: 3 })], [failed])).toMatchObject([{ ...again, nextPaise: null }]);
});

test("a refund that fails after it was processed is asked for again", () => {
  const processed = ours({ state: "processed", razorpayRefundId: "rfnd_1" });
  expect(decideRefunds(PAYMENT, [processed], [inBooks("rfnd_1", "failed")])).toMatchObject([
    { is: "failed", nextPaise: 1000 },
  ]);
});

test("a refund made in the dashboard of just our amount counts as ours", () => {
  expect(decideRefunds(PAYMENT, [ours()], [inBooks("rfnd_9", "processed")])).toMatchObject([
    { is: "processed", razorpayRefundId: "rfnd_9" },
  ]);
});

test("a refund made in the dashboard of a part stands for itself, and ours is asked for again with the rest", () => {
  const part = inBooks("rfnd_9", "processed", { amountPaise: 400 });
  expect(decideRefunds(PAYMENT, [ours()], [part])).toMatchObject([
    { is: "outside", entry: { id: "rfnd_9" } },
    { is: "failed", nextPaise: 600, isGivenBack: false },
  ]);
});

test("one half made in the dashboard is not the other half that we are to give back, unless it is what a booking is due", () => {
  const half = inBooks("rfnd_9", "processed", { amountPaise: 500 });
  const rest = ours({ amountPaise: 500 });
  expect(decideRefunds(PAYMENT, [rest], [half])).toMatchObject([{ is: "outside", entry: { id: "rfnd_9" } }]);
  expect(decideRefunds({ ...PAYMENT, role: "accepted" }, [rest], [half])).toMatchObject([
    { is: "processed", razorpayRefundId: "rfnd_9" },
  ]);
});

test("when the dashboard gave all of it back in parts, ours ends and nobody has to do anything", () => {
  const parts = [
    inBooks("rfnd_8", "processed", { amountPaise: 500 }),
    inBooks("rfnd_9", "pending", { amountPaise: 500 }),
  ];
  expect(decideRefunds(PAYMENT, [ours()], parts)).toMatchObject([
    { is: "outside" },
    { is: "outside" },
    { is: "failed", nextPaise: null, isGivenBack: true },
  ]);
});

test("what is stored of the dashboard's refunds is not found anew, and follows them", () => {
  const stored = ours({ id: "rfd_2", reason: "outside", state: "requested", razorpayRefundId: "rfnd_9" });
  expect(decideRefunds(PAYMENT, [stored], [inBooks("rfnd_9", "pending")])).toEqual([]);
  expect(decideRefunds(PAYMENT, [stored], [inBooks("rfnd_9", "processed")])).toMatchObject([{ is: "processed" }]);
});

test("what a bank took back is not refunded as well", () => {
  const disputed = { ...PAYMENT, disputedPaise: 400 };
  expect(decideRefunds(disputed, [ours()], [])).toMatchObject([{ is: "failed", nextPaise: 600, isGivenBack: false }]);
  const whole = { ...PAYMENT, disputedPaise: 1000 };
  expect(decideRefunds(whole, [ours()], [])).toMatchObject([{ is: "failed", nextPaise: null, isGivenBack: true }]);
});

test("a refund that we gave up and that lives after all is booked as what it is", () => {
  const givenUp = ours({ state: "failed" });
  expect(decideRefunds(PAYMENT, [givenUp], [inBooks("rfnd_1", "processed", byReceipt)])).toMatchObject([
    { is: "outside", entry: { id: "rfnd_1" } },
  ]);
});

test("what a person paid by hand is not asked for again", () => {
  const paid = ours({ state: "processed", payoutReference: "UTR 1", attemptNo: 3 });
  expect(decideRefunds(PAYMENT, [paid], [inBooks("rfnd_1", "failed", { receipt: "rfd_other" })])).toEqual([]);
});

test("no more is requested than remains of the payment", () => {
  const entry = fc.record({
    id: fc.uuid(),
    state: fc.constantFrom<GatewayRefund["state"]>("pending", "processed", "failed"),
    amountPaise: fc.integer({ min: 1, max: 500 }),
    receipt: fc.constantFrom(null, "rfd_ours"),
  });
  fc.assert(
    fc.property(fc.uniqueArray(entry, { maxLength: 2, selector: ({ id }) => id }), fc.nat(3), (books, attemptNo) => {
      const livePaise = books
        .filter(({ state }) => state !== "failed")
        .reduce((sum, { amountPaise }) => sum + amountPaise, 0);
      for (const finding of decideRefunds(PAYMENT, [ours({ attemptNo })], books)) {
        if (finding.is === "failed")
          expect(finding.nextPaise ?? 0).toBeLessThanOrEqual(PAYMENT.amountPaise - livePaise);
      }
    }),
  );
});

test("a refund that a person has paid out stays processed, however often Razorpay says that its own had failed", () => {
  const paidOut = ours({ state: "processed", razorpayRefundId: "rfnd_1", payoutReference: "UTR 123" });
  expect(decideRefunds(PAYMENT, [paidOut], [inBooks("rfnd_1", "failed", byReceipt)])).toEqual([]);
});

const REFUND_DUE = { ...PAYMENT, role: "accepted" };
const half = { amountPaise: 500 };

test.each<[string, Refund[], GatewayRefund[], object[]]>([
  [
    "one that was requested and that Razorpay does not show yet",
    [ours({ state: "requested" })],
    [inBooks("rfnd_9", "processed")],
    [{ is: "processed", refund: { id: "rfd_ours" }, razorpayRefundId: "rfnd_9" }],
  ],
  [
    "one whose own refund has failed",
    [ours()],
    [inBooks("rfnd_1", "failed", byReceipt), inBooks("rfnd_9", "processed")],
    [{ is: "processed", razorpayRefundId: "rfnd_9" }],
  ],
  [
    "one, though somebody else's receipt stands on it",
    [ours()],
    [inBooks("rfnd_9", "processed", { receipt: "theirs" })],
    [{ is: "processed", razorpayRefundId: "rfnd_9" }],
  ],
  [
    "only the first of two alike",
    [ours(half), ours({ ...half, id: "rfd_second" })],
    [inBooks("rfnd_9", "processed", half)],
    [{ is: "processed", refund: { id: "rfd_ours" } }],
  ],
])("a refund made in the dashboard counts as %s", (_, refunds, books, findings) => {
  expect(decideRefunds(REFUND_DUE, refunds, books)).toMatchObject(findings);
});

test.each<[string, Refund[], GatewayRefund[], object[]]>([
  [
    "one that is processed already",
    [ours({ ...half, state: "processed", razorpayRefundId: "rfnd_1" })],
    [inBooks("rfnd_9", "processed", half)],
    [{ is: "outside", entry: { id: "rfnd_9" } }],
  ],
  [
    "one that Razorpay has too",
    [ours(half)],
    [inBooks("rfnd_1", "pending", { ...half, ...byReceipt }), inBooks("rfnd_9", "processed", half)],
    [
      { is: "outside", entry: { id: "rfnd_9" } },
      { is: "requested", razorpayRefundId: "rfnd_1" },
    ],
  ],
  ["one, if it has failed", [ours()], [inBooks("rfnd_9", "failed")], []],
  [
    "a second one, if it is another's by its id",
    [ours({ ...half, id: "rfd_first", state: "requested", razorpayRefundId: "rfnd_1" }), ours(half)],
    [inBooks("rfnd_1", "processed", half)],
    [{ is: "processed", refund: { id: "rfd_first" } }],
  ],
  [
    "a second one, if it is another's by its receipt",
    [ours({ id: "rfd_first", state: "failed" }), ours()],
    [inBooks("rfnd_1", "processed", { receipt: "rfd_first" })],
    [
      { is: "outside", entry: { id: "rfnd_1" } },
      { is: "failed", refund: { id: "rfd_ours" }, nextPaise: null, isGivenBack: true },
    ],
  ],
])("a refund in Razorpay's books does not count as %s", (_, refunds, books, findings) => {
  const found = decideRefunds(REFUND_DUE, refunds, books);
  expect(found).toMatchObject(findings);
  expect(found).toHaveLength(findings.length);
});

test("what was paid out by hand no longer remains to be given back", () => {
  const byHand = ours({ id: "rfd_hand", amountPaise: 400, state: "processed", payoutReference: "UTR 1" });
  expect(decideRefunds(PAYMENT, [byHand, ours()], [])).toMatchObject([
    { is: "failed", refund: { id: "rfd_ours" }, nextPaise: 600, isGivenBack: false },
  ]);
});

test("a refund is requested once Razorpay shows it, whatever of it was stored before", () => {
  const pending = inBooks("rfnd_1", "pending", byReceipt);
  const requested = [{ is: "requested", razorpayRefundId: "rfnd_1" }];
  expect(decideRefunds(PAYMENT, [ours({ razorpayRefundId: "rfnd_1" })], [pending])).toMatchObject(requested);
  expect(decideRefunds(PAYMENT, [ours({ state: "requested" })], [pending])).toMatchObject(requested);
});

test("a refund that failed before is no news, whatever Razorpay says of it", () => {
  const failed = ours({ state: "failed", razorpayRefundId: "rfnd_1" });
  expect(decideRefunds(PAYMENT, [failed], [inBooks("rfnd_1", "failed")])).toEqual([]);
  expect(decideRefunds(PAYMENT, [failed], [inBooks("rfnd_1", "processed")])).toEqual([]);
  expect(decideRefunds(PAYMENT, [ours({ state: "failed" })], [])).toEqual([]);
});

test("a refund that somebody made elsewhere is never requested again by us", () => {
  const outside = ours({ id: "rfd_2", reason: "outside", state: "requested", razorpayRefundId: "rfnd_9" });
  expect(decideRefunds(PAYMENT, [outside], [inBooks("rfnd_9", "failed")])).toMatchObject([
    { is: "failed", nextPaise: null, isGivenBack: false },
  ]);
  const other = inBooks("rfnd_8", "processed", { amountPaise: 400 });
  expect(decideRefunds(PAYMENT, [outside], [other])).toEqual([{ is: "outside", entry: other }]);
});
