// The stand-in for Razorpay's checkout.js: defines window.Razorpay with open, on and close. The window itself is a page of
// the simulator in an iframe; what happens there comes back as messages.
(() => {
  const origin = new URL(document.currentScript.src).origin;
  const REQUIRED = ["key", "amount", "name", "order_id"];
  const SHOWN = [
    "key",
    "amount",
    "currency",
    "name",
    "order_id",
    "description",
    "prefill",
    "notes",
    "timeout",
    "retry",
  ];

  class Razorpay {
    #options;
    #listeners = {};
    #dialog = null;
    #receive = (event) => this.#hear(event);

    constructor(options) {
      for (const name of REQUIRED) {
        if (!options?.[name]) throw new Error(`Razorpay: the option ${name} is missing`);
      }
      this.#options = options;
    }

    on(name, listener) {
      this.#listeners[name] ??= [];
      this.#listeners[name].push(listener);
      return this;
    }

    open() {
      if (this.#dialog) return;
      if (this.#options.callback_url && this.#options.redirect) {
        location.assign(this.#address(""));
        return;
      }

      const iframe = document.createElement("iframe");
      iframe.title = "Payment simulator";
      iframe.src = this.#address(location.origin);
      iframe.allow = "payment";
      Object.assign(iframe.style, {
        width: "100%",
        height: "100%",
        border: "0",
        display: "block",
        colorScheme: "normal",
      });

      const dialog = document.createElement("dialog");
      dialog.setAttribute("aria-label", "Payment");
      Object.assign(dialog.style, {
        position: "fixed",
        inset: "0",
        width: "100vw",
        height: "100dvh",
        maxWidth: "none",
        maxHeight: "none",
        margin: "0",
        padding: "0",
        border: "0",
        background: "transparent",
        overflow: "hidden",
      });
      dialog.append(iframe);
      dialog.addEventListener("cancel", (event) => {
        event.preventDefault();
        if (this.#options.modal?.escape !== false) this.#dismiss();
      });
      document.body.append(dialog);
      addEventListener("message", this.#receive);
      this.#dialog = dialog;
      dialog.showModal();
      iframe.focus();
    }

    close() {
      if (!this.#dialog) return;
      removeEventListener("message", this.#receive);
      this.#dialog.close(); // Gives the focus back to where it was.
      this.#dialog.remove();
      this.#dialog = null;
    }

    // Behind the hash, so that the customer's email and phone reach no server's log.
    #address(parentOrigin) {
      const { modal = {}, callback_url: callbackUrl = "", redirect = false } = this.#options;
      const shown = Object.fromEntries(SHOWN.map((name) => [name, this.#options[name]]));
      const told = { ...shown, callbackUrl, redirect, parentOrigin, canEscape: modal.escape !== false };
      return `${origin}/checkout/page#${encodeURIComponent(JSON.stringify(told))}`;
    }

    #hear({ origin: sender, source, data }) {
      if (sender !== origin || source !== this.#dialog?.firstChild.contentWindow) return;
      if (data?.from !== "payment-simulator") return;
      if (data.type === "paid") {
        this.close();
        for (let time = 0; time < data.times; time++) this.#options.handler?.(data.fields);
      } else if (data.type === "failed") {
        for (const listener of this.#listeners["payment.failed"] ?? []) listener({ error: data.error });
        if (this.#options.retry?.enabled === false) this.#dismiss();
      } else if (data.type === "dismissed") this.#dismiss();
    }

    #dismiss() {
      this.close();
      this.#options.modal?.ondismiss?.();
    }
  }

  window.Razorpay = Razorpay;
})();
