import fc from "fast-check";
import { expect, test } from "vitest";
import { acceptPosting, capturePosting, refundPosting, sumPaise } from "./posting.ts";

const paise = fc.integer({ min: 100, max: 50_000_000 });

test("every posting sums to zero, whatever the amounts", () => {
  fc.assert(
    fc.property(paise, paise, paise, (amountPaise, gatewayFeePaise, platformFeePaise) => {
      const payment = { id: "pmt_1", amountPaise, gatewayFeePaise };
      const postings = [
        ...capturePosting(payment),
        acceptPosting(payment, Math.min(platformFeePaise, amountPaise)),
        refundPosting({ id: "rfd_1", amountPaise }),
      ];
      expect(postings.map(sumPaise)).toEqual(postings.map(() => 0));
    }),
  );
});

test("a captured and refunded payment leaves nothing of the participant's with us", () => {
  const payment = { id: "pmt_1", amountPaise: 152_500, gatewayFeePaise: 3599 };
  const entries = [...capturePosting(payment), refundPosting({ id: "rfd_1", amountPaise: 152_500 })].flatMap(
    (posting) => posting.entries,
  );
  const left = entries
    .filter((entry) => entry.account === "participant_funds")
    .reduce((sum, entry) => sum + entry.amountPaise, 0);
  expect(left).toBe(0);
});
