import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from "node:crypto";

/** A key of its own for each purpose, so that what one signs the other never accepts. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "startline", purpose, 32));
}

/** A key with a name, so that what was signed with the one before the current is still read after a rotation. */
export type SigningKey = { id: string; key: Buffer };

/** The keys of one purpose from the secrets in use, the current first. An id tells nothing of its key. */
export const deriveSigningKeys = (secrets: readonly string[], purpose: string): SigningKey[] =>
  secrets.map((secret) => {
    const key = deriveKey(secret, purpose);
    return { id: sha256(key).toString("base64url").slice(0, 6), key };
  });

export const sign = (key: Buffer | string, message: string): Buffer =>
  createHmac("sha256", typeof key === "string" ? key : preparedKey(key))
    .update(message)
    .digest();

/** Node takes 17 µs to make a key of a buffer and 3 µs to sign with it, so a buffer is prepared once. */
function preparedKey(key: Buffer): KeyObject {
  let prepared = preparedKeys.get(key);
  if (!prepared) {
    prepared = createSecretKey(key);
    preparedKeys.set(key, prepared);
  }
  return prepared;
}

const preparedKeys = new WeakMap<Buffer, KeyObject>();

export const sha256 = (text: string | Buffer): Buffer => createHash("sha256").update(text).digest();

/** Compares secrets without telling by its duration where they differ. */
export function isSameSecret(given: string | Buffer, expected: string | Buffer): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
