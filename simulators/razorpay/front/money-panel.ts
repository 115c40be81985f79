import { html } from "hono/html";
import type { Statement } from "../engine/account-statement.ts";
import type { Html } from "./markup.ts";
import { money } from "./words.ts";

/** The merchant's account. */
export function moneyPanel(all: Statement): Html {
  const rows: [string, number][] = [
    ["Captured", all.captured],
    ["Fee with tax", all.fee],
    ["Refunded", all.refunded],
    ["Lost in disputes", all.disputed],
    ["Balance", all.balance],
  ];
  return html`<dl class="money">${rows.map(([name, paise]) => html`<div><dt>${name}</dt><dd>${money(paise)}</dd></div>`)}</dl>`;
}
