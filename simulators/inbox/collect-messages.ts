import { type Email, getStoreReadonly } from "aws-ses-v2-local/dist/store.js";
import type { TwilioMessage } from "../twilio/message.ts";
import type { InboxMessage } from "./inbox-message.ts";

/** Every message that both simulators accepted, newest first. */
export function collectMessages(
  texts: readonly TwilioMessage[],
  acceptedAt: (messageId: string) => Date | undefined,
): InboxMessage[] {
  // Read in the same process: through GET /store every poll would copy all mails with their attachments.
  const emails = getStoreReadonly().emails.map((email, index) => fromEmail(email, index, acceptedAt));
  return [...emails, ...texts.map(fromText)].sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime());
}

// The store's ids are nine random digits and may repeat, so its order numbers the mails.
function fromEmail(email: Email, index: number, acceptedAt: (messageId: string) => Date | undefined): InboxMessage {
  const { html, text } = email.body;
  return {
    id: `email-${index + 1}`,
    channel: "email",
    from: email.from,
    to: email.destination.to.map(addressOf).join(", "),
    subject: email.subject,
    text: text ?? (html ? textOf(html) : ""),
    ...(html === undefined ? {} : { html }),
    attachments: email.attachments.map((attachment) => ({
      filename: attachment.filename ?? "attachment",
      contentType: attachment.contentType,
      contentId: (attachment as { contentId?: string }).contentId ?? null,
      base64: attachment.content,
    })),
    receivedAt: acceptedAt(email.messageId) ?? new Date(email.at * 1000),
  };
}

function fromText(message: TwilioMessage): InboxMessage {
  return {
    id: `sms-${message.sid}`,
    channel: "sms",
    from: message.from ?? message.messagingServiceSid ?? "",
    to: message.to,
    text: message.body,
    attachments: [],
    receivedAt: message.createdAt,
  };
}

/** `Asha <asha@example.org>` -> `asha@example.org` */
function addressOf(recipient: string): string {
  return /<([^<>]+)>\s*$/.exec(recipient)?.[1] ?? recipient;
}

function textOf(html: string): string {
  return html
    .replace(/<(style|head)\b.*?<\/\1>/gis, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
