import { isSameSecret, type SigningKey, sign } from "#platform/keys.ts";
import type { LinkedBooking } from "./access-token.ts";

/** 70 bits: nobody guesses it at the pace that the API allows. */
const SECRET_LENGTH = 14;
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const CODE = /^([0-9a-z]{8})([0-9a-z]{8})([0-9a-z]{14})$/;

type Ref = LinkedBooking & { eventId: string; reference: string };

/**
 * The private link of a booking, short enough for a text: 30 letters and digits, of which the event's and the reference's
 * say which booking, and the rest is a secret of its own. It follows from our key, so nothing is stored that opens a booking.
 */
export const ticketCodeOf = ([current]: readonly SigningKey[], booking: Ref): string => {
  if (!current) throw new Error("no key to make ticket codes with");
  return `${booking.eventId.slice(4)}${plain(booking.reference)}${secretOf(current, booking)}`;
};

/** The booking that a code speaks of, if it is one; whether it may be opened `isTicketCodeOf` says. */
export function readTicketCode(code: string): { eventId: string; reference: string } | null {
  const [, event, reference] = CODE.exec(code.toLowerCase()) ?? [];
  if (!event || !reference) return null;
  const upper = reference.toUpperCase();
  return { eventId: `evt_${event}`, reference: `${upper.slice(0, 4)}-${upper.slice(4)}` };
}

export function isTicketCodeOf(keys: readonly SigningKey[], booking: Ref, code: string): boolean {
  const secret = CODE.exec(code.toLowerCase())?.[3] ?? "";
  return keys.some((key) => isSameSecret(secret, secretOf(key, booking)));
}

const plain = (reference: string): string => reference.replace("-", "").toLowerCase();

/** Of each generation of the booking's links another one. */
function secretOf({ key }: SigningKey, { id, linkGeneration }: LinkedBooking): string {
  return secretText(sign(key, `ticket code of ${id}${linkGeneration === 0 ? "" : ` ${linkGeneration}`}`));
}

/** What was signed, as a person can type it. */
export const secretText = (signed: Buffer): string =>
  [...signed.subarray(0, SECRET_LENGTH)].map((byte) => ALPHABET.charAt(byte & 31)).join("");
