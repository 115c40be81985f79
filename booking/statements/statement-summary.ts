import type { Statement } from "../ledger/statement.ts";
import type { StatementCounts } from "./event-statement.ts";

export type SummaryLabel =
  | "Collected"
  | "Refunded"
  | "Lost disputes"
  | "Razorpay's fee"
  | "GST on Razorpay's fee"
  | "Left at Razorpay"
  | "Startline's fee"
  | "Not settled yet"
  | "You owe Startline"
  | "You receive";
export type SummaryRow = { label: SummaryLabel; amountPaise: number; note: string; isSum: boolean };

/** The statement as it is read from top to bottom: what came, what went, what is left and whose it is. */
export function summaryOf(totals: Statement, counts: StatementCounts): SummaryRow[] {
  const row = (label: SummaryLabel, amountPaise: number, note = ""): SummaryRow => ({
    label,
    amountPaise,
    note,
    isSum: false,
  });
  const sum = (label: SummaryLabel, amountPaise: number, note = ""): SummaryRow => ({
    label,
    amountPaise,
    note,
    isSum: true,
  });
  const whereAny = (amountPaise: number, shown: SummaryRow): SummaryRow[] => (amountPaise === 0 ? [] : [shown]);
  return [
    row("Collected", totals.collectedPaise, many(counts.payments, "payment")),
    row("Refunded", 0 - totals.refundedPaise, many(counts.refunds, "refund")),
    ...whereAny(
      totals.disputedPaise,
      row("Lost disputes", 0 - totals.disputedPaise, many(counts.disputesLost, "dispute")),
    ),
    row("Razorpay's fee", 0 - totals.gatewayCostPaise, "of every payment; it does not come back with a refund"),
    row("GST on Razorpay's fee", 0 - totals.gatewayTaxPaise),
    sum("Left at Razorpay", totals.balancePaise),
    row("Startline's fee", 0 - totals.platformFeePaise, "of every booking not fully refunded"),
    ...whereAny(
      totals.unsettledPaise,
      row("Not settled yet", 0 - totals.unsettledPaise, "refunds on their way, and payments to be decided on"),
    ),
    sum(
      totals.owedPaise < 0 ? "You owe Startline" : "You receive",
      Math.abs(totals.owedPaise),
      totals.paidByHandPaise === 0 ? "" : "includes what you paid out by hand",
    ),
  ];
}

/** What left Razorpay again. What a person paid out by hand did not: it is part of what is owed back to them. */
export const givenBackPaise = ({ refundedPaise, disputedPaise }: Statement): number => refundedPaise + disputedPaise;

export const gatewayPaise = ({ gatewayCostPaise, gatewayTaxPaise }: Statement): number =>
  gatewayCostPaise + gatewayTaxPaise;

/** What the sums are of, in words. */
export function countCopy(counts: StatementCounts): string[] {
  const some = (count: number, text: string): string[] => (count === 0 ? [] : [text]);
  return [
    `${many(counts.confirmed, "confirmed booking")}${counts.complimentary === 0 ? "" : `, ${counts.complimentary} of them complimentary`}`,
    ...some(counts.paidInCash, `${many(counts.paidInCash, "rider")} paid you in cash, which is not in this statement`),
    ...some(counts.cancelled, many(counts.cancelled, "cancelled booking")),
    ...some(counts.refundsOpen, `${many(counts.refundsOpen, "refund")} on the way`),
    ...some(counts.refundsFailed, `${many(counts.refundsFailed, "refund")} failed: pay out by hand`),
    ...some(counts.paidByHand, `${many(counts.paidByHand, "refund")} paid out by hand`),
    ...some(counts.disputesOpen, `${many(counts.disputesOpen, "open dispute")}`),
    ...some(counts.quarantined, `${many(counts.quarantined, "payment")} to be decided on`),
  ];
}

const many = (count: number, thing: string): string =>
  `${count.toLocaleString("en-IN")} ${thing}${count === 1 ? "" : "s"}`;
