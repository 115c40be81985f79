import { networkOf } from "#platform/network-of.ts";
import type { ApiContext } from "./api.ts";

/**
 * The visitor's address: from the header that the operator's own proxy sets, if one is configured, else from the
 * connection. Null where neither is known. Headers that anybody can send are never believed.
 */
export function clientAddress(c: ApiContext): string | null {
  const header = c.var.startline.config.CLIENT_ADDRESS_HEADER;
  if (header) return c.req.header(header)?.split(",")[0]?.trim() || null;
  return c.env?.incoming?.socket.remoteAddress ?? null;
}

/** What a limit counts as one visitor; null where the address is not known. */
export function clientNetwork(c: ApiContext): string | null {
  const address = clientAddress(c);
  return address === null ? null : networkOf(address);
}
