import { createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** A key of its own for each purpose, so that what one signs the other never accepts. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "startline", purpose, 32));
}

export const sign = (key: Buffer | string, message: string): Buffer =>
  createHmac("sha256", key).update(message).digest();

export const sha256 = (text: string | Buffer): Buffer => createHash("sha256").update(text).digest();

/** Compares secrets without telling by its duration where they differ. */
export function isSameSecret(given: string | Buffer, expected: string | Buffer): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
