import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Account,
  acceptPosting,
  capturePostings,
  disputePosting,
  type Posting,
  refundPosting,
} from "./posting.ts";
import { addStatements, type LedgerSums, statementOf } from "./statement.ts";

/** A payment, what it was for its booking, and what went back of it, in parts of a hundred. */
const payments = fc.array(
  fc.record({
    amountPaise: fc.integer({ min: 2500, max: 1_000_000 }),
    feePaise: fc.nat(2500),
    taxPaise: fc.nat(300),
    isAccepted: fc.boolean(),
    goesBack: fc.array(
      fc.record({ percent: fc.integer({ min: 1, max: 40 }), by: fc.constantFrom("razorpay", "hand", "dispute") }),
      { maxLength: 2 },
    ),
  }),
  { minLength: 1, maxLength: 5 },
);

type Case = typeof payments extends fc.Arbitrary<(infer Payment)[]> ? Payment : never;

function postingsOf({ amountPaise, feePaise, taxPaise, isAccepted, goesBack }: Case, index: number): Posting[] {
  const paid = { id: `pay_${index}`, amountPaise, feePaise: Math.max(feePaise, taxPaise), taxPaise };
  const whose = { isAccepted, amountPaise, platformFeePaise: 2500 };
  let beforePaise = 0;
  const back = goesBack.map(({ percent, by }, place) => {
    const part = { id: `${index}_${place}`, amountPaise: Math.floor((amountPaise * percent) / 100) };
    const posting =
      by === "dispute"
        ? disputePosting(part, whose, beforePaise)
        : refundPosting(part, whose, beforePaise, by === "hand" ? "paid_by_hand" : "gateway_balance");
    beforePaise += part.amountPaise;
    return posting;
  });
  return [...capturePostings(paid), ...(isAccepted ? [acceptPosting(paid, 2500)] : []), ...back];
}

/** As the SQL of the statement sums them. */
function sumsOf(postings: Posting[]): LedgerSums {
  const sum = (account: Account, kinds?: string[]) =>
    postings
      .filter(({ posting }) => !kinds || kinds.includes(posting.split(":")[0] as string))
      .flatMap(({ entries }) => entries)
      .filter((entry) => entry.account === account)
      .reduce((total, { amountPaise }) => total + amountPaise, 0);
  return {
    collectedPaise: sum("gateway_balance", ["capture"]),
    refundedPaise: -sum("gateway_balance", ["refund", "refund_returned"]),
    disputedPaise: -sum("gateway_balance", ["dispute"]),
    gatewayCostPaise: sum("gateway_cost"),
    gatewayTaxPaise: sum("gateway_tax"),
    platformFeePaise: -sum("platform_fee"),
    unsettledPaise: -sum("participant_funds"),
    sharePaise: -sum("organizer_payable"),
    paidByHandPaise: -sum("paid_by_hand"),
  };
}

test("whatever happened to the money, what remains at Razorpay pays the organizer, us and the participants to the paisa", () => {
  fc.assert(
    fc.property(payments, (cases) => {
      const statement = statementOf(sumsOf(cases.flatMap(postingsOf)));
      expect(statement.owedPaise + statement.platformFeePaise + statement.unsettledPaise).toBe(statement.balancePaise);
    }),
  );
});

test("the statements of the bookings add up to the statement of the event", () => {
  fc.assert(
    fc.property(payments, (cases) => {
      const each = cases.map((payment, index) => statementOf(sumsOf(postingsOf(payment, index))));
      const all = statementOf(sumsOf(cases.flatMap(postingsOf)));
      for (const name of Object.keys(all) as (keyof typeof all)[]) {
        expect(addStatements(each)[name] + 0, name).toBe(all[name] + 0);
      }
    }),
  );
});

test("a surplus payment that went back costs the organizer what Razorpay kept of it", () => {
  const paid = { id: "pay_2", amountPaise: 152_500, feePaise: 3599, taxPaise: 549 };
  const whose = { isAccepted: false, amountPaise: 152_500, platformFeePaise: 2500 };
  const back = refundPosting({ id: "rfd_1", amountPaise: 152_500 }, whose, 0);
  expect(statementOf(sumsOf([...capturePostings(paid), back]))).toMatchObject({ owedPaise: -3599 });
});
