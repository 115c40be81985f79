import { html } from "hono/html";

export type Html = ReturnType<typeof html>;

/** A button that calls `/_sim`; the page's script sends it and shows the answer. Its id keeps the focus across refreshes. */
export function callButton(label: string, path: string, body: object = {}, about = ""): Html {
  const id = `${path} ${JSON.stringify(body)}`.replaceAll(/[^a-zA-Z0-9]+/g, "-");
  return html`<button type="button" id="${id}" data-call="${path}" data-body="${JSON.stringify(body)}" aria-label="${label}${about && `, ${about}`}">${label}</button>`;
}

/** A state in words, colored by how well it is. */
export function badge(state: string): Html {
  return html`<span class="badge ${MANNER[state] ?? "plain"}">${state.replaceAll("_", " ")}</span>`;
}

const MANNER: Record<string, string> = {
  paid: "good",
  captured: "good",
  processed: "good",
  delivered: "good",
  won: "good",
  active: "good",
  authorized: "waiting",
  attempted: "waiting",
  pending: "waiting",
  held: "waiting",
  waiting: "waiting",
  open: "waiting",
  under_review: "waiting",
  failed: "bad",
  lost: "bad",
  given_up: "bad",
  dropped: "bad",
  "switched off": "bad",
};
