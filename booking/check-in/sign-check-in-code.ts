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

/** How often a rider may be corrected or a place passed on before a device without network takes the ticket for a forged one. */
const COMING_GENERATIONS = 3;

type CodeHashes = { codes: string[]; formerCodes: string[]; comingCodes: string[] };

/**
 * The hashes of a booking's codes under every key in use: of its present ticket, of tickets before the rider was corrected, and of
 * the next ones that it may have, so that a list which is older than a ticket knows it as ours.
 */
export function checkInHashesOf(keys: readonly SigningKey[], booking: Ref): CodeHashes {
  const hashesOf = (linkGeneration: number) =>
    keys.map((key) => checkInHashOf(codeWith(key, { ...booking, linkGeneration })));
  const former = Array.from({ length: booking.linkGeneration }, (_, generation) => hashesOf(generation));
  const [current] = keys;
  const coming = Array.from({ length: COMING_GENERATIONS }, (_, index) => booking.linkGeneration + 1 + index);
  return {
    codes: hashesOf(booking.linkGeneration),
    formerCodes: former.flat(),
    // A ticket is signed with the current key alone.
    comingCodes: current
      ? coming.map((linkGeneration) => checkInHashOf(codeWith(current, { ...booking, linkGeneration })))
      : [],
  };
}
