import { latinDigits } from "#platform/latin-digits.ts";
import type { Search } from "./bookings-list.sql.ts";

const PHONE_DIGITS_MIN = 4;
const LOOKALIKE_LENGTH_MIN = 4;

/**
 * What was typed, as it may be stored: a number however people write it (`09820000495`, `+91 98200 00495`, `०९८२०…`) is a
 * part of one in E.164, and a reference is found with and without its hyphen, and as it is misread.
 */
export function parseSearch(typed: string): Search {
  const text = typed.trim();
  const latin = latinDigits(text);
  const digits = latin.replace(/\D/g, "");
  const reference = latin.replace(/[^\p{L}\p{N}]/gu, "");
  return {
    text,
    phones:
      digits.length < PHONE_DIGITS_MIN ? [] : [...new Set([digits, digits.replace(/^0+(91)?/, "")])].filter(Boolean),
    reference,
    bib: /^#?\d{1,5}$/.test(latin) ? Number(latin.replace("#", "")) : null,
    // A word of letters alone is a name rather than a reference.
    isMisread: reference.length >= LOOKALIKE_LENGTH_MIN && /\d/.test(reference),
  };
}
