import type { Timer } from "../clock/timer-queue.ts";

/** An address that a merchant gave for webhooks. It is switched off after failing for 24 hours, and stays so. */
export interface Endpoint {
  readonly id: string;
  readonly url: string;
  /** Signs events created from now on; older events keep the signature of their day. */
  secret: string;
  /** The secret of before the last rotation. */
  secretBefore: string | null;
  /** Names of the events it wants; null means all. */
  readonly events: readonly string[] | null;
  isActive: boolean;
  failingSinceMs: number | null;
  disabling: Timer | undefined;
}

export function newEndpoint(id: string, url: string, secret: string, events: readonly string[] | null): Endpoint {
  return { id, url, secret, secretBefore: null, events, isActive: true, failingSinceMs: null, disabling: undefined };
}

export function isWanted(endpoint: Endpoint, eventName: string): boolean {
  return endpoint.isActive && (endpoint.events === null || endpoint.events.includes(eventName));
}

/** Razorpay calls only public hosts on ports 80 and 443. The simulator calls any, and says so once. */
export function isUnlikeProduction(url: string): boolean {
  const { port, hostname } = new URL(url);
  const isPrivate = /^(localhost|\[::1\]|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(hostname);
  return isPrivate || !["", "80", "443"].includes(port);
}
