import { randomText } from "#platform/ids.ts";

const LENGTH = 10;

/** Ten letters and digits of those that nobody takes for another (no l, i, 1, o or 0), in two halves: some 49 random bits. */
export function newRecoveryCode(): string {
  let text = "";
  while (text.length < LENGTH) text += randomText(1).replace(/[01]/, "");
  return inHalves(text);
}

/**
 * What somebody may have meant who copied a code from paper, in the order in which to try: any case, spaces, and no hyphen. Codes
 * that were given out formerly tell capitals from small letters.
 */
export function recoveryCodesMeant(typed: string): string[] {
  const plain = typed.replace(/[^\p{L}\p{N}]/gu, "");
  const written = [plain.toLowerCase(), plain].map(inHalves);
  return /[a-z]/.test(plain) && /[A-Z]/.test(plain) ? written : written.slice(0, 1);
}

const inHalves = (text: string): string => `${text.slice(0, LENGTH / 2)}-${text.slice(LENGTH / 2)}`;
