import { z } from "zod";
import type {
  CaptureMode,
  Gateway,
  GatewayAnswer,
  GatewayOrder,
  GatewayPayment,
  GatewayRefund,
} from "#booking/payments/gateway.ts";
import { isSameSecret, sign } from "#platform/keys.ts";
import { withoutNul } from "#platform/without-nul.ts";

type Settings = {
  baseUrl: string;
  keyId: string;
  keySecret: string;
  /** The present webhook secret and, while a rotation is under way, the one before: retries keep the old signature. */
  webhookSecrets: string[];
  timeoutMs?: number;
  /** How long after a payment's start Razorpay captures by itself, and after which what nobody captured returns. */
  captureMinutes: { automatic: number; manual: number };
};

const Order = z.object({
  id: z.string(),
  amount: z.number(),
  currency: z.string().nullish(),
  attempts: z.number().default(0),
  receipt: z.string().nullish(),
  // An empty list where there are none.
  notes: z.looseObject({ booking: z.string().optional() }).catch({}),
});

// `status` is trusted and `captured` is not: official samples show captured: true inside failed payments. Optional
// members may be missing, null or an empty string.
const Payment = z.object({
  id: z.string(),
  order_id: z.string().nullish(),
  status: z.enum(["created", "authorized", "captured", "failed", "refunded"]),
  amount: z.number(),
  currency: z.string(),
  method: z.string().nullish(),
  fee: z.number().nullish(),
  tax: z.number().nullish(),
  amount_refunded: z.number().nullish(),
  captured: z.boolean().nullish(),
  error_reason: z.string().nullish(),
  created_at: z.number(),
});

const Refund = z.object({
  id: z.string(),
  status: z.enum(["pending", "processed", "failed"]),
  amount: z.number(),
  receipt: z.string().nullish(),
});
const ErrorBody = z.object({ error: z.object({ description: z.string().default("") }) });

/**
 * A thin client of Razorpay's REST API. The official SDK has no time-out and hides lost connections behind a TypeError
 * (facts: docs/decisions), so that "unknown" could not be told from a bug; it serves the simulator's contract tests.
 */
