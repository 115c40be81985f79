import { html, raw } from "hono/html";
import type { InboxMessage } from "./inbox-message.ts";

type Html = ReturnType<typeof html>;

export type InboxView = {
  /** Newest first, already filtered. */
  messages: InboxMessage[];
  /** How many more there are than `messages`. */
  hidden: number;
  /** What was typed into the search field. */
  to: string;
  /** The message in the reading pane. */
  open: InboxMessage | null;
  /** True on a message's own page: a phone then shows it instead of the list. */
  isReading: boolean;
};

export function inboxPage(view: InboxView): Html {
  const title = view.isReading && view.open ? titleOf(view.open) : "Inbox";
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title} · Startline</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/inbox.css">
    <script type="module" src="/inbox-refresh.js"></script>
    <noscript><meta http-equiv="refresh" content="5"></noscript>
  </head>
  <body class="${view.isReading ? "reading" : "listing"}">
    <section class="list" aria-labelledby="inbox-title">
      <header>
        <h1 id="inbox-title">Inbox</h1>
        <p>Every e-mail and text that was handed to SES and Twilio.</p>
        <form method="get" action="/" role="search">
          <label for="to">Find a person</label>
          <div>
            <input id="to" name="to" type="search" value="${view.to}" placeholder="E-mail or phone" autocomplete="off">
            <button>Find</button>
          </div>
        </form>
      </header>
      <p id="news" role="status" class="visually-hidden"></p>
      <div id="list">${messageList(view)}</div>
    </section>
    <main data-open="${view.open?.id ?? ""}">${view.open ? reader(view.open, view.to) : nothingOpen()}</main>
  </body>
</html>`;
}

/** The part of the page that is fetched again when messages arrive. */
export function messageList({ messages, hidden, to, open }: InboxView): Html {
  if (messages.length === 0) return emptyList(to);
  return html`
    <ol>${messages.map((message) => html`<li>${row(message, to, open?.id === message.id)}</li>`)}</ol>
    ${hidden > 0 ? html`<p class="more">${hidden.toLocaleString("en-IN")} older ones are not shown. Search to find them.</p>` : ""}`;
}

function emptyList(to: string): Html {
  if (to !== "") return html`<p class="empty">Nothing was sent to ${to}. <a href="/">Show all</a></p>`;
  return html`<p class="empty">Nothing yet. Book a place, and the confirmation appears here within seconds.</p>`;
}

function row(message: InboxMessage, to: string, isOpen: boolean): Html {
  const current = isOpen ? raw(' aria-current="true"') : "";
  return html`<a class="row ${message.channel}" href="${linkTo(message, to)}"${current}>
      <span class="meta">
        <span class="channel">${message.channel === "email" ? "E-mail" : "Text"}</span>
        <span class="address">${message.to}</span>
        ${time(message.receivedAt)}
      </span>
      ${
        message.channel === "sms"
          ? html`<span class="bubble">${message.text}</span>`
          : html`<strong>${message.subject}</strong><span class="preview">${preview(message.text)}</span>`
      }
    </a>`;
}

function reader(message: InboxMessage, to: string): Html {
  return html`
    <a class="back" href="/${to === "" ? "" : `?to=${encodeURIComponent(to)}`}">Back to the inbox</a>
    ${message.channel === "email" ? emailReader(message) : textReader(message)}`;
}

function emailReader(email: InboxMessage): Html {
  const files = email.attachments
    .map((attachment, index) => ({ ...attachment, index }))
    .filter((attachment) => attachment.contentId === null);
  return html`
    <article class="email">
      <header>
        <h2>${email.subject}</h2>
        <dl>
          <div><dt>From</dt><dd>${email.from}</dd></div>
          <div><dt>To</dt><dd>${email.to}</dd></div>
          <div><dt>Received</dt><dd>${time(email.receivedAt)}</dd></div>
        </dl>
        ${files.map((file) => html`<a class="file" href="/m/${email.id}/attachments/${file.index}">${file.filename}</a>`)}
      </header>
      <iframe title="The e-mail" src="/m/${email.id}/body" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
    </article>`;
}

function textReader(message: InboxMessage): Html {
  return html`
    <article class="phone" aria-label="A text on a phone">
      <header><h2>${message.from}</h2><p>to ${message.to}</p></header>
      <div class="screen">
        <p class="day">${time(message.receivedAt)}</p>
        <p class="bubble">${withLinks(message.text)}</p>
      </div>
    </article>`;
}

function nothingOpen(): Html {
  return html`<p class="empty">Choose a message to read it here.</p>`;
}

function withLinks(text: string): (Html | string)[] {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part) => (/^https?:/.test(part) ? html`<a href="${part}" target="_blank" rel="noopener">${part}</a>` : part));
}

function time(moment: Date): Html {
  const shown = new Intl.DateTimeFormat("en-IN", {
    timeZone: "Asia/Kolkata",
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
    second: "2-digit",
    hour12: false,
  }).format(moment);
  return html`<time datetime="${moment.toISOString()}">${shown} IST</time>`;
}

function titleOf(message: InboxMessage): string {
  return message.subject ?? `Text to ${message.to}`;
}

function preview(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, 140);
}

function linkTo(message: InboxMessage, to: string): string {
  return `/m/${message.id}${to === "" ? "" : `?to=${encodeURIComponent(to)}`}`;
}
