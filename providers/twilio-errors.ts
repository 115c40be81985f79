/**
 * What an error of Twilio means for the next SMS: https://www.twilio.com/docs/api/errors
 * - `account`: our account, sender, template or permissions. Nothing goes out until somebody fixes it.
 * - `throttle`: too fast, or a queue is full. The SMS was not taken.
 * - `address`: this number, or this SMS. It is final for this one alone.
 * - `unknown`: it may or may not have been taken.
 */
export type TwilioErrorClass = "account" | "throttle" | "address" | "unknown";

/** Those that sending a text can meet, at once or in its delivery. Twilio adds codes: see `classOfTwilioError` for the rest. */
const CLASSES: Record<TwilioErrorClass, readonly number[]> = {
  account: [
    10001, // the account is not active
    20002,
    20003,
    20004,
    20005,
    20006,
    20008,
    20403,
    20404, // credentials, permissions, test credentials, no such account
    21212,
    21603,
    21606,
    21607,
    21659,
    21660,
    21661, // the sender: missing, not ours, not for texts
    21608, // a trial account writes to verified numbers alone
    21621,
    21623,
    21624,
    21626, // our own settings of a message: media, status callback, validity
    21654,
    21655,
    21656,
    21657,
    21658, // content template
    21701,
    21702,
    21703,
    21704,
    21705,
    21709,
    21712, // messaging service: missing, empty, deactivated
    21901,
    21902, // DLT template
    30002, // the account is suspended
    30007, // filtered: in India the text matches no registered template
    30010, // dearer than the maximum that we set
    30018,
    30024,
    30032,
    30033,
    30034,
    30035,
    30038,
    30040,
    30041, // the sender is not registered with the carriers
    30023,
    30027,
    63038, // the day's limit is reached
    30037, // sending is switched off
    63007,
    63020, // the channel knows no such sender
  ],
  throttle: [
    20429, // Twilio says that such requests are not processed
    21611,
    30001, // a queue is full
    21730, // maintenance
    30017,
    30022, // the carrier is congested, or its rate is used up
    63017,
    63018, // the channel's rate
  ],
  address: [
    21211,
    21214,
    21217,
    21265,
    21604,
    21610,
    21612,
    21614,
    21635, // no such number, opted out, no route, a landline
    21602,
    21605,
    21617,
    21619, // this text: empty or too long
    30003,
    30004,
    30005,
    30006,
    30008,
    30036, // unreachable, blocked, unknown, a landline, no reason, too late
    30009,
    30011,
    30012,
    30019,
    30039,
    30044,
    30450,
    30453, // a part lost, this text's content, taken for pumping
    63003,
    63024,
    63031, // no such recipient
  ],
  unknown: [20500, 20501, 20502, 20503, 20504, 30020, 63012, 63023],
};

const CLASS_OF = new Map(
  Object.entries(CLASSES).flatMap(([name, codes]) => codes.map((code) => [code, name as TwilioErrorClass] as const)),
);

/** Texts are sold in India: a country that our account does not serve is then the rider's own number. */
const REGION_NOT_ENABLED = 21408;

export const knownTwilioErrors = (): readonly number[] => [...CLASS_OF.keys(), REGION_NOT_ENABLED];

/**
 * The class of an error by its code, else by its HTTP status. One that nobody knows is final for this text; if it meets one
 * person after the other, the channel's health takes it for a fault of our account.
 */
export function classOfTwilioError({
  code,
  status,
  to,
}: {
  code: number;
  status: number;
  to: string;
}): TwilioErrorClass {
  if (code === REGION_NOT_ENABLED) return to.startsWith("+91") ? "account" : "address";
  const known = CLASS_OF.get(code);
  if (known) return known;
  if (status === 401 || status === 403) return "account";
  if (status === 429 || status === 503) return "throttle";
  // Twilio calls its 5xx ambiguous for a POST; the next attempt looks before it sends.
  return status >= 500 ? "unknown" : "address";
}

const DESCRIPTIONS: Record<number, string> = {
  30003: "(the phone is off or out of reach)",
  30004: "(the number has blocked us)",
  30005: "(there is no such number)",
  30006: "(a landline, or a carrier out of reach)",
  30007: "(filtered: does the text match its registered template?)",
  30008: "(the carrier gives no reason)",
  30034: "(our sender is not registered with the carrier)",
  30036: "(the phone was out of reach for too long)",
};

/** What the commonest reasons for not arriving mean; Twilio sends the number alone. */
export const describeTwilioError = (code: number | null): string => (code === null ? "" : (DESCRIPTIONS[code] ?? ""));
