import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";

type App = { fetch: Parameters<typeof createAdaptorServer>[0]["fetch"] };

export type Listening = { url: string; port: number; stop(): Promise<void> };

/** Serves a simulator's app; port 0 takes a free one. Rejects with the system's error when the port is taken. */
export async function listen(
  app: App,
  { port, host = "127.0.0.1" }: { port: number; host?: string | undefined },
): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { port: actualPort } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${actualPort}`,
    port: actualPort,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // A request that hangs on purpose would keep the server open for ever.
        server.closeAllConnections();
      }),
  };
}
