/** What a link to a place carries in its fragment, which browsers never send. */
export type PlaceLink = { nonce: string | null; ticket?: string; index?: number };

type Credentials = { nonce: string; ticket?: string; isFromCookie?: boolean };

const NONCE = /^[A-Za-z0-9_-]{22,64}$/;
/** `q2.<key id>.<event>.<index>.` and more: the server alone can make one; its index is plain to read. */
const TICKET = /^q2\.[\w-]+\.\w+\.([1-9]\d{0,14})\.[\w.-]+$/;

/**
 * The nonce gets the place back from the server. The ticket is the place itself and counts even if the server has lost
 * its memory; it is all there is in a browser that found its place by our cookie and has lost the nonce.
 */
export function fragmentOf({ nonce, ticket, isFromCookie }: Credentials): string {
  const fields = [...(isFromCookie ? [] : [`k=${nonce}`]), ...(ticket === undefined ? [] : [`t=${ticket}`])];
  return `#${fields.join("&")}`;
}

/** Null for any other fragment. */
export function readFragment(fragment: string): PlaceLink | null {
  const fields = new URLSearchParams(fragment.slice(1));
  const key = fields.get("k") ?? "";
  const nonce = NONCE.test(key) ? key : null;
  const found = TICKET.exec(fields.get("t") ?? "");
  if (!found) return nonce === null ? null : { nonce };
  return { nonce, ticket: found[0], index: Number(found[1]) };
}
