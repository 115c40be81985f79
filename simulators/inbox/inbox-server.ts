import { readFileSync } from "node:fs";
import { Hono } from "hono";
import { EMAIL_POLICY, emailDocument } from "./email-document.ts";
import { type InboxMessage, isTo, toJson } from "./inbox-message.ts";
import { type InboxView, inboxPage, messageList } from "./inbox-page.ts";

const SHOWN_MAX = 100;
const file = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
const stylesheet = file("./inbox.css");
const refreshScript = file("./inbox-refresh.js");

/** The inbox's pages and `GET /messages`. `read` answers all messages, newest first. */
export function createInboxServer({ read, clear }: { read: () => InboxMessage[]; clear: () => void }): Hono {
  const app = new Hono();

  const readTo = (to = ""): InboxMessage[] => (to === "" ? read() : read().filter((message) => isTo(message, to)));
  const find = (id: string): InboxMessage | undefined => read().find((message) => message.id === id);

  function view(to = "", openId: string | null): InboxView {
    const messages = readTo(to);
    const open = openId === null ? (messages[0] ?? null) : (find(openId) ?? null);
    return {
      messages: messages.slice(0, SHOWN_MAX),
      hidden: Math.max(messages.length - SHOWN_MAX, 0),
      to,
      open,
      isReading: openId !== null,
    };
  }

  app.get("/", (c) => c.html(inboxPage(view(c.req.query("to"), null))));
  app.get("/list", (c) => c.html(messageList(view(c.req.query("to"), c.req.query("open") ?? null))));
  app.get("/count", (c) => c.json({ count: readTo(c.req.query("to")).length }));
  app.get("/inbox.css", (c) => c.body(stylesheet, 200, { "Content-Type": "text/css" }));
  app.get("/inbox-refresh.js", (c) => c.body(refreshScript, 200, { "Content-Type": "text/javascript" }));

  app.get("/m/:id", (c) => {
    const opened = view(c.req.query("to"), c.req.param("id"));
    return opened.open ? c.html(inboxPage(opened)) : c.redirect("/");
  });
  app.get("/m/:id/body", (c) => {
    const message = find(c.req.param("id"));
    if (!message) return c.notFound();
    return c.html(emailDocument(message), 200, { "Content-Security-Policy": EMAIL_POLICY });
  });
  app.get("/m/:id/attachments/:index", (c) => {
    const attachment = find(c.req.param("id"))?.attachments[Number(c.req.param("index"))];
    if (!attachment) return c.notFound();
    const name = attachment.filename.replace(/[^\w.-]/g, "_");
    return c.body(Buffer.from(attachment.base64, "base64"), 200, {
      "Content-Type": attachment.contentType,
      "Content-Disposition": `attachment; filename="${name}"`,
    });
  });

  app.get("/messages", (c) => c.json(readTo(c.req.query("to")).map(toJson)));
  app.delete("/messages", (c) => {
    clear();
    return c.body(null, 204);
  });

  return app;
}
