import { type IdPrefix, isIdOf } from "../identity/ids.ts";
import type { Dispute } from "./dispute.ts";
import type { Merchant } from "./merchant.ts";
import type { Order } from "./order.ts";
import type { Payment } from "./payment.ts";
import type { Refund } from "./refund.ts";
import { malformedId, noSuchId, type Refusal } from "./refusal.ts";

/** Everything by id, in constant time. */
export class Books {
  readonly merchants = new Map<string, Merchant>();
  readonly orders = new Map<string, Order>();
  readonly payments = new Map<string, Payment>();
  readonly refunds = new Map<string, Refund>();
  readonly disputes = new Map<string, Dispute>();

  addOrder(order: Order): void {
    const { receipt } = order.wire;
    this.orders.set(order.wire.id, order);
    order.merchant.orders.push(order);
    if (receipt === null) return;
    const namesakes = order.merchant.ordersByReceipt.get(receipt);
    if (namesakes) namesakes.push(order);
    else order.merchant.ordersByReceipt.set(receipt, [order]);
  }

  addPayment(payment: Payment): void {
    this.payments.set(payment.wire.id, payment);
    payment.merchant.payments.push(payment);
    payment.order.payments.push(payment);
  }

  addRefund(refund: Refund): void {
    this.refunds.set(refund.wire.id, refund);
    refund.merchant.refunds.push(refund);
    refund.payment.refunds.push(refund);
  }

  addDispute(dispute: Dispute): void {
    this.disputes.set(dispute.wire.id, dispute);
    dispute.merchant.disputes.push(dispute);
    dispute.payment.disputes.push(dispute);
  }

  /** The order, if it is this merchant's. Another's looks as if it did not exist. */
  order(merchant: Merchant, id: string): Order | Refusal {
    return own(this.orders, "order", merchant, id);
  }

  payment(merchant: Merchant, id: string): Payment | Refusal {
    return own(this.payments, "pay", merchant, id);
  }

  refund(merchant: Merchant, id: string): Refund | Refusal {
    return own(this.refunds, "rfnd", merchant, id);
  }

  dispute(merchant: Merchant, id: string): Dispute | Refusal {
    return own(this.disputes, "disp", merchant, id);
  }
}

function own<Owned extends { merchant: Merchant }>(
  shelf: Map<string, Owned>,
  prefix: IdPrefix,
  merchant: Merchant,
  id: string,
): Owned | Refusal {
  if (!isIdOf(prefix, id)) return malformedId(id);
  const found = shelf.get(id);
  return found?.merchant === merchant ? found : noSuchId();
}
