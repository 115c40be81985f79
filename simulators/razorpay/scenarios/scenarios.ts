import type { FaultParams, FaultRequest } from "../faults/fault.ts";

/** A story that may affect an order, told in faults. */
interface Scenario {
  /** One sentence, for people who pick it from a list. */
  readonly does: string;
  /** Its parameters, with their defaults in brackets. */
  readonly takes?: string;
  /** `calls`: strikes whatever call comes, not one order. */
  readonly affects: "order" | "calls";
  readonly faults: (params: FaultParams) => FaultRequest[];
}

const CREATE = { method: "POST", path: "/v1/orders" };
const CAPTURE = { method: "POST", path: "/v1/payments/*/capture" };
const REFUND = { method: "POST", path: "/v1/payments/*/refund" };

/** Every scenario by its name. A new one is one more entry. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  upi_app_switch: {
    does: "The payment succeeds and the browser is never told: the customer stayed in the UPI app.",
    affects: "order",
    faults: () => [{ where: "checkout", what: "handler_never" }],
  },
  late_after_expiry: ofPayment(
    "late",
    "The bank says yes eleven minutes late: past the hold's end and past the payment's own failure.",
    { takes: "seconds (660), or at, a Unix time" },
  ),
  created_forever: ofPayment("created_forever", "The bank never answers."),
  fail_then_succeed: ofPayment(
    "fail_then_succeed",
    "The payment fails and succeeds half a minute later, by one retry in the UPI app.",
    { takes: "seconds (30)" },
  ),
  two_payments: ofPayment("twice", "Two tabs race and both payments are captured."),
  captured_told_twice: ofPayment("captured_told_twice", "One capture is told by two events each, with different ids."),
  never_captured: ofPayment("authorize_only", "Razorpay forgets to capture the authorized money."),
  auto_refund: ofPayment("auto_refund", "Razorpay gives the authorized money back uncaptured.", {
    takes: "seconds (0)",
  }),
  amount_mismatch: ofPayment("amount_mismatch", "The payment is of one rupee less than the order's amount.", {
    takes: "amount in paise (one rupee less), currency (the order's)",
  }),
  dashboard_refund: ofPayment(
    "dashboard_refund",
    "Somebody refunds the payment at Razorpay's dashboard a minute after its capture.",
    { takes: "seconds (60), amount in paise (all)" },
  ),
  dispute_open: ofPayment("dispute", "The customer's bank disputes the payment a minute after its capture.", {
    takes: "seconds (60), amount in paise (all)",
  }),
  dispute_won: ofPayment(
    "dispute",
    "The payment is disputed a minute after its capture, and the dispute is won another minute later.",
    { takes: "seconds (60), ends_after_seconds (60)", fixed: { ends: "won" } },
  ),
  dispute_lost: ofPayment(
    "dispute",
    "The payment is disputed a minute after its capture, and the dispute is lost another minute later.",
    { takes: "seconds (60), ends_after_seconds (60)", fixed: { ends: "lost" } },
  ),
  refund_slow: {
    does: "Refunds of the order stay pending for three days.",
    takes: "seconds (259200)",
    affects: "order",
    faults: (params) => [{ where: "refund", what: "pending", params }],
  },
  refund_fails_twice: {
    does: "The first two refunds of the order fail after a minute; the third is processed.",
    takes: "seconds (60)",
    affects: "order",
    faults: (params) => [{ where: "refund", what: "failed", times: 2, params }],
  },
  refund_fails_after_processed: {
    does: "The first refund of the order is processed, and fails a minute later.",
    takes: "seconds (60)",
    affects: "order",
    faults: (params) => [{ where: "refund", what: "failed_after_processed", times: 1, params }],
  },
  webhooks_lost: {
    does: "No webhook of the order is ever sent.",
    affects: "order",
    faults: () => [{ where: "webhook", what: "drop" }],
  },
  webhooks_late: {
    does: "Every webhook of the order comes a quarter of an hour late.",
    takes: "seconds (900)",
    affects: "order",
    faults: ({ seconds = 900 }) => [{ where: "webhook", what: "delay", params: { seconds } }],
  },
  webhooks_reordered: {
    does: "The order's events come backwards: order.paid, then payment.captured, then payment.authorized.",
    takes: "order (order.paid,payment.captured,payment.authorized)",
    affects: "order",
    faults: (params) => [{ where: "webhook", what: "reorder", params }],
  },
  webhooks_repeated: {
    does: "Each webhook of the order comes three times at once, and again after three days.",
    affects: "order",
    faults: () => [
      { where: "webhook", what: "duplicate", params: { copies: 2 } },
      { where: "webhook", what: "replay", params: { days: 3 } },
    ],
  },
  webhooks_forged: {
    does: "Every webhook of the order has a wrong signature.",
    affects: "order",
    faults: () => [{ where: "webhook", what: "bad_signature" }],
  },
  stale_reads: {
    does: "For a minute Razorpay answers about the order as it stood half a minute before.",
    takes: "seconds (30), for_seconds (60)",
    affects: "order",
    faults: ({ seconds = 30, for_seconds: forSeconds = 60 }) => [
      { where: "api_content", what: "stale", params: { seconds }, for_seconds: Number(forSeconds) },
    ],
  },
  capture_answer_lost: {
    does: "The order's money is captured and the answer to the capture never arrives.",
    affects: "order",
    faults: () => [{ where: "api_after", what: "reset", match: CAPTURE, times: 1 }],
  },
  capture_lies: {
    does: "A capture is answered with 'already captured' though nothing was.",
    affects: "order",
    faults: () => [{ where: "api_before", what: "already_captured", match: CAPTURE, times: 1 }],
  },
  refund_answer_lost: {
    does: "The order's money is refunded and the answer to the refund never arrives.",
    affects: "order",
    faults: () => [{ where: "api_after", what: "reset", match: REFUND, times: 1 }],
  },
  order_answer_lost: {
    does: "The next order is made and its answer never arrives.",
    affects: "calls",
    faults: () => [{ where: "api_after", what: "reset", match: CREATE, times: 1 }],
  },
  razorpay_down: {
    does: "For a minute every call is answered with 503.",
    takes: "for_seconds (60)",
    affects: "calls",
    faults: ({ for_seconds: forSeconds = 60 }) => [
      { where: "api_before", what: "503", for_seconds: Number(forSeconds) },
    ],
  },
  razorpay_slow: {
    does: "For a minute most calls take a third of a second longer, and a few up to half a minute.",
    takes: "ms (300), for_seconds (60)",
    affects: "calls",
    faults: ({ ms = 300, for_seconds: forSeconds = 60 }) => [
      { where: "api_before", what: "latency_long_tail", params: { ms }, for_seconds: Number(forSeconds) },
    ],
  },
};

export function isScenario(name: unknown): name is string {
  return typeof name === "string" && Object.hasOwn(SCENARIOS, name);
}

export function listScenarios() {
  return Object.entries(SCENARIOS).map(([name, { does, takes = "", affects }]) => ({ name, does, takes, affects }));
}

/** What affects the order's next attempt. */
function ofPayment(what: string, does: string, { takes = "", fixed = {} }: Extras = {}): Scenario {
  const faults = (params: FaultParams): FaultRequest[] => [
    { where: "payment", what, times: 1, params: { ...params, ...fixed } },
  ];
  return { does, takes, affects: "order", faults };
}

interface Extras {
  takes?: string;
  fixed?: FaultParams;
}
