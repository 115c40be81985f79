import { isSameSecret, type SigningKey, sign } from "#platform/keys.ts";

/** `linkGeneration` grows when the rider's address is corrected, and what was sent before opens nothing any more. */
export type LinkedBooking = { id: string; linkGeneration: number };

/**
 * The credential of one booking, made with the first of the keys: 43 characters, and before them the generation, unless it is the
 * first. An id alone opens nothing.
 */
export function accessTokenOf([current]: readonly SigningKey[], { id, linkGeneration }: LinkedBooking): string {
  if (!current) throw new Error("no key to make access tokens with");
  const secret = (signed: string) => sign(current.key, signed).toString("base64url");
  // The first generation is as it was before there were others: every link that was ever sent is one.
  return linkGeneration === 0 ? secret(id) : `${linkGeneration}.${secret(`${id} ${linkGeneration}`)}`;
}

/**
 * The generation of the booking's links that the token is of, if one of the keys made it; else null. Links that were sent before a
 * rotation of the key open their booking as before. Only the booking's row says whether it is the present generation: what no key made
 * need not be looked up.
 */
export function readAccessToken(keys: readonly SigningKey[], bookingId: string, token: string): number | null {
  const linkGeneration = Number(/^([1-9]\d{0,5})\./.exec(token)?.[1] ?? 0);
  const isOurs = keys.some((key) => isSameSecret(token, accessTokenOf([key], { id: bookingId, linkGeneration })));
  return isOurs ? linkGeneration : null;
}
