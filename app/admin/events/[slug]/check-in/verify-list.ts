import { type CheckInList, type IndexedList, indexList } from "#booking/check-in/check-in-list.ts";

/**
 * The list, if one of our keys signed exactly this text; null where it is damaged or somebody else's. A browser that does not know
 * Ed25519 (before Chrome 137, Safari 17, Firefox 129) takes it as it is.
 */
export async function verifyList(
  text: string,
  signature: string,
  publicKeys: readonly string[],
): Promise<IndexedList | null> {
  const checks = await Promise.all(publicKeys.map((key) => isSignedBy(key, text, signature)));
  if (!checks.some((isSigned) => isSigned !== false)) return null;
  return indexList(JSON.parse(text) as CheckInList);
}

/** Null where the browser can't tell. */
async function isSignedBy(x: string, text: string, signature: string): Promise<boolean | null> {
  try {
    const key = await crypto.subtle.importKey("jwk", { kty: "OKP", crv: "Ed25519", x }, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", key, bytesOf(signature), new TextEncoder().encode(text));
  } catch {
    return null;
  }
}

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

/** As lists have it: a hash from which nobody makes a code. */
export async function hashOfCode(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  const base64 = btoa(String.fromCharCode(...digest));
  return base64.replaceAll("+", "-").replaceAll("/", "_").slice(0, 22);
}
