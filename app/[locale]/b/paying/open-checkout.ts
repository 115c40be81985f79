import { moment, number, object, orMissing, type Shape, text, yes } from "#app/api-client/shape.ts";
import { isInAppBrowser } from "#app/visitor/is-in-app-browser.ts";
import { textsFor } from "#booking/events/translation.ts";
import type { PaymentOrder } from "#http/payments/payment-schemas.ts";
import type { Language } from "#platform/languages.ts";
import { brandColors } from "#ui/brand-color.ts";
import type { BookingView } from "../booking-view.ts";
import type { CheckoutConstructor, CheckoutSuccess } from "./load-checkout.ts";

export const orderShape: Shape<PaymentOrder> = object({
  razorpay: object({
    keyId: text,
    orderId: text,
    amountPaise: number,
    currency: text,
    timeoutSeconds: number,
    callbackUrl: text,
  }),
  payBy: moment,
  play: orMissing(yes),
});

/** How Checkout's window closed. In redirect mode the page itself is left. */
export type CheckoutEnd = { kind: "paid"; success: CheckoutSuccess } | { kind: "closed" };

/** Razorpay's language codes (Checkout's options, config.display.language). */
const checkoutLanguages = { en: "en", hi: "hi", mr: "mar" } satisfies Record<Language, string>;

type Props = {
  Razorpay: CheckoutConstructor;
  order: PaymentOrder;
  view: BookingView;
  participant: BookingView["participant"];
  locale: Language;
  /** With Razorpay's reason. */
  onFailure: (reason: string | null) => void;
  /** The window opens now; in redirect mode the page is left. */
  onOpen: () => void;
  /** Closes the window: whatever is paid in it from now on would only be sent back. */
  signal: AbortSignal;
};

/** Opens Razorpay's window for the order. It stays open after a failed attempt, so that another method can be tried. */
export function openCheckout(props: Props): Promise<CheckoutEnd> {
  const { Razorpay, order, view, participant, locale, onFailure, onOpen, signal } = props;
  const { razorpay } = order;
  const { language, texts = {} } = view.event;
  const read = textsFor({ language, texts }, locale);
  // Play money has no site of its own to go to.
  const mayRedirect = !order.play;
  const isRedirect =
    mayRedirect && (isInAppBrowser(navigator.userAgent) || new URLSearchParams(location.search).has("redirect"));

  return new Promise((end) => {
    const checkout = new Razorpay({
      key: razorpay.keyId,
      order_id: razorpay.orderId,
      amount: razorpay.amountPaise,
      currency: razorpay.currency,
      name: view.event.organizerName,
      description: `${read(view.event.title).text}, ${read(view.categoryName).text}`,
      prefill: { name: participant?.name, email: participant?.email, contact: participant?.phone },
      theme: { color: brandColors(view.event.brandColor).light.brand },
      config: { display: { language: checkoutLanguages[locale] } },
      timeout: razorpay.timeoutSeconds,
      modal: { ondismiss: () => end({ kind: "closed" }), confirm_close: true },
      ...(isRedirect
        ? { callback_url: razorpay.callbackUrl, redirect: true }
        : { handler: (success: CheckoutSuccess) => end({ kind: "paid", success }) }),
    });
    checkout.on("payment.failed", ({ error }) => onFailure(error?.reason ?? null));
    signal.addEventListener("abort", () => {
      checkout.close?.();
      end({ kind: "closed" });
    });
    onOpen();
    checkout.open();
  });
}
