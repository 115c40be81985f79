import fc from "fast-check";
import { pickOf, type Step } from "./play.ts";

const DAY_SECONDS = 86_400;
const times = fc.integer({ min: 1, max: 5 });

const fault = (request: { where: string; what: string; match?: object; params?: object; times: number }): Step => ({
  name: `fault ${request.where}:${request.what} ${JSON.stringify(request.match ?? {})} x${request.times}`,
  run: async ({ world }) => {
    if ((await world.control("/faults", request)) === null)
      throw new Error(`no such fault: ${JSON.stringify(request)}`);
  },
});

const LOST_CALLS = ["429", "500", "502", "503", "504", "html_502", "html_503", "empty_504", "reset", "hang"];
const CALLS = [
  {},
  {},
  { method: "POST", path: "/v1/orders" },
  { method: "GET", path: "/v1/orders*" },
  { method: "GET", path: "/v1/payments/*" },
  { method: "POST", path: "/v1/payments/*/capture" },
  { method: "POST", path: "/v1/payments/*/refund" },
];
/** Of a payment: what an answer may leave out without being about something else. */
const OPTIONAL_KEYS = "vpa,bank,wallet,fee,tax,error_code,error_description,error_reason,acquirer_data,card_id,upi";

/** What may be wrong with a good answer. `stale` is not among them: by id Razorpay answers what is (measured). */
const DAMAGED = [
  ["list_lag", { seconds: 120 }],
  ["extra_keys", {}],
  ["notes_object", {}],
  ["notes_null", {}],
  ["captured_lies", {}],
  ["empty_error_code", {}],
  ["missing_keys", { keys: OPTIONAL_KEYS }],
  ["unknown_status", { kind: "payment" }],
  ["unknown_status", { kind: "refund" }],
  ["cut_body", {}],
] as const;

const REFUND_ENDS = [
  ["pending", { seconds: 2 * DAY_SECONDS }],
  ["pending", { seconds: 30 }],
  ["failed", { seconds: 60 }],
  ["failed", { seconds: DAY_SECONDS }],
  ["failed_after_processed", { seconds: 90 }],
  ["speed_changed", {}],
] as const;

const EVENTS = ["*", "*", "payment.authorized", "payment.captured", "order.paid", "payment.failed", "refund.*"];
const WEBHOOK_FAULTS = [
  ["drop", {}],
  ["hold", {}],
  ["hold", {}],
  ["delay_random", { max_seconds: 1200 }],
  ["duplicate", { copies: 3 }],
  ["duplicate", { copies: 1, gap_ms: 90_000 }],
  ["replay", { days: 3 }],
  ["bad_signature", { tries: 2 }],
  ["bad_signature", {}],
  ["no_signature", {}],
  ["no_event_id", {}],
  ["body_byte", {}],
  ["stale_snapshot", {}],
  ["unknown_order", {}],
  ["unknown_event", {}],
  ["created_at_skew", { seconds: -300 }],
] as const;

const SETTINGS: object[] = [
  { receiptPolicy: "allow_duplicate" },
  { receiptPolicy: "reject" },
  { receiptPolicy: "return_same" },
  { listLagSeconds: 120 },
  { surplusPolicy: "leave_authorized" },
  { surplusPolicy: "capture_anyway" },
  { refundPolicy: "pending_then_processed", refundSeconds: 7200 },
  { refundPolicy: "pending_then_failed", refundSeconds: 60 },
  { allowsParallelPayments: true },
  { captureDelaySeconds: 20 },
  { captureDelaySeconds: 400 },
  { listsCreatedPayments: false },
  { sendsAutoRefundEvents: false },
  { refundBalancePaise: 0 },
  { refundBalancePaise: 200_000 },
  { requestsPerSecond: 12 },
];

export const faultSteps: Record<string, fc.Arbitrary<Step>> = {
  loseCalls: fc
    .tuple(fc.constantFrom("api_before", "api_after"), fc.constantFrom(...LOST_CALLS), fc.constantFrom(...CALLS), times)
    // Shorter than our own time-out, for which nobody here can wait: the connection then just breaks off.
    .map(([where, what, match, often]) => fault({ where, what, match, times: often, params: { seconds: 0.05 } })),
  refuseCalls: fc
    .tuple(
      fc.constantFrom(
        ["api_before", "already_captured"],
        ["api_after", "already_captured"],
        ["api_before", "order_already_paid"],
        ["api_after", "order_already_paid"],
        ["api_before", "refund_in_progress"],
        ["api_before", "refund_store_down"],
        ["api_before", "low_balance"],
      ),
      times,
    )
    .map(([[where = "", what = ""], often]) => fault({ where, what, times: often })),
  damageAnswers: fc
    .tuple(fc.constantFrom(...DAMAGED), times)
    .map(([[what, params], often]) => fault({ where: "api_content", what, params, times: often })),
  failRefunds: fc
    .tuple(fc.constantFrom(...REFUND_ENDS), fc.integer({ min: 1, max: 8 }))
    .map(([[what, params], often]) => fault({ where: "refund", what, params, times: often })),
  disturbWebhooks: fc
    .tuple(fc.constantFrom(...WEBHOOK_FAULTS), fc.constantFrom(...EVENTS), times)
    .map(([[what, params], event, often]) => fault({ where: "webhook", what, params, match: { event }, times: often })),
  changeSetting: fc.constantFrom(...SETTINGS).map((settings) => ({
    name: `Razorpay's setting ${JSON.stringify(settings)}`,
    run: async ({ world }) => {
      await world.control("/settings", settings);
    },
  })),
  clearFaults: fc.constant({
    name: "no faults",
    run: async ({ world }) => world.sim().faults.list.clear(),
  }),
  release: fc.tuple(fc.nat(40), fc.constantFrom("as they came", "reverse", "random")).map(([of, order]) => ({
    name: `release held webhooks(${of}, ${order})`,
    run: async ({ world, handedOut }) => {
      const about = pickOf(handedOut, of);
      if (about) await world.control(`/orders/${about.orderId}/release`, { order });
    },
  })),
  sendAgain: fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 4 })).map(([of, copies]) => ({
    name: `webhook again(${of}, ${copies} copies)`,
    run: async ({ world }) => {
      const event = pickOf([...world.sim().webhooks.events.values()], of);
      if (event) await world.control(`/events/${event.id}/duplicate`, { copies });
    },
  })),
  switchEndpoint: fc.boolean().map((isActive) => ({
    name: `webhook endpoint ${isActive ? "on" : "off"}`,
    run: async ({ world }) => {
      for (const { endpoints } of world.sim().books.merchants.values())
        for (const endpoint of endpoints) endpoint.isActive = isActive;
    },
  })),
};
