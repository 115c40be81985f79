/** How Razorpay is told to take the money of an order: by itself within minutes, or only when we ask. */
export type CaptureMode = "automatic" | "manual";

/**
 * What the product needs of a payment gateway. Amounts in paise. `receipt` is our booking's id if the order is ours, and so is
 * `bookingNote`.
 */
export type GatewayOrder = {
  id: string;
  amountPaise: number;
  attempts: number;
  receipt: string | null;
  bookingNote: string | null;
};

export type GatewayPayment = {
  id: string;
  orderId: string;
  state: "created" | "authorized" | "captured" | "failed" | "refunded";
  amountPaise: number;
  currency: string;
  method: string | null;
  /** What the gateway keeps, its tax included; zero before capture. */
  feePaise: number;
  taxPaise: number;
  /** What has gone back of it, by anybody's hand. */
  refundedPaise: number;
  /** Whether the money was ever taken: a payment that was only authorized also ends as refunded. */
  wasCaptured: boolean;
  failureReason: string | null;
  createdAt: Date;
};

export type GatewayRefund = {
  id: string;
  state: "pending" | "processed" | "failed";
  amountPaise: number;
  /** Our refund's id; null or foreign if somebody made it elsewhere. */
  receipt: string | null;
};

export type Refused = { ok: false; because: "refused"; reason: string };
/** A time-out, a lost connection or a reply of 5xx or 429: it may or may not have happened. */
export type Unknown = { ok: false; because: "unknown"; reason: string };
export type GatewayAnswer<T> = { ok: true; value: T } | Refused | Unknown;

export type GatewayRefundRequest = { refundId: string; paymentId: string; amountPaise: number };

export type Gateway = {
  /** One order per booking: `receipt` is the booking's id, and asking again finds the order of a lost answer. */
  createOrder(order: {
    receipt: string;
    amountPaise: number;
    currency: string;
    capture: CaptureMode;
  }): Promise<GatewayAnswer<GatewayOrder>>;
  readOrder(orderId: string): Promise<GatewayAnswer<GatewayOrder>>;
  readPayments(orderId: string): Promise<GatewayAnswer<GatewayPayment[]>>;
  readPayment(paymentId: string): Promise<GatewayAnswer<GatewayPayment>>;
  /** After any refusal or lost answer, read the payment and believe that. */
  capture(paymentId: string, amountPaise: number, currency: string): Promise<GatewayAnswer<GatewayPayment>>;
  /** Safe to repeat: the same refund id never pays out twice. */
  refund(request: GatewayRefundRequest): Promise<GatewayAnswer<GatewayRefund>>;
  /** Every refund of a payment, newest first: ours and those made elsewhere. What is new may be missing for minutes. */
  readRefunds(paymentId: string): Promise<GatewayAnswer<GatewayRefund[]>>;
  isCheckoutSignature(orderId: string, paymentId: string, signature: string): boolean;
  isWebhookSignature(rawBody: string, signature: string): boolean;
};
