import { html } from "hono/html";
import { faultCatalogue } from "../faults/catalogue.ts";
import { listScenarios } from "../scenarios/scenarios.ts";
import type { LivePanels } from "./live-panels.ts";
import type { Html } from "./markup.ts";
import { SENTINELS } from "./sentinels.ts";
import { plain } from "./words.ts";

/** The whole page, with its panels filled: without the script it shows, and with it it lives. */
export function frontPage(panels: LivePanels, find: string): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Payment simulator</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/front.css">
    <script type="module" src="/front.js"></script>
  </head>
  <body>
    <header>
      <h1>Payment simulator</h1>
      <p>It answers the app in place of Razorpay. No money moves. Watch what the app does, or let something go wrong.</p>
    </header>
    <noscript><p>The buttons need JavaScript.</p></noscript>
    <p id="message" role="status" tabindex="-1" data-testid="message"></p>
    <main>
      <div class="aside">
        ${panel("clock", "Its clock", panels.clock)}
        ${panel("money", "The account", panels.money)}
        ${scenarioPanel(panels.faults)}
        ${sentinelPanel()}
      </div>
      <div class="middle">
      <section aria-labelledby="orders-title">
        <h2 id="orders-title">Orders, payments, refunds</h2>
        <form method="get" action="/" role="search" class="find">
          <label for="find">Id or receipt</label>
          <div class="buttons"><input id="find" name="find" type="search" value="${find}" autocomplete="off"><button>Find</button></div>
        </form>
        <div id="orders" data-live>${panels.orders}</div>
      </section>
        ${panel("calls", "Calls from the app", panels.calls)}
      </div>
      <div class="hooks">${panel("webhooks", "Webhooks to the app", panels.webhooks)}</div>
    </main>
  </body>
</html>`;
}

function panel(id: string, title: string, content: Html): Html {
  return html`<section aria-labelledby="${id}-title">
      <h2 id="${id}-title">${title}</h2>
      <div id="${id}" data-live>${content}</div>
    </section>`;
}

function scenarioPanel(faults: Html): Html {
  const scenarios = listScenarios();
  return html`<section aria-labelledby="scenarios-title">
      <h2 id="scenarios-title">Let something happen</h2>
      <form id="scenario-form">
        <label for="scenario">Scenario</label>
        <select id="scenario" aria-describedby="scenario-does" data-testid="scenario">
          ${scenarios.map(({ name, does }) => html`<option value="${name}" data-does="${does}">${plain(name)}</option>`)}
        </select>
        <p id="scenario-does" class="quiet">${scenarios[0]?.does}</p>
        <p class="row"><span>For <strong id="aim">the next order</strong></span> <button type="button" id="aim-next" hidden>Choose the next order</button></p>
        <button class="primary" data-testid="play">Let it happen</button>
      </form>
      ${faultForm()}
      <div id="faults" data-live>${faults}</div>
    </section>`;
}

/** Any single fault of the catalogue, for the order chosen above or for whatever comes. */
function faultForm(): Html {
  const places = Object.entries(faultCatalogue());
  return html`<details>
        <summary>A single fault</summary>
        <form id="fault-form">
          <label for="fault">Fault</label>
          <select id="fault" aria-describedby="fault-does" data-testid="fault">
            ${places.map(
              ([where, kinds]) =>
                html`<optgroup label="${plain(where)}">${Object.entries(kinds).map(
                  ([what, does]) =>
                    html`<option data-where="${where}" data-what="${what}" data-does="${withoutMarks(does)}">${plain(what)}</option>`,
                )}</optgroup>`,
            )}
          </select>
          <p id="fault-does" class="quiet">${withoutMarks(Object.values(places[0]?.[1] ?? {})[0] ?? "")}</p>
          <label for="times">How often (empty: until stopped)</label>
          <input id="times" type="number" min="1" value="1" inputmode="numeric">
          <button>Switch it on</button>
        </form>
      </details>`;
}

function withoutMarks(sentence: string): string {
  return sentence.replaceAll("`", "");
}

function sentinelPanel(): Html {
  return html`<section>
      <details>
        <summary><h2>Inputs for the payment window</h2></summary>
        <p class="quiet">Under “Use a test card or UPI id”. A one-time password of fewer than four digits fails.</p>
        <dl class="inputs">${SENTINELS.map(([input, outcome]) => html`<div><dt>${input}</dt><dd>${outcome}</dd></div>`)}</dl>
      </details>
    </section>`;
}
