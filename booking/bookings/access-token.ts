import { isSameSecret, sign } from "#platform/keys.ts";

/** The credential of one booking, 43 characters. An id alone opens nothing. */
export const accessTokenOf = (key: Buffer, bookingId: string): string => sign(key, bookingId).toString("base64url");

export const isAccessTokenOf = (key: Buffer, bookingId: string, token: string): boolean =>
  isSameSecret(token, accessTokenOf(key, bookingId));
