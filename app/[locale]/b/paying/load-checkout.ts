export type CheckoutSuccess = {
  razorpay_payment_id: string;
  razorpay_order_id: string;
  razorpay_signature: string;
};

/** `reason` is Razorpay's word, for example insufficient_funds. */
type Failure = { error?: { reason?: string } };
type Checkout = { open(): void; on(name: "payment.failed", heard: (failure: Failure) => void): void };
type CheckoutConstructor = new (options: Record<string, unknown>) => Checkout;

const loading = new Map<string, Promise<CheckoutConstructor | null>>();

/** Razorpay's script, always from Razorpay and at most once; null when it can't be had now. */
export function loadCheckout(url: string): Promise<CheckoutConstructor | null> {
  const known = loading.get(url);
  if (known) return known;
  const promise = new Promise<CheckoutConstructor | null>((done) => {
    const script = document.createElement("script");
    script.src = url;
    script.async = true;
    script.onload = () => done((window as { Razorpay?: CheckoutConstructor }).Razorpay ?? null);
    script.onerror = () => {
      script.remove();
      // The next press tries again.
      loading.delete(url);
      done(null);
    };
    document.head.append(script);
  });
  loading.set(url, promise);
  return promise;
}
