/** What listens on every address is reached on the machine's own. */
const LOOPBACK_OF: Record<string, string> = { "0.0.0.0": "127.0.0.1", "::": "[::1]" };

/** Where a server reaches itself, by the host and port that it listens on: a name, or an address of IPv4 or IPv6. */
export const ownAddress = (host: string, port: number): string =>
  `http://${LOOPBACK_OF[host] ?? (host.includes(":") ? `[${host}]` : host)}:${port}`;
