import type { Endpoint } from "../webhooks/endpoint.ts";
import type { Dispute } from "./dispute.ts";
import type { Order } from "./order.ts";
import type { Payment } from "./payment.ts";
import type { Refund } from "./refund.ts";
import type { RefundKeys } from "./refund-keys.ts";

/** An account with its key pair, its webhook endpoints and, in order of creation, all it owns. */
export interface Merchant {
  readonly keyId: string;
  readonly keySecret: string;
  readonly accountId: string;
  readonly endpoints: Endpoint[];
  readonly orders: Order[];
  readonly ordersByReceipt: Map<string, Order[]>;
  readonly payments: Payment[];
  readonly refunds: Refund[];
  readonly disputes: Dispute[];
  readonly refundKeys: RefundKeys;
}
