import { listen } from "../listen.ts";
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
 * sent to delivered. Rejects with the system's error when the port is taken.
 */
export async function startTwilioSimulator(settings: {
  port: number;
  host?: string;
  accountSid: string;
  authToken: string;
  stepMs?: number;
}): Promise<TwilioSimulator> {
  const { app, messages, faults, clear, stop } = createTwilioServer({ stepMs: 200, ...settings });
  const server = await listen(app, settings);
  return {
    url: server.url,
    messages,
    faults,
    clear,
    async stop() {
      stop();
      await server.stop();
    },
  };
}
