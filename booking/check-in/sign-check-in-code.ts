import { type SigningKey, sha256, sign } from "#platform/keys.ts";
import type { LinkedBooking } from "../bookings/access-token.ts";
import { CHECK_IN_SECRET_LENGTH, checkInCodeText } from "./check-in-code.ts";

type Ref = LinkedBooking & { eventId: string; reference: string };

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 132 bits: nobody finds another code with the same. */
const HASH_LENGTH = 22;

/**
 * The code in the QR of a booking's ticket, signed with the first of the keys; 80 bits of it are secret. It opens nothing: whoever
 * photographs a ticket can't read its booking. Each generation of the booking's links has a code of its own.
 */
export function checkInCodeOf([current]: readonly SigningKey[], booking: Ref): string {
  if (!current) throw new Error("no key to sign check-in codes with");
  return codeWith(current, booking);
}

function codeWith({ key }: SigningKey, { eventId, reference, id, linkGeneration }: Ref): string {
  const signed = sign(key, `check-in code of ${id} ${linkGeneration}`);
  const secret = [...signed.subarray(0, CHECK_IN_SECRET_LENGTH)].map((byte) => ALPHABET.charAt(byte & 31)).join("");
  return checkInCodeText(eventId, reference, secret);
}

/** What a device without network needs to know a true code, and can make no code from. */
export const checkInHashOf = (code: string): string => sha256(code).toString("base64url").slice(0, HASH_LENGTH);

/**
 * The hashes of a booking's codes under every key in use: of its present ticket, and of tickets before the rider was corrected.
 */
export function checkInHashesOf(keys: readonly SigningKey[], booking: Ref): { codes: string[]; formerCodes: string[] } {
  const hashesOf = (linkGeneration: number) =>
    keys.map((key) => checkInHashOf(codeWith(key, { ...booking, linkGeneration })));
  const former = Array.from({ length: booking.linkGeneration }, (_, generation) => hashesOf(generation));
  return { codes: hashesOf(booking.linkGeneration), formerCodes: former.flat() };
}
