import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { FaultBook } from "./faults.ts";
import type { TwilioMessage } from "./message.ts";
import { createTwilioServer, type TwilioFault } from "./server.ts";

export type TwilioSimulator = {
  url: string;
  /** Every message accepted so far, oldest first. */
  messages(): readonly TwilioMessage[];
  faults: FaultBook<TwilioFault>;
  /** Forgets all messages. */
  clear(): void;
  stop(): Promise<void>;
};

/**
 * Starts Twilio's messaging API on loopback. Port 0 takes a free one. `stepMs` is the time from queued to sent and from
 * sent to delivered. Rejects with the server's error when the port is taken.
 */
export async function startTwilioSimulator(settings: {
  port: number;
  host?: string;
  accountSid: string;
  authToken: string;
  stepMs?: number;
}): Promise<TwilioSimulator> {
  const { port, host = "127.0.0.1", stepMs = 200 } = settings;
  const { app, messages, faults, clear, stop } = createTwilioServer({ ...settings, stepMs });
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, port, hostname: host }, () => resolve(starting));
    starting.once("error", reject);
  });
  const { port: boundPort } = server.address() as AddressInfo;

  return {
    url: `http://${host}:${boundPort}`,
    messages,
    faults,
    clear,
    stop: () =>
      new Promise((resolve) => {
        stop();
        server.close(() => resolve());
        // A request that hangs on purpose would keep the server open for ever.
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}
