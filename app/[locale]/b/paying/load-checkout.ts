export type CheckoutSuccess = {
  razorpay_payment_id: string;
  razorpay_order_id: string;
  razorpay_signature: string;
};

/** `reason` is Razorpay's code, for example insufficient_funds. */
export type CheckoutFailure = { error?: { reason?: string } };
/** `close` is there, and in no document of Razorpay's. */
type Checkout = {
  open(): void;
  close?(): void;
  on(name: "payment.failed", heard: (failure: CheckoutFailure) => void): void;
};
export type CheckoutConstructor = new (options: Record<string, unknown>) => Checkout;

const loading = new Map<string, Promise<CheckoutConstructor | null>>();

/** A network that never answers must not leave anybody at "Opening payment". Our choice. */
const LOAD_TIMEOUT_MS = 15_000;

/** Loads Razorpay's script, from Razorpay and at most once; null when it can't be loaded: the next call tries again. */
export function loadCheckout(url: string): Promise<CheckoutConstructor | null> {
  const known = loading.get(url);
  if (known) return known;
  const promise = new Promise<CheckoutConstructor | null>((done) => {
    const script = document.createElement("script");
    script.src = url;
    script.async = true;
    const end = () => {
      clearTimeout(timer);
      // A captive portal's page in its place loads as well, and defines nothing.
      const { Razorpay = null } = window as { Razorpay?: CheckoutConstructor };
      if (!Razorpay) {
        script.remove();
        loading.delete(url);
      }
      done(Razorpay);
    };
    const timer = setTimeout(end, LOAD_TIMEOUT_MS);
    script.onload = end;
    script.onerror = end;
    document.head.append(script);
  });
  loading.set(url, promise);
  return promise;
}
