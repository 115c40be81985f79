import { expect, test } from "vitest";
import { translateInto } from "../../../../language/translate.ts";
import { deliveryCopy } from "./delivery-copy.ts";

const english = translateInto("en", null);

test.each([
  ["sms", "refused: Twilio 30005: Unknown destination handset", "This number no longer exists."],
  ["sms", "refused: 21211", "This number cannot receive SMS."],
  ["sms", "refused: 99999", "The number was refused. Ask for another one."],
  // A code of Twilio's says nothing about an email.
  ["email", "refused: 30005", "The address was refused. Ask for another one."],
  ["email", "Bounce: Permanent", "The mailbox did not accept it. Ask for another address."],
  ["email", "try_later: 503", "The provider has not accepted it yet. We try again automatically."],
  ["sms", "throttled: too many", "The provider has not accepted it yet. We try again automatically."],
] as const)("of a message by %s, %j is said as %j", (channel, lastError, words) => {
  expect(deliveryCopy(lastError, channel, english)).toBe(words);
});
