import { html } from "hono/html";
import type { Simulator } from "../simulator.ts";
import type { Delivery, Try } from "../webhooks/delivery.ts";
import type { Endpoint } from "../webhooks/endpoint.ts";
import type { WebhookEvent } from "../webhooks/webhook-event.ts";
import { badge, callButton, type Html } from "./markup.ts";
import { timeOf } from "./words.ts";

const SHOWN = 20;
const TRIES_SHOWN = 4;

/** The merchant's addresses, and the newest events with every delivery of them. */
export function webhookList({ books, webhooks }: Simulator): Html {
  const endpoints = [...books.merchants.values()].flatMap((merchant) => merchant.endpoints);
  const newest = [...webhooks.events.values()].slice(-SHOWN).reverse();
  return html`
    ${endpoints.length === 0 ? html`<p class="quiet">No webhook address is set.</p>` : endpoints.map(endpointRow)}
    ${newest.length === 0 ? html`<p class="quiet">No event yet.</p>` : html`<ol class="plain">${newest.map(eventRow)}</ol>`}`;
}

function endpointRow({ id, url, isActive }: Endpoint): Html {
  return html`<div class="row">
      <span>${url} ${badge(isActive ? "active" : "switched off")}</span>
      ${isActive ? callButton("Switch off", `/endpoints/${id}/disable`) : callButton("Switch on", `/endpoints/${id}/enable`)}
    </div>`;
}

function eventRow(event: WebhookEvent): Html {
  const isHeld = event.deliveries.some(({ state }) => state === "held");
  return html`<li class="row" data-testid="event">
      <div>
        <strong>${event.name}</strong> <span class="quiet">${timeOf(event.createdAtMs / 1000)} · ${event.orderId}</span>
        ${event.deliveries.map(deliveryLine)}
      </div>
      ${isHeld ? callButton("Let go", `/events/${event.id}/release`, {}, event.name) : callButton("Send again", `/events/${event.id}/send`, {}, event.name)}
    </li>`;
}

function deliveryLine({ state, tries }: Delivery): Html {
  const hidden = tries.length - TRIES_SHOWN;
  const shown = tries.slice(-TRIES_SHOWN).map(tryWords).join(", then ");
  const earlier = hidden > 0 ? `${hidden} earlier, then ` : "";
  return html`<p class="line">${badge(state)} ${earlier}${shown}</p>`;
}

function tryWords({ status, error, tookMs, isSignatureGood }: Try): string {
  return `${status ?? error} in ${tookMs} ms${isSignatureGood ? "" : " (damaged on the way)"}`;
}
