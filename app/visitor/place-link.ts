/** What a link to somebody's place carries in its fragment, which browsers send to nobody. */
export type PlaceLink = { nonce: string; ticket?: string; index?: number };

const NONCE = /^[A-Za-z0-9_-]{22,64}$/;
/** `q2.<key id>.<event>.<index>.` and more: the server alone can make one; its index is plain to read. */
const TICKET = /^q2\.[\w-]+\.\w+\.([1-9]\d{0,14})\.[\w.-]+$/;

/**
 * The nonce brings the place back from the server. The ticket, where there is one, is the place itself: it counts even if
 * the server has lost its memory, or if this browser found its place by a cookie and its nonce is a new one.
 */
export const fragmentOf = ({ nonce, ticket }: PlaceLink): string =>
  `#k=${nonce}${ticket === undefined ? "" : `&t=${ticket}`}`;

/** Null for any other fragment. */
export function readFragment(fragment: string): PlaceLink | null {
  const fields = new URLSearchParams(fragment.slice(1));
  const nonce = fields.get("k") ?? "";
  if (!NONCE.test(nonce)) return null;
  const ticket = TICKET.exec(fields.get("t") ?? "");
  return ticket ? { nonce, ticket: ticket[0], index: Number(ticket[1]) } : { nonce };
}
