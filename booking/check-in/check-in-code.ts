/** What the QR code of a ticket holds: which booking, and that the ticket is ours. Nothing in it is about a person. */
export type CheckInCode =
  | { kind: "signed"; eventId: string; reference: string; text: string }
  /** The QR codes of tickets that were sent before codes were signed: a reference, which anybody may have heard. */
  | { kind: "reference"; reference: string }
  | { kind: "other" };

/** Upper case and digits alone make the smallest QR code, which a cheap camera reads from further away. */
const PREFIX = "SL1:";
export const CHECK_IN_SECRET_LENGTH = 16;
const SIGNED = new RegExp(`^${PREFIX}([0-9A-Z]{8})([0-9A-Z]{4,12})([0-9A-Z]{${CHECK_IN_SECRET_LENGTH}})$`);
const REFERENCE = /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/;

export const checkInCodeText = (eventId: string, reference: string, secret: string): string =>
  `${PREFIX}${eventId.slice(4)}${plainReference(reference)}${secret}`.toUpperCase();

/** What was scanned, whether or not it is true. */
export function readCheckInCode(scanned: string): CheckInCode {
  const text = scanned.trim().toUpperCase();
  const [, event, reference] = SIGNED.exec(text) ?? [];
  if (event && reference) return { kind: "signed", eventId: `evt_${event.toLowerCase()}`, reference, text };
  return REFERENCE.test(text) ? { kind: "reference", reference: plainReference(text) } : { kind: "other" };
}

/** A reference as codes hold it and as people type it: without its hyphen. */
export const plainReference = (reference: string): string => reference.replaceAll(/[^0-9A-Za-z]/g, "").toUpperCase();
