import type { FaultParams, FaultWish } from "../faults/fault.ts";

/** A story that may befall an order, told in faults. */
interface Scenario {
  /** One sentence for `GET /_sim/scenarios`, with parameters and their defaults in brackets. */
  readonly does: string;
  /** `calls`: strikes whatever call comes, not one order. */
  readonly befalls: "order" | "calls";
  readonly faults: (params: FaultParams) => FaultWish[];
}

const CREATE = { method: "POST", path: "/v1/orders" };
const CAPTURE = { method: "POST", path: "/v1/payments/*/capture" };
const REFUND = { method: "POST", path: "/v1/payments/*/refund" };

/** Every scenario by its name. A new one is one more entry. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  upi_app_switch: {
    does: "The payment succeeds and the browser is never told: the customer stayed in the UPI app.",
    befalls: "order",
    faults: () => [{ where: "checkout", what: "handler_never" }],
  },
  late_after_expiry: ofPayment(
    "late",
    "The bank says yes after `seconds` (660), or `at` a Unix time: past the hold's end and past the payment's own failure.",
  ),
  created_forever: ofPayment("created_forever", "The bank never answers."),
  fail_then_succeed: ofPayment(
    "fail_then_succeed",
    "The payment fails and succeeds `seconds` (30) later, by one retry in the app.",
  ),
  two_payments: ofPayment("twice", "Two tabs race and both payments are captured."),
  captured_told_twice: ofPayment("captured_told_twice", "One capture is told by two events each, with different ids."),
  never_captured: ofPayment("authorize_only", "Razorpay forgets to capture the authorized money."),
  auto_refund: ofPayment("auto_refund", "Razorpay gives the authorized money back uncaptured, after `seconds` (0)."),
  amount_mismatch: ofPayment(
    "amount_mismatch",
    "The payment is of `amount` paise (one rupee less than the order's) or in another `currency`.",
  ),
  dashboard_refund: ofPayment(
    "dashboard_refund",
    "Somebody refunds the payment at Razorpay's dashboard after `seconds` (60), whole or `amount` paise of it.",
  ),
  dispute_open: ofPayment("dispute", "The customer's bank disputes the payment after `seconds` (60)."),
  dispute_won: ofPayment(
    "dispute",
    "The payment is disputed after `seconds` (60), and the dispute is won a minute later.",
    {
      ends: "won",
    },
  ),
  dispute_lost: ofPayment(
    "dispute",
    "The payment is disputed after `seconds` (60), and the dispute is lost a minute later.",
    {
      ends: "lost",
    },
  ),
  refund_slow: {
    does: "Refunds of the order stay pending for `seconds` (three days).",
    befalls: "order",
    faults: (params) => [{ where: "refund", what: "pending", params }],
  },
  refund_fails_twice: {
    does: "The first two refunds of the order fail after `seconds` (60); the third is processed.",
    befalls: "order",
    faults: (params) => [{ where: "refund", what: "failed", times: 2, params }],
  },
  refund_fails_after_processed: {
    does: "The first refund of the order is processed and fails `seconds` (60) later.",
    befalls: "order",
    faults: (params) => [{ where: "refund", what: "failed_after_processed", times: 1, params }],
  },
  webhooks_lost: {
    does: "No webhook of the order is ever sent.",
    befalls: "order",
    faults: () => [{ where: "webhook", what: "drop" }],
  },
  webhooks_late: {
    does: "Every webhook of the order comes `seconds` (900) late.",
    befalls: "order",
    faults: ({ seconds = 900 }) => [{ where: "webhook", what: "delay", params: { seconds } }],
  },
  webhooks_reordered: {
    does: "The order's events come one by one as `order` (order.paid,payment.captured,payment.authorized) says.",
    befalls: "order",
    faults: (params) => [{ where: "webhook", what: "reorder", params }],
  },
  webhooks_repeated: {
    does: "Each webhook of the order comes three times at once, and again after three days.",
    befalls: "order",
    faults: () => [
      { where: "webhook", what: "duplicate", params: { copies: 2 } },
      { where: "webhook", what: "replay", params: { days: 3 } },
    ],
  },
  webhooks_forged: {
    does: "Every webhook of the order has a wrong signature.",
    befalls: "order",
    faults: () => [{ where: "webhook", what: "bad_signature" }],
  },
  stale_reads: {
    does: "For `for_seconds` (60) Razorpay answers about the order as it stood `seconds` (30) before.",
    befalls: "order",
    faults: ({ seconds = 30, for_seconds: forSeconds = 60 }) => [
      { where: "api_content", what: "stale", params: { seconds }, for_seconds: Number(forSeconds) },
    ],
  },
  capture_answer_lost: {
    does: "The order's money is captured and the answer to the capture never arrives.",
    befalls: "order",
    faults: () => [{ where: "api_after", what: "reset", match: CAPTURE, times: 1 }],
  },
  capture_lies: {
    does: "A capture is answered with 'already captured' though nothing was.",
    befalls: "order",
    faults: () => [{ where: "api_before", what: "already_captured", match: CAPTURE, times: 1 }],
  },
  refund_answer_lost: {
    does: "The order's money is refunded and the answer to the refund never arrives.",
    befalls: "order",
    faults: () => [{ where: "api_after", what: "reset", match: REFUND, times: 1 }],
  },
  order_answer_lost: {
    does: "The next order is made and its answer never arrives.",
    befalls: "calls",
    faults: () => [{ where: "api_after", what: "reset", match: CREATE, times: 1 }],
  },
  razorpay_down: {
    does: "Every call is answered with 503 for `for_seconds` (60).",
    befalls: "calls",
    faults: ({ for_seconds: forSeconds = 60 }) => [
      { where: "api_before", what: "503", for_seconds: Number(forSeconds) },
    ],
  },
  razorpay_slow: {
    does: "For `for_seconds` (60) most calls take `ms` (300) longer and a few up to half a minute.",
    befalls: "calls",
    faults: ({ ms = 300, for_seconds: forSeconds = 60 }) => [
      { where: "api_before", what: "latency_long_tail", params: { ms }, for_seconds: Number(forSeconds) },
    ],
  },
};

/** What befalls the order's next attempt. */
function ofPayment(what: string, does: string, fixed: FaultParams = {}): Scenario {
  const faults = (params: FaultParams): FaultWish[] => [
    { where: "payment", what, times: 1, params: { ...params, ...fixed } },
  ];
  return { does, befalls: "order", faults };
}
