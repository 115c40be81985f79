import { html } from "hono/html";
import type { Simulator } from "../simulator.ts";
import type { Html } from "./markup.ts";
import { timeOf } from "./words.ts";

const SHOWN = 20;

/** The newest calls of the API. */
export function callList({ requests }: Simulator): Html {
  const newest = requests.latest(SHOWN);
  if (newest.length === 0) return html`<p class="quiet">No call yet.</p>`;
  return html`<ol class="plain">${newest.map(
    ({ at, method, path, status, took_ms: tookMs, fault }) => html`<li class="call">
      <span class="code ${typeof status === "number" && status < 400 ? "good" : "bad"}">${status}</span>
      <span>${method} ${path} <span class="quiet">${timeOf(at)} · ${tookMs} ms${fault ? ` · ${fault}` : ""}</span></span>
    </li>`,
  )}</ol>`;
}
