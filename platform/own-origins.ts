import { isLoopback } from "./loopback.ts";

/**
 * The origins at which browsers reach us: that of PUBLIC_URL. On a developer's own machine it goes by two names,
 * `localhost` and `127.0.0.1`.
 */
export function ownOrigins(publicUrl: string): string[] {
  const { origin, protocol, port } = new URL(publicUrl);
  if (!isLoopback(publicUrl)) return [origin];
  const names = ["localhost", "127.0.0.1"].map((host) => `${protocol}//${host}${port ? `:${port}` : ""}`);
  return [...new Set([origin, ...names])];
}
