import { expect, test } from "vitest";
import type { RefundDetail } from "#booking/bookings-list/booking-details.ts";
import {
  acceptPosting,
  capturePostings,
  disputePosting,
  refundPosting,
  refundReturnedPosting,
} from "#booking/ledger/posting.ts";
import { FAILURE_CASES } from "#simulators/razorpay/engine/failure-cases.ts";
import { translateInto } from "../../../../language/translate.ts";
import { failureCopy, postingCopy, refundedCopy } from "./money-copy.ts";

const english = translateInto("en", null);

test("every posting of the ledger is named in words, without its code", () => {
  const payment = { id: "pay_1", amountPaise: 152_500, feePaise: 3600, taxPaise: 549 };
  const refunded = { isAccepted: true, amountPaise: 152_500, platformFeePaise: 2500 };
  const refund = { id: "rfd_1", amountPaise: 152_500 };
  const postings = [
    ...capturePostings(payment),
    acceptPosting(payment, 2500),
    refundPosting(refund, refunded, 0),
    refundPosting(refund, refunded, 0, "paid_by_hand"),
    refundReturnedPosting(refund, refunded, 0),
    disputePosting({ id: "disp_1", amountPaise: 152_500 }, refunded, 0),
  ];
  expect(postings.map(({ posting }) => postingCopy(posting))).toEqual([
    "Payment received",
    "Razorpay's fee",
    "Payment accepted for this booking",
    "Refund",
    "Refund paid out by hand",
    "Refund failed, the money is back",
    "Dispute lost",
  ]);
});

test("every reason for a failed payment that Razorpay is known to give has a sentence of its own, its code behind it", () => {
  const reasons = Object.keys(FAILURE_CASES);
  const sentences = reasons.map((reason) => failureCopy(reason, english).replace(` (${reason})`, ""));
  expect(new Set([...sentences, "The payment did not go through."]).size).toBe(reasons.length + 1);
  expect(failureCopy("insufficient_funds", english)).toMatch(
    /^There was not enough money .*\. \(insufficient_funds\)$/,
  );
  expect(failureCopy("some_new_reason", english)).toBe("The payment did not go through. (some_new_reason)");
});

test("what went back is told by its reason, with what of it is on its way and without what failed", () => {
  const refund = (reason: RefundDetail["reason"], state: RefundDetail["state"], amountPaise: number): RefundDetail => ({
    id: `rfd_${reason}_${state}`,
    razorpayRefundId: null,
    reason,
    attemptNo: 1,
    state,
    amountPaise,
    payoutReference: null,
    requestedBy: null,
    lastError: null,
    at: new Date(0),
  });
  const told = (...refunds: RefundDetail[]) => refundedCopy([{ refunds }], english);

  expect(told()).toEqual([]);
  expect(told(refund("cancelled", "failed", 150_000))).toEqual([]);
  expect(told(refund("cancelled", "failed", 150_000), refund("cancelled", "wanted", 150_000))).toEqual([
    "₹1,500 on its way back: Cancelled by the organizer",
  ]);
  expect(told(refund("cancelled", "processed", 150_000))).toEqual(["₹1,500 refunded: Cancelled by the organizer"]);
  expect(told(refund("outside", "processed", 100_000), refund("outside", "requested", 52_500))).toEqual([
    "₹1,525 refunded, of which ₹525 is on its way: Made at Razorpay, not here",
  ]);
  expect(
    refundedCopy(
      [{ refunds: [refund("moved", "processed", 30_000)] }, { refunds: [refund("surplus", "requested", 152_500)] }],
      english,
    ),
  ).toEqual(["₹300 refunded: Moved to a cheaper category", "₹1,525 on its way back: Paid twice"]);
});
