import { isSameSecret, type SigningKey, sign } from "#platform/keys.ts";

/** The credential of one booking, 43 characters, made with the first of the keys. An id alone opens nothing. */
export function accessTokenOf([current]: readonly SigningKey[], bookingId: string): string {
  if (!current) throw new Error("no key to make access tokens with");
  return sign(current.key, bookingId).toString("base64url");
}

/** Whether one of the keys made it: links that were sent before a rotation open their booking as before. */
export const isAccessTokenOf = (keys: readonly SigningKey[], bookingId: string, token: string): boolean =>
  keys.some((key) => isSameSecret(token, accessTokenOf([key], bookingId)));
