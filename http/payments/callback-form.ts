import type { CheckoutForm } from "#booking/payments/record-checkout-return.ts";

/** What Razorpay's form speaks of: a success names the order plainly, a failure inside a JSON text. Null without an order. */
export function readCallbackForm(form: URLSearchParams): CheckoutForm | null {
  const orderId = form.get("razorpay_order_id") ?? orderIdOfFailure(form.get("error[metadata]"));
  if (orderId === null || !/^order_[A-Za-z0-9]{1,40}$/.test(orderId)) return null;
  return { orderId, paymentId: form.get("razorpay_payment_id"), signature: form.get("razorpay_signature") };
}

function orderIdOfFailure(metadata: string | null): string | null {
  try {
    const parsed: unknown = JSON.parse(metadata ?? "null");
    const orderId = parsed && typeof parsed === "object" && "order_id" in parsed ? parsed.order_id : null;
    return typeof orderId === "string" ? orderId : null;
  } catch {
    return null;
  }
}
