import type { GatewayOrder, GatewayPayment, GatewayRefund } from "../payments/gateway.ts";
import type { RefundState } from "../payments/refund.ts";
import type { Offender } from "./promises.ts";

export type OurRefund = { razorpayRefundId: string | null; state: RefundState; amountPaise: number; isByHand: boolean };
export type OurPayment = {
  id: string;
  razorpayPaymentId: string;
  isCaptured: boolean;
  amountPaise: number;
  feePaise: number;
  taxPaise: number;
  refunds: OurRefund[];
};
export type OurOrder = {
  orderId: string;
  bookingId: string;
  amountPaise: number;
  payments: OurPayment[];
  /** What the ledger says is left at Razorpay of this order, and what the bank took back of it. */
  balancePaise: number;
  disputedPaise: number;
};

/** Razorpay's side of the same order. Refunds are listed of the payments that have any, here or there. */
export type TheirOrder = {
  order: GatewayOrder;
  payments: (GatewayPayment & { refunds: GatewayRefund[] })[];
};

/** Which comparison failed, and the row that it failed on. */
export type Differences = Record<"orders" | "unknown" | "captures" | "refunds" | "balance", Offender[]>;

/**
 * Compares one order to the paisa. A payment that Razorpay captured after `knownSince` need not be known to us yet. A
 * refund that Razorpay has finished, and that we know of and will ask about again, counts on both sides as under way.
 */
export function decideDifferences(ours: OurOrder, theirs: TheirOrder, knownSince: Date): Differences {
  const captured = theirs.payments.filter((payment) => payment.wasCaptured);
  const known = new Map(ours.payments.map((payment) => [payment.razorpayPaymentId, payment]));
  const isNew = (payment: GatewayPayment) => !known.get(payment.id)?.isCaptured && payment.createdAt > knownSince;
  const settled = captured.filter((payment) => !isNew(payment));
  return {
    orders: orderOffenders(ours, theirs),
    unknown: settled
      .filter((payment) => !known.get(payment.id)?.isCaptured)
      .map(({ id, amountPaise }) => ({
        id,
        what: `${amountPaise} paise of ${ours.orderId} captured without our knowing`,
      })),
    captures: ours.payments.flatMap((payment) => captureOffenders(payment, theirs)),
    refunds: ours.payments.flatMap((payment) => refundOffenders(payment, theirs)),
    balance: balanceOffenders(ours, settled),
  };
}

function orderOffenders(ours: OurOrder, { order }: TheirOrder): Offender[] {
  const offender = (what: string): Offender[] => [{ id: ours.orderId, what }];
  if (order.receipt !== ours.bookingId) return offender(`its receipt is ${order.receipt}, not ${ours.bookingId}`);
  if (order.amountPaise !== ours.amountPaise)
    return offender(`is of ${order.amountPaise} paise, its booking of ${ours.amountPaise}`);
  return [];
}

function captureOffenders(payment: OurPayment, { payments }: TheirOrder): Offender[] {
  if (!payment.isCaptured) return [];
  const theirs = payments.find(({ id }) => id === payment.razorpayPaymentId);
  if (!theirs?.wasCaptured)
    return [{ id: payment.id, what: `captured here, ${theirs?.state ?? "unknown"} at Razorpay` }];
  const here = [payment.amountPaise, payment.feePaise, payment.taxPaise].join(", ");
  const there = [theirs.amountPaise, theirs.feePaise, theirs.taxPaise].join(", ");
  return here === there ? [] : [{ id: payment.id, what: `amount, fee, tax are ${here} here and ${there} at Razorpay` }];
}

function refundOffenders(payment: OurPayment, { payments }: TheirOrder): Offender[] {
  const theirs = payments.find(({ id }) => id === payment.razorpayPaymentId);
  if (!payment.isCaptured || !theirs) return [];
  const atRazorpay = payment.refunds.filter(
    ({ state, isByHand }) => !isByHand && (state === "requested" || state === "processed"),
  );
  const here = sum(atRazorpay);
  const there = sum(theirs.refunds.filter(({ state }) => state !== "failed"));
  const inAll = theirs.refundedPaise;
  if (here !== there || there !== inAll)
    return [
      { id: payment.id, what: `${here} paise go back here, ${there} in Razorpay's refunds, ${inAll} in its payment` },
    ];
  const early = atRazorpay.find(({ state, razorpayRefundId }) => {
    const entry = theirs.refunds.find(({ id }) => id === razorpayRefundId);
    return !entry || (state === "processed" && entry.state !== "processed");
  });
  return early
    ? [{ id: payment.id, what: `${early.razorpayRefundId} is ${early.state} here and not at Razorpay` }]
    : [];
}

function balanceOffenders(ours: OurOrder, captured: TheirOrder["payments"]): Offender[] {
  const underWay = new Set(
    ours.payments.flatMap(({ refunds }) =>
      refunds.filter(({ state }) => state === "requested").map(({ razorpayRefundId }) => razorpayRefundId),
    ),
  );
  const left = captured.map(({ amountPaise, feePaise, refunds }) => {
    const gone = refunds.filter(({ id, state }) => state === "processed" && !underWay.has(id));
    return amountPaise - feePaise - sum(gone);
  });
  const there = left.reduce((total, paise) => total + paise, 0) - ours.disputedPaise;
  if (there === ours.balancePaise) return [];
  return [{ id: ours.orderId, what: `the ledger has ${ours.balancePaise} paise at Razorpay, which has ${there}` }];
}

const sum = (amounts: readonly { amountPaise: number }[]): number =>
  amounts.reduce((total, { amountPaise }) => total + amountPaise, 0);
