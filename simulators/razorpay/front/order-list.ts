import { html } from "hono/html";
import type { Dispute } from "../engine/dispute.ts";
import type { Order } from "../engine/order.ts";
import type { Payment } from "../engine/payment.ts";
import type { Refund } from "../engine/refund.ts";
import type { Simulator } from "../simulator.ts";
import { badge, callButton, type Html } from "./markup.ts";
import { money, plain, timeOf } from "./words.ts";

const SHOWN = 20;
const ONE_RUPEE = 100;

/** The newest orders first, or those that `find` names by id, receipt, payment, refund or dispute. */
export function newestOrders({ books }: Simulator, find: string): Order[] {
  const merchants = [...books.merchants.values()];
  if (find === "")
    return merchants
      .flatMap(({ orders }) => orders.slice(-SHOWN))
      .slice(-SHOWN)
      .reverse();
  const payment = books.payments.get(find) ?? books.refunds.get(find)?.payment ?? books.disputes.get(find)?.payment;
  const order = payment?.order ?? books.orders.get(find);
  return order ? [order] : merchants.flatMap(({ ordersByReceipt }) => ordersByReceipt.get(find) ?? []);
}

export function orderList(orders: readonly Order[], find: string): Html {
  if (orders.length > 0) return html`<ol class="plain cards">${orders.map(orderCard)}</ol>`;
  if (find !== "") return html`<p class="quiet">Nothing has the id or receipt ${find}. <a href="/">Show all</a></p>`;
  return html`<p class="quiet">No order yet. Book a place in the app up to the payment, and its order appears here.</p>`;
}

function orderCard({ wire, payments }: Order): Html {
  return html`<li class="card" data-testid="order">
      <div class="row">
        <h3>${money(wire.amount)} ${badge(wire.status)}</h3>
        <button type="button" id="aim-${wire.id}" data-aim="${wire.id}" aria-label="Choose for a scenario, ${wire.id}">Choose for a scenario</button>
      </div>
      <p class="quiet">${wire.id}${wire.receipt ? ` · ${wire.receipt}` : ""} · ${timeOf(wire.created_at)}</p>
      ${payments.map(paymentPart)}
    </li>`;
}

function paymentPart(payment: Payment): Html {
  const { wire } = payment;
  return html`<div class="part" data-testid="payment">
      <h4>${money(wire.amount, wire.currency)} by ${wire.method} ${badge(wire.status)}</h4>
      <p class="quiet">${wire.id} · ${timeOf(wire.created_at)}${wire.error_reason ? ` · ${plain(wire.error_reason)}` : ""}</p>
      <div class="buttons">${paymentButtons(payment)}</div>
      ${payment.refunds.map(refundPart)}
      ${payment.disputes.map(disputePart)}
    </div>`;
}

function paymentButtons({ wire }: Payment): Html[] {
  const call = (label: string, what: string, body = {}) =>
    callButton(label, `/payments/${wire.id}/${what}`, body, wire.id);
  switch (wire.status) {
    case "created":
      return [call("Bank says yes", "authorize"), call("Bank says no", "fail")];
    case "failed":
      return [call("Bank says yes after all", "authorize")];
    case "authorized":
      return [call("Capture", "capture"), call("Give back", "give_back")];
    case "captured":
      return [
        call("Refund all", "refund"),
        ...(wire.amount - wire.amount_refunded > ONE_RUPEE ? [call("Refund ₹1", "refund", { amount: ONE_RUPEE })] : []),
        call("Dispute", "dispute"),
      ];
    case "refunded":
      return [];
  }
}

function refundPart({ wire }: Refund): Html {
  return html`<p class="line">Refund of ${money(wire.amount, wire.currency)} ${badge(wire.status)} <span class="quiet">${wire.id}</span></p>`;
}

function disputePart({ wire }: Dispute): Html {
  const call = (label: string, move: string) => callButton(label, `/disputes/${wire.id}/${move}`, {}, wire.id);
  const isOpen = wire.status === "open" || wire.status === "under_review";
  return html`<p class="line">Dispute over ${money(wire.amount, wire.currency)} ${badge(wire.status)} <span class="quiet">${wire.id}</span></p>
    ${isOpen ? html`<div class="buttons">${[call("Won", "won"), call("Lost", "lost"), call("Closed", "closed")]}</div>` : ""}`;
}
