import { isIPv6 } from "node:net";

/** What one subscriber has of an address: an IPv4 address, or the first 64 bits of an IPv6 one, of which they have the other 2^64. */
export function networkOf(address: string): string {
  const [bare = ""] = address.split("%");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  if (mapped !== undefined || !isIPv6(bare)) return mapped ?? address;
  const [head = "", tail = ""] = bare.split("::");
  const [front, back] = [head, tail].map((part) => part.split(":").filter(Boolean)) as [string[], string[]];
  // A dotted end stands for two groups.
  const groups = front.length + back.length + (bare.includes(".") ? 1 : 0);
  const all = [...front, ...Array(8 - groups).fill("0"), ...back];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
