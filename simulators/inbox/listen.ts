import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";

/** The port is taken. The message is one sentence for the person who started the program. */
export class PortTaken extends Error {}

export type Listening = { url: string; stop(): Promise<void> };

/**
 * Serves an app; port 0 takes a free one.
 * @throws PortTaken
 */
export async function listen(
  app: { fetch: Parameters<typeof serve>[0]["fetch"] },
  { host, port, setting }: { host: string; port: number; setting: string },
): Promise<Listening> {
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, port, hostname: host }, () => resolve(starting));
    starting.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? portTaken(setting, port) : error),
    );
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // A request that hangs on purpose would keep the server open for ever.
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

export function portTaken(setting: string, port: number): PortTaken {
  return new PortTaken(`Port ${port} is in use by another program; stop it or set ${setting} to a free port.`);
}
