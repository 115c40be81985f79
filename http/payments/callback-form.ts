/** The order that Razorpay's form speaks of: a success names it plainly, a failure inside a JSON text. */
export function orderIdOfCallback(form: URLSearchParams): string | null {
  const orderId = form.get("razorpay_order_id");
  if (orderId) return isOrderId(orderId) ? orderId : null;
  try {
    const metadata: unknown = JSON.parse(form.get("error[metadata]") ?? "null");
    const named = metadata && typeof metadata === "object" && "order_id" in metadata ? metadata.order_id : null;
    return typeof named === "string" && isOrderId(named) ? named : null;
  } catch {
    return null;
  }
}

const isOrderId = (text: string): boolean => /^order_[A-Za-z0-9]{1,40}$/.test(text);
