/** What the ledger says of one booking or of a whole event, each sum turned so that its usual sign is positive. */
export type LedgerSums = {
  collectedPaise: number;
  /** Given back from Razorpay's balance. */
  refundedPaise: number;
  /** Taken back by banks. */
  disputedPaise: number;
  gatewayCostPaise: number;
  gatewayTaxPaise: number;
  platformFeePaise: number;
  /** Captured, and still a participant's: its refund is on its way, or a person has to look at it. */
  unsettledPaise: number;
  /** The organizer's share of what paid for bookings, before gateway cost. */
  sharePaise: number;
  /** Given back by a person out of another pocket. */
  paidByHandPaise: number;
};

export type Statement = LedgerSums & {
  /** What the organizer is owed; below zero, what the organizer owes. */
  owedPaise: number;
  /** What remains at Razorpay. */
  balancePaise: number;
};

/**
 * The organizer bears what Razorpay kept, of every payment, because it does not come back with a refund, and whoever paid
 * out by hand gets that back (docs/decisions/015-organizer-bears-gateway-cost.md). Of balanced books it follows that
 * owed = collected - refunded - disputed - gateway cost and tax - platform fee - unsettled, and that the balance at Razorpay
 * pays everybody: owed + platform fee + unsettled.
 */
export function statementOf(sums: LedgerSums): Statement {
  const { collectedPaise, refundedPaise, disputedPaise, gatewayCostPaise, gatewayTaxPaise } = sums;
  return {
    ...sums,
    owedPaise: sums.sharePaise - gatewayCostPaise - gatewayTaxPaise + sums.paidByHandPaise,
    balancePaise: collectedPaise - refundedPaise - disputedPaise - gatewayCostPaise - gatewayTaxPaise,
  };
}

const NOTHING: LedgerSums = {
  collectedPaise: 0,
  refundedPaise: 0,
  disputedPaise: 0,
  gatewayCostPaise: 0,
  gatewayTaxPaise: 0,
  platformFeePaise: 0,
  unsettledPaise: 0,
  sharePaise: 0,
  paidByHandPaise: 0,
};

/** The statement of several together. */
export function addStatements(statements: Iterable<LedgerSums>): Statement {
  const total = { ...NOTHING };
  for (const statement of statements) {
    for (const name of Object.keys(NOTHING) as (keyof LedgerSums)[]) total[name] += statement[name];
  }
  return statementOf(total);
}
