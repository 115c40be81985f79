import { expect, test } from "vitest";
import {
  acceptPosting,
  capturePostings,
  disputePosting,
  refundPosting,
  refundReturnedPosting,
} from "#booking/ledger/posting.ts";
import { postingCopy } from "./money-copy.ts";

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
