import { createRoot, type Root } from "react-dom/client";
import { callApi } from "#app/api-client/call-api.ts";
import { object, orNull, type Shape, text } from "#app/api-client/shape.ts";
import type { Copy } from "#app/copy/copy.ts";
import { readStoredBooking } from "#app/visitor/stored-visit.ts";
import type { PlayOutcome } from "#booking/rehearsals/create-play-payment.ts";
import type { PlayPayment } from "#http/payments/play-schemas.ts";
import { rupees } from "#platform/money.ts";
import type { CheckoutConstructor, CheckoutFailure, CheckoutSuccess } from "../paying/load-checkout.ts";
import { PlaySheet, type PlayTrouble } from "./play-sheet.tsx";

const playPaymentShape: Shape<PlayPayment> = object({
  success: orNull(object({ razorpay_payment_id: text, razorpay_order_id: text, razorpay_signature: text })),
  failureReason: orNull(text),
});

type Options = {
  amount: number;
  timeout: number;
  handler: (success: CheckoutSuccess) => void;
  modal: { ondismiss: () => void };
};

/** What stands in for Razorpay's window in a rehearsal: the same ways to end, by buttons, and no money. */
export const playCheckoutOf = (bookingId: string, copy: Copy["rehearsal"]): CheckoutConstructor =>
  class {
    readonly #options: Options;
    readonly #place = document.createElement("div");
    readonly #presses = new Map<PlayOutcome, string>();
    #root: Root | null = null;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #onFailure: (failure: CheckoutFailure) => void = () => {};

    constructor(options: Record<string, unknown>) {
      this.#options = options as Options;
    }

    on(_name: "payment.failed", heard: (failure: CheckoutFailure) => void): void {
      this.#onFailure = heard;
    }

    open(): void {
      const { amount, timeout } = this.#options;
      document.body.append(this.#place);
      this.#root = createRoot(this.#place);
      this.#root.render(
        <PlaySheet
          copy={copy}
          amount={rupees(amount)}
          onPress={(outcome) => this.#press(outcome)}
          onClose={() => this.#dismiss()}
        />,
      );
      this.#timer = setTimeout(() => this.#dismiss(), timeout * 1000);
    }

    close(): void {
      clearTimeout(this.#timer);
      this.#root?.unmount();
      this.#root = null;
      this.#place.remove();
    }

    #dismiss(): void {
      this.close();
      this.#options.modal.ondismiss();
    }

    async #press(outcome: PlayOutcome): Promise<PlayTrouble | null> {
      // Until it is answered the same button is the same press: an answer that was lost is no second payment.
      const press = this.#presses.get(outcome) ?? crypto.randomUUID();
      this.#presses.set(outcome, press);
      const reply = await callApi(`/api/bookings/${bookingId}/play-payments`, {
        method: "POST",
        body: { press, outcome },
        accessToken: readStoredBooking(bookingId)?.accessToken,
        shape: playPaymentShape,
      });
      if (reply.kind === "unreachable") return "noAnswer";
      if (reply.kind === "refused") return reply.status >= 500 || reply.status === 429 ? "noAnswer" : "refused";
      this.#presses.delete(outcome);
      const { success, failureReason } = reply.body;
      if (failureReason !== null) {
        this.#onFailure({ error: { reason: failureReason } });
        return "failed";
      }
      if (success) {
        this.close();
        this.#options.handler(success);
      } else this.#dismiss();
      return null;
    }
  };
