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
  const pageTitle = view.isReading && view.open ? titleOf(view.open) : "Inbox";
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${pageTitle} · Startline</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/inbox.css">
    <script type="module" src="/inbox-refresh.js"></script>
    <noscript><meta http-equiv="refresh" content="5"></noscript>
  </head>
  <body>
    <main class="${view.isReading ? "reading" : "listing"}">
      <section class="list" aria-labelledby="inbox-title">
        <header>
          ${title(view.isReading ? 2 : 1, "Inbox", "inbox-title")}
          <p>Every email and text that was handed to SES and Twilio.</p>
          <form method="get" action="/" role="search">
            <label for="to">Find a person</label>
            <div>
              <input id="to" name="to" type="search" value="${view.to}" placeholder="Email or phone" autocomplete="off">
              <button>Find</button>
            </div>
          </form>
        </header>
        <p id="news" role="status" class="visually-hidden"></p>
        <div id="list">${messageList(view)}</div>
      </section>
      <section class="reader" aria-label="The open message" data-open="${view.open?.id ?? ""}">
        ${view.open ? reader(view.open, view) : nothingOpen()}
      </section>
    </main>
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
        <span class="channel">${message.channel === "email" ? "Email" : "Text"}</span>
        <span class="address">${message.to}</span>
        ${time(message.receivedAt, { hour: "2-digit", minute: "2-digit", second: "2-digit" })}
      </span>
      ${
        message.channel === "sms"
          ? html`<span class="bubble">${message.text}</span>`
          : html`<strong>${message.subject}</strong><span class="preview">${preview(message.text)}</span>`
      }
    </a>`;
}

function reader(message: InboxMessage, { to, isReading }: InboxView): Html {
  const level = isReading ? 1 : 2;
  return html`
    <a class="back" href="/${to === "" ? "" : `?to=${encodeURIComponent(to)}`}">Back to the inbox</a>
    ${message.channel === "email" ? emailReader(message, level) : textReader(message, level)}`;
}

function emailReader(email: InboxMessage, level: 1 | 2): Html {
  const files = email.attachments
    .map((attachment, index) => ({ ...attachment, index }))
    .filter((attachment) => attachment.contentId === null);
  return html`
    <article class="email">
      <header>
        ${title(level, email.subject ?? "", "message-title")}
        <dl>
          <div><dt>From</dt><dd>${email.from}</dd></div>
          <div><dt>To</dt><dd>${email.to}</dd></div>
          <div><dt>Received</dt><dd>${time(email.receivedAt, fullTime)} IST</dd></div>
        </dl>
        ${files.map((file) => html`<a class="file" href="/m/${email.id}/attachments/${file.index}">${file.filename}</a>`)}
      </header>
      <iframe title="The email" src="/m/${email.id}/body" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
    </article>`;
}

function textReader(message: InboxMessage, level: 1 | 2): Html {
  return html`
    <article class="phone" aria-label="A text on a phone">
      <header>${title(level, message.from, "message-title")}<p>to ${message.to}</p></header>
      <div class="screen">
        <p class="day">${time(message.receivedAt, fullTime)} IST</p>
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

const fullTime = { dateStyle: "medium", timeStyle: "medium" } as const;

/** A moment in India. */
function time(moment: Date, format: Intl.DateTimeFormatOptions): Html {
  const shown = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Kolkata", ...format }).format(moment);
  return html`<time datetime="${moment.toISOString()}">${shown}</time>`;
}

/** The page's first heading is the message where only the message is shown, so the level is not fixed. */
function title(level: 1 | 2, words: string, id: string): Html {
  return level === 1 ? html`<h1 id="${id}">${words}</h1>` : html`<h2 id="${id}">${words}</h2>`;
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