export function openRazorpay(settings: Settings): Gateway {
  const authorization = `Basic ${Buffer.from(`${settings.keyId}:${settings.keySecret}`).toString("base64")}`;

  async function call<T>(
    schema: z.ZodType<T>,
    method: "GET" | "POST",
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<GatewayAnswer<T>> {
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${settings.baseUrl}/v1${path}`, {
        method,
        headers: { authorization, "content-type": "application/json", ...headers },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(settings.timeoutMs ?? 8000),
        redirect: "error",
      });
      text = await response.text();
    } catch (error) {
      return { ok: false, because: "unknown", reason: error instanceof Error ? error.message : "no answer" };
    }
    return readReply(schema, response.status, text);
  }

  async function createOrder(order: { receipt: string; amountPaise: number; currency: string; capture: CaptureMode }) {
    const made = await call(Order, "POST", "/orders", {
      amount: order.amountPaise,
      currency: order.currency,
      receipt: order.receipt,
      notes: { booking: order.receipt },
      payment: {
        capture: order.capture,
        capture_options: {
          ...(order.capture === "automatic" && { automatic_expiry_period: settings.captureMinutes.automatic }),
          manual_expiry_period: settings.captureMinutes.manual,
          refund_speed: "normal",
        },
      },
    });
    if (made.ok || (made.because === "refused" && !/receipt/i.test(made.reason))) return mapAnswer(made, orderOf);

    // Orders have no idempotency key: after a lost answer the order of our receipt may exist already. A filter that is not
    // heeded lists other people's orders.
    const Found = z.object({ items: z.array(Order) });
    const found = await call(Found, "GET", `/orders?receipt=${encodeURIComponent(order.receipt)}`);
    const ours = (found.ok ? found.value.items : []).find(
      ({ receipt, amount, currency }) =>
        receipt === order.receipt && amount === order.amountPaise && (currency ?? order.currency) === order.currency,
    );
    return ours ? { ok: true as const, value: orderOf(ours) } : mapAnswer(made, orderOf);
  }

  const id = encodeURIComponent;
  return {
    createOrder,
    readOrder: async (orderId) => mapAnswer(await call(Order, "GET", `/orders/${id(orderId)}`), orderOf),
    readPayments: async (orderId) => {
      const answer = await call(z.object({ items: z.array(Payment) }), "GET", `/orders/${id(orderId)}/payments`);
      return mapAnswer(answer, ({ items }) => items.map((payment) => paymentOf(payment, orderId)));
    },
    readPayment: async (paymentId) => {
      const answer = await call(Payment, "GET", `/payments/${id(paymentId)}`);
      return mapAnswer(answer, (payment) => paymentOf(payment, payment.order_id ?? ""));
    },
    capture: async (paymentId, amountPaise, currency) => {
      const answer = await call(Payment, "POST", `/payments/${id(paymentId)}/capture`, {
        amount: amountPaise,
        currency,
      });
      return mapAnswer(answer, (payment) => paymentOf(payment, payment.order_id ?? ""));
    },
    refund: async ({ refundId, paymentId, amountPaise }) => {
      const body = { amount: amountPaise, speed: "normal", receipt: refundId, notes: { refund: refundId } };
      const key = { "X-Refund-Idempotency": refundId };
      return mapAnswer(await call(Refund, "POST", `/payments/${id(paymentId)}/refund`, body, key), refundOf);
    },
    readRefunds: async (paymentId) => {
      // 100 is the most that a page holds; unasked it holds 10.
      const answer = await call(
        z.object({ items: z.array(Refund) }),
        "GET",
        `/payments/${id(paymentId)}/refunds?count=100`,
      );
      return mapAnswer(answer, ({ items }) => items.map(refundOf));
    },
    isCheckoutSignature: (orderId, paymentId, signature) =>
      isSameSecret(signature, sign(settings.keySecret, `${orderId}|${paymentId}`).toString("hex")),
    isWebhookSignature: (rawBody, signature) =>
      settings.webhookSecrets.some((secret) => isSameSecret(signature, sign(secret, rawBody).toString("hex"))),
  };
}

function readReply<T>(schema: z.ZodType<T>, status: number, text: string): GatewayAnswer<T> {
  let body: unknown;
  try {
    body = JSON.parse(text, withoutNul);
  } catch {
    // A gateway in front of the API answers 502 to 504 in HTML.
    return { ok: false, because: "unknown", reason: `HTTP ${status} without JSON` };
  }
  if (status === 200) {
    const parsed = schema.safeParse(body);
    if (parsed.success) return { ok: true, value: parsed.data };
    return { ok: false, because: "unknown", reason: `an answer of another shape: ${parsed.error.issues[0]?.message}` };
  }
  const described = ErrorBody.safeParse(body);
  const reason = described.success ? described.data.error.description : `HTTP ${status}`;
  // 409 means that the first call with this idempotency key is still running, or had another body: that is a bug of ours.
  const isStillRunning = status === 409 && !/different request/i.test(reason);
  const isUnknown = status >= 500 || status === 429 || isStillRunning;
  return { ok: false, because: isUnknown ? "unknown" : "refused", reason };
}

const mapAnswer = <A, B>(answer: GatewayAnswer<A>, map: (value: A) => B): GatewayAnswer<B> =>
  answer.ok ? { ok: true, value: map(answer.value) } : answer;

const orderOf = (order: z.infer<typeof Order>): GatewayOrder => ({
  id: order.id,
  amountPaise: order.amount,
  attempts: order.attempts,
  receipt: order.receipt || null,
  bookingNote: order.notes.booking || null,
});

const refundOf = (refund: z.infer<typeof Refund>): GatewayRefund => ({
  id: refund.id,
  state: refund.status,
  amountPaise: refund.amount,
  receipt: refund.receipt || null,
});

const paymentOf = (payment: z.infer<typeof Payment>, orderId: string): GatewayPayment => ({
  id: payment.id,
  orderId,
  state: payment.status,
  amountPaise: payment.amount,
  currency: payment.currency,
  method: payment.method ?? null,
  feePaise: payment.fee ?? 0,
  taxPaise: payment.tax ?? 0,
  refundedPaise: payment.amount_refunded ?? 0,
  // `captured` can't be trusted: official samples show it true in failed payments. A fee, be it 0, stands there only once
  // the money was taken (api/payments: null until capture); what was only authorized ends as refunded without one.
  wasCaptured: payment.status === "captured" || (payment.status === "refunded" && typeof payment.fee === "number"),
  failureReason: payment.error_reason || null,
  createdAt: new Date(payment.created_at * 1000),
});
