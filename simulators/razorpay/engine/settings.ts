/**
 * What sources disagree on, or what differs from account to account. Each can be changed while running through
 * `POST /_sim/settings`.
 */
export interface Settings {
  /** A second order with a used receipt: refused, made anyway, or answered with the first order. */
  receiptPolicy: "reject" | "allow_duplicate" | "return_same";
  authFailureStatus: 400 | 401;
  /** Capture of orders that do not say: the dashboard's setting. */
  captureByDefault: "automatic" | "manual";
  captureDelaySeconds: number;
  /** A payment without the bank's answer fails after this long. */
  pendingTimeoutSeconds: number;
  /** Uncaptured money goes back after so many days: pages say 3 and 5. */
  autoRefundDays: 3 | 5;
  sendsAutoRefundEvents: boolean;
  /** What becomes of a payment that is authorised when another has already paid the order. */
  surplusPolicy: "auto_refund" | "leave_authorized" | "capture_anyway";
  /** Razorpay refuses a new attempt while one is authorised; true lets the race happen. */
  allowsParallelPayments: boolean;
  listsCreatedPayments: boolean;
  /** More calls of one key are answered with 429; null means no limit. Razorpay publishes no number; 25 is ours for tests. */
  requestsPerSecond: number | null;
  /** List endpoints show only what is older; measured lag is minutes. Calls by id are always fresh. */
  listLagSeconds: number;
  /** A normal refund is processed in the answer itself, or stays pending for `refundSeconds`. */
  refundPolicy: "processed_at_once" | "pending_then_processed" | "pending_then_failed";
  refundSeconds: number;
  /** What the merchant's balance still allows to refund; null means enough. */
  refundBalancePaise: number | null;
  /** First tries of an event's webhook fall at random inside this span, so those of one payment interleave. */
  webhookSpreadMs: number;
  /** Real milliseconds that an endpoint has to answer. */
  webhookTimeoutMs: number;
}

export function defaultSettings(): Settings {
  return {
    receiptPolicy: "reject",
    authFailureStatus: 401,
    captureByDefault: "automatic",
    captureDelaySeconds: 0,
    pendingTimeoutSeconds: 600,
    autoRefundDays: 3,
    sendsAutoRefundEvents: true,
    surplusPolicy: "auto_refund",
    allowsParallelPayments: false,
    listsCreatedPayments: true,
    requestsPerSecond: null,
    listLagSeconds: 0,
    refundPolicy: "processed_at_once",
    refundSeconds: 60,
    refundBalancePaise: null,
    webhookSpreadMs: 1000,
    webhookTimeoutMs: 5000,
  };
}
