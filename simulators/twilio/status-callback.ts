import { createHmac } from "node:crypto";
import type { TwilioMessage } from "./message.ts";

/** The form that Twilio posts to the message's StatusCallback. */
function callbackForm(message: TwilioMessage): Record<string, string> {
  const form: Record<string, string> = {
    AccountSid: message.accountSid,
    ApiVersion: "2010-04-01",
    MessageSid: message.sid,
    MessageStatus: message.status,
    SmsSid: message.sid,
    SmsStatus: message.status,
    To: message.to,
  };
  if (message.from !== null) form.From = message.from;
  if (message.messagingServiceSid !== null) form.MessagingServiceSid = message.messagingServiceSid;
  if (message.errorCode !== null) form.ErrorCode = String(message.errorCode);
  return form;
}

/** X-Twilio-Signature: https://www.twilio.com/docs/usage/security#validating-requests */
function signCallback(authToken: string, url: string, form: Record<string, string>): string {
  const sorted = Object.keys(form).sort();
  const signed = sorted.reduce((text, key) => text + key + form[key], url);
  return createHmac("sha1", authToken).update(signed, "utf8").digest("base64");
}

/** Posts the message's present status once. Twilio does not retry for us, so neither does this; a failure is the receiver's loss. */
export async function postStatusCallback(message: TwilioMessage, authToken: string): Promise<void> {
  if (message.statusCallback === null) return;
  const form = callbackForm(message);
  await fetch(message.statusCallback, {
    method: "POST",
    headers: { "X-Twilio-Signature": signCallback(authToken, message.statusCallback, form) },
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(5_000),
  }).catch(() => undefined);
}
