import fc from "fast-check";
import { expect, test } from "vitest";
import { type Account, acceptPosting, capturePostings, disputePosting, refundPosting, sumPaise } from "./posting.ts";

const PAID = { id: "pay_1", amountPaise: 152_500, feePaise: 3599, taxPaise: 549 };
const ACCEPTED = { isAccepted: true, amountPaise: 152_500, platformFeePaise: 2500 };

const amounts = fc
  .tuple(
    fc.integer({ min: 100, max: 50_000_000 }),
    fc.nat(2500),
    fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 4 }),
  )
  .map(([amountPaise, fee, parts]) => ({ amountPaise, platformFeePaise: Math.min(fee, amountPaise), parts }));

/** Refunds of parts of a payment, one after another, and then of all that remains. */
function refundInParts(
  payment: { amountPaise: number; platformFeePaise: number },
  parts: number[],
  isAccepted: boolean,
) {
  let beforePaise = 0;
  const percents = [...parts, 100];
  return percents.flatMap((percent, index) => {
    const amountPaise = Math.ceil(((payment.amountPaise - beforePaise) * percent) / 100);
    if (amountPaise === 0) return [];
    const posting = refundPosting({ id: `rfd_${index}`, amountPaise }, { ...payment, isAccepted }, beforePaise);
    beforePaise += amountPaise;
    return [posting];
  });
}

test("every posting sums to zero, whatever the amounts", () => {
  fc.assert(
    fc.property(amounts, fc.boolean(), (payment, isAccepted) => {
      const postings = [
        ...capturePostings({ ...PAID, amountPaise: payment.amountPaise }),
        acceptPosting({ id: "pay_1", amountPaise: payment.amountPaise }, payment.platformFeePaise),
        ...refundInParts(payment, payment.parts, isAccepted),
        disputePosting({ id: "disp_1", amountPaise: payment.amountPaise }, { ...payment, isAccepted }, 0),
      ];
      expect(postings.map(sumPaise)).toEqual(postings.map(() => 0));
    }),
  );
});

test("a payment that went back whole, in whatever parts, leaves nothing with the organizer, with us or of the person's", () => {
  fc.assert(
    fc.property(amounts, fc.boolean(), (payment, isAccepted) => {
      const accept = acceptPosting({ id: "pay_1", amountPaise: payment.amountPaise }, payment.platformFeePaise);
      const entries = [
        ...capturePostings({ ...PAID, amountPaise: payment.amountPaise }),
        ...(isAccepted ? [accept] : []),
        ...refundInParts(payment, payment.parts, isAccepted),
      ].flatMap((posting) => posting.entries);
      const remaining = (account: Account) =>
        entries.filter((entry) => entry.account === account).reduce((sum, entry) => sum + entry.amountPaise, 0);
      expect(
        [remaining("participant_funds"), remaining("organizer_payable"), remaining("platform_fee")].map(Math.abs),
      ).toEqual([0, 0, 0]);
    }),
  );
});

test("a refund that keeps the fee takes the organizer's share and leaves ours", () => {
  expect(refundPosting({ id: "rfd_1", amountPaise: 150_000 }, ACCEPTED, 0).entries).toEqual([
    { account: "organizer_payable", amountPaise: 150_000 },
    { account: "platform_fee", amountPaise: 0 },
    { account: "gateway_balance", amountPaise: -150_000 },
  ]);
});

test("what Razorpay keeps is told apart from the tax on it", () => {
  const [, fee] = capturePostings(PAID);
  expect(fee?.entries).toEqual([
    { account: "gateway_cost", amountPaise: 3050 },
    { account: "gateway_tax", amountPaise: 549 },
    { account: "gateway_balance", amountPaise: -3599 },
  ]);
});

test("money that went back beyond the payment, by a refund and a lost dispute, is the organizer's loss and not ours", () => {
  const dispute = disputePosting({ id: "disp_1", amountPaise: 152_500 }, ACCEPTED, 152_500);
  expect(dispute.entries).toEqual([
    { account: "organizer_payable", amountPaise: 152_500 },
    { account: "platform_fee", amountPaise: 0 },
    { account: "gateway_balance", amountPaise: -152_500 },
  ]);
});

test("a refund that a person pays out is booked beside what was booked and returned before", () => {
  const refund = { id: "rfd_1", amountPaise: 152_500 };
  const atRazorpay = refundPosting(refund, ACCEPTED, 0);
  const byHand = refundPosting(refund, ACCEPTED, 0, "paid_by_hand");
  expect([atRazorpay.posting, byHand.posting]).toEqual(["refund:rfd_1", "payout:rfd_1"]);
  expect(byHand.entries.at(-1)).toEqual({ account: "paid_by_hand", amountPaise: -152_500 });
});
