import { html } from "hono/html";
import type { Fault } from "../faults/fault.ts";
import type { Simulator } from "../simulator.ts";
import type { Html } from "./markup.ts";
import { plain } from "./words.ts";

const SHOWN = 10;

/** What is about to happen, newest first, and how to stop it. */
export function faultList({ faults, awaitingOrder }: Simulator): Html {
  const live = [...faults.list.values()].filter(({ timesLeft }) => timesLeft !== 0).reverse();
  const waiting = awaitingOrder.length;
  return html`
    ${waiting > 0 ? html`<p>${waiting === 1 ? "One scenario waits" : `${waiting} scenarios wait`} for the next order.</p>` : ""}
    ${live.length > 0 ? html`<ul class="plain">${live.slice(0, SHOWN).map(row)}</ul>` : ""}
    ${live.length > SHOWN ? html`<p class="quiet">${live.length - SHOWN} older ones are not shown.</p>` : ""}
    ${live.length > 0 ? html`<button type="button" id="stop-all" data-delete="/faults">Stop all</button>` : ""}`;
}

function row(fault: Fault): Html {
  const words = `${plain(fault.what)} (${plain(fault.where)})`;
  return html`<li class="row">
      <span><strong>${words}</strong> <span class="quiet">${targetOf(fault)} ${strikesOf(fault)}</span></span>
      <button type="button" id="stop-${fault.id}" data-delete="/faults/${fault.id}" aria-label="Stop ${words}">Stop</button>
    </li>`;
}

function targetOf({ match }: Fault): string {
  return match.id ?? match.receipt ?? match.path ?? match.event ?? "everything";
}

function strikesOf({ strikes, timesLeft }: Fault): string {
  return timesLeft === null ? `${strikes} so far` : `${timesLeft} to come`;
}
