import { isSameSecret, type SigningKey, sign } from "#platform/keys.ts";

/** The credential of one entry: it follows from our key and the entry's id, so nothing is stored that opens one. */
export function waitlistTokenOf([current]: readonly SigningKey[], entryId: string): string {
  if (!current) throw new Error("no key to make waitlist tokens with");
  return sign(current.key, `waitlist ${entryId}`).toString("base64url");
}

export const isWaitlistTokenOf = (keys: readonly SigningKey[], entryId: string, token: string): boolean =>
  keys.some((key) => isSameSecret(token, waitlistTokenOf([key], entryId)));
