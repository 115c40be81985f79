import type { InboxMessage } from "./inbox-message.ts";

/** The email as a mail program shows it: attached pictures in place, and links that open beside the inbox. */
export function emailDocument(email: InboxMessage): string {
  const html =
    email.html ??
    `<pre style="white-space:pre-wrap;font:16px/1.5 sans-serif;padding:16px">${escapeHtml(email.text)}</pre>`;
  const base = '<base target="_blank">';
  const withBase = /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
  return withBase.replace(/cid:([^"'\s)>]+)/g, (link, contentId) => pictureOf(email, contentId) ?? link);
}

/** For the email's own frame: its pictures and styles, but no script, form or outside page. */
export const EMAIL_POLICY =
  "default-src 'none'; img-src data: http: https:; style-src 'unsafe-inline'; sandbox allow-popups allow-popups-to-escape-sandbox";

function pictureOf(email: InboxMessage, contentId: string): string | null {
  const wanted = decodeURIComponent(contentId);
  const picture = email.attachments.find((attachment) => attachment.contentId?.replace(/^<|>$/g, "") === wanted);
  return picture ? `data:${picture.contentType};base64,${picture.base64}` : null;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
