/** What Twilio answers instead of a message: https://www.twilio.com/docs/api/errors */
export type Refusal = { status: number; code: number; message: string };

export const UNAUTHORIZED: Refusal = { status: 401, code: 20003, message: "Authenticate" };
export const NOT_FOUND: Refusal = { status: 404, code: 20404, message: "The requested resource was not found" };
export const TOO_MANY_REQUESTS: Refusal = { status: 429, code: 20429, message: "Too Many Requests" };
export const INTERNAL_ERROR: Refusal = { status: 500, code: 20500, message: "An internal server error has occurred" };

const byCode = {
  21211: "The 'To' number is not a valid phone number.",
  21212: "The 'From' number is not a valid phone number, shortcode, or alphanumeric sender ID.",
  21408: "Permission to send an SMS has not been enabled for the region indicated by the 'To' number.",
  21602: "Message body is required.",
  21603: "A 'From' phone number is required.",
  21604: "A 'To' phone number is required.",
  21606: "The 'From' phone number provided is not a valid message-capable Twilio phone number.",
  21608: "The number is unverified. Trial accounts cannot send messages to unverified numbers.",
  21610: "Attempt to send to unsubscribed recipient",
  21611: "This 'From' number has exceeded the maximum number of queued messages",
  21612: "The message From/To pair violates a blacklist rule or has no route.",
  21614: "'To' number is not a valid mobile number",
  21617: "The concatenated message body exceeds the 1600 character limit",
  21705: "The Messaging Service Sid is invalid",
  21901: "DltTemplateId is invalid",
  30034: "Message from an Unregistered Number",
  63038: "Account exceeded the daily messages limit",
} as const;

export function refusal(code: keyof typeof byCode): Refusal {
  return { status: code === 21611 || code === 63038 ? 429 : 400, code, message: byCode[code] };
}

// Twilio's own magic numbers (https://www.twilio.com/docs/iam/test-credentials).
const magicSenders: Record<string, keyof typeof byCode> = {
  "+15005550001": 21212,
  "+15005550007": 21606,
  "+15005550008": 21611,
};
const magicRecipients: Record<string, keyof typeof byCode> = {
  "+15005550001": 21211,
  "+15005550002": 21612,
  "+15005550003": 21408,
  "+15005550004": 21610,
  "+15005550009": 21614,
};

/**
 * Ours, because the booking form takes Indian numbers: +91 99999 followed by an error code is refused with that code,
 * so that a refusal can be seen by hand (+91 99999 21610 has opted out).
 */
const INDIAN_SENTINEL = /^\+9199999(\d{5})$/;

/** The refusal that a magic number stands for, or null for every ordinary number. */
export function refusalOfNumbers(to: string, from: string | null): Refusal | null {
  const ofSender = from === null ? undefined : magicSenders[from];
  if (ofSender) return refusal(ofSender);
  const ofRecipient = magicRecipients[to];
  if (ofRecipient) return refusal(ofRecipient);
  const code = Number(INDIAN_SENTINEL.exec(to)?.[1]);
  return code in byCode ? refusal(code as keyof typeof byCode) : null;
}

const DELIVERY_ERRORS = [30001, 30003, 30004, 30005, 30006, 30007, 30008];

/** The error with which a text to this number ends `undelivered` after it was accepted (+91 99999 30003), or null. */
export function deliveryErrorOf(to: string): number | null {
  const code = Number(INDIAN_SENTINEL.exec(to)?.[1]);
  return DELIVERY_ERRORS.includes(code) ? code : null;
}
