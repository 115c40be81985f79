import type { Order } from "./order.ts";
import type { Payment } from "./payment.ts";

/** What the merchant's account says, in paise of INR. */
export interface Statement {
  captured: number;
  /** Kept by Razorpay, tax included. Not given back with a refund. */
  fee: number;
  tax: number;
  /** Processed refunds of captured payments. */
  refunded: number;
  /** Lost disputes. */
  disputed: number;
  /** captured - fee - refunded - disputed */
  balance: number;
  /** Not in the balance yet: refunds under way, and disputes that nobody decided. */
  refunds_pending: number;
  disputes_open: number;
  /** Never in the balance: authorised money that went back uncaptured. */
  returned_uncaptured: number;
}

/** The account over one order's payments. Money in other currencies stands beside it, not in it. */
export function statementOf({ payments }: Order): Statement {
  const inRupees = payments.filter(({ wire }) => wire.currency === "INR");
  const taken = inRupees.filter(({ wire }) => wire.captured);
  const returned = inRupees.filter(({ wire }) => !wire.captured);
  const captured = sum(taken, ({ wire }) => wire.amount);
  const fee = sum(taken, ({ wire }) => wire.fee ?? 0);
  const refunded = sum(taken, (payment) => refundsOf(payment, "processed"));
  const disputed = sum(taken, ({ disputes }) => sum(disputes, ({ wire }) => wire.amount_deducted));
  return {
    captured,
    fee,
    tax: sum(taken, ({ wire }) => wire.tax ?? 0),
    refunded,
    disputed,
    balance: captured - fee - refunded - disputed,
    refunds_pending: sum(taken, (payment) => refundsOf(payment, "pending")),
    disputes_open: sum(taken, openDisputesOf),
    returned_uncaptured: sum(returned, (payment) => refundsOf(payment, "processed")),
  };
}

export function addStatements(statements: readonly Statement[]): Statement {
  const total = (key: keyof Statement) => sum(statements, (statement) => statement[key]);
  return {
    captured: total("captured"),
    fee: total("fee"),
    tax: total("tax"),
    refunded: total("refunded"),
    disputed: total("disputed"),
    balance: total("balance"),
    refunds_pending: total("refunds_pending"),
    disputes_open: total("disputes_open"),
    returned_uncaptured: total("returned_uncaptured"),
  };
}

function refundsOf({ refunds }: Payment, status: string): number {
  return sum(refunds, ({ wire }) => (wire.status === status ? wire.amount : 0));
}

function openDisputesOf({ disputes }: Payment): number {
  const open = disputes.filter(({ wire }) => wire.status === "open" || wire.status === "under_review");
  return sum(open, ({ wire }) => wire.amount);
}

function sum<Thing>(things: readonly Thing[], amount: (thing: Thing) => number): number {
  return things.reduce((total, thing) => total + amount(thing), 0);
}
