import type { Channel } from "#booking/messages/message.ts";
import type { Text } from "../../../../language/text.ts";
import type { Translate } from "../../../../language/translate.ts";

/** Codes of Twilio that say something about the number itself (twilio.com/docs/api/errors). */
const aboutTheNumber: Record<string, Text> = {
  "21211": "This number cannot receive SMS.",
  "21610": "The person has told their operator that they don't want our SMS.",
  "21614": "This number is not a mobile number.",
  "30003": "The phone could not be reached. It may be switched off or out of range.",
  "30004": "The phone or its operator blocks our SMS.",
  "30005": "This number no longer exists.",
  "30006": "This number is a landline, or cannot receive SMS.",
};

/** Why a message has not arrived, for whoever has its person on the phone; the provider's own words are in the log. */
export function deliveryCopy(lastError: string, channel: Channel, t: Translate): string {
  const code = /\b\d{5}\b/.exec(lastError)?.[0] ?? "";
  const known = channel === "sms" ? aboutTheNumber[code] : undefined;
  if (known) return t(known);
  if (/^(try_later|unknown|busy|throttled|account)\b/.test(lastError)) {
    return t("The provider has not accepted it yet. We try again automatically.");
  }
  if (/bounce/i.test(lastError)) return t("The mailbox did not accept it. Ask for another address.");
  return channel === "email"
    ? t("The address was refused. Ask for another one.")
    : t("The number was refused. Ask for another one.");
}
