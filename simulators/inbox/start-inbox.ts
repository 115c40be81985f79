import type { Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { clearStore } from "aws-ses-v2-local/dist/store.js";
import { listen } from "../listen.ts";
import type { FaultBook } from "../twilio/faults.ts";
import { startTwilioSimulator, type TwilioSimulator } from "../twilio/start.ts";
import { collectMessages } from "./collect-messages.ts";
import type { InboxMessage } from "./inbox-message.ts";
import { createInboxServer } from "./inbox-server.ts";
import { createSesProxy, type SesFault } from "./ses-proxy.ts";

// A CommonJS package with a default export: Node's `import` and vitest's disagree about what that is, `require` does not.
const { default: startSesLocal } = createRequire(import.meta.url)(
  "aws-ses-v2-local",
) as typeof import("aws-ses-v2-local");

/** The message is one sentence for the person who started the program. */
export class PortTaken extends Error {
  constructor(setting: string, port: number) {
    super(`Port ${port} is in use by another program; stop it or set ${setting} to a free port.`);
  }
}

export type Inbox = {
  url: string;
  sesUrl: string;
  twilioUrl: string;
  twilio: TwilioSimulator;
  sesFaults: FaultBook<SesFault>;
  /** All messages, newest first. */
  messages(): InboxMessage[];
  stop(): Promise<void>;
};

/**
 * Starts stand-ins for SES and Twilio and the inbox that shows what they were handed. Port 0 takes a free one. The mails are kept once
 * per process, by aws-ses-v2-local.
 * @throws PortTaken, with nothing left running
 */
export async function startInbox(settings: {
  port: number;
  sesPort: number;
  twilioPort: number;
  twilioAccountSid: string;
  twilioAuthToken: string;
  host?: string;
}): Promise<Inbox> {
  const { host = "127.0.0.1" } = settings;
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    await Promise.all(stops.map((stopOne) => stopOne()));
  };

  // The setting is for the message when its port is taken.
  const start = async <Started extends { stop(): Promise<void> }>(
    setting: string,
    port: number,
    starting: Promise<Started>,
  ): Promise<Started> => {
    const started = await starting.catch((error: NodeJS.ErrnoException) => {
      throw error.code === "EADDRINUSE" ? new PortTaken(setting, port) : error;
    });
    stops.push(started.stop);
    return started;
  };

  try {
    const sesLocal = await startSesLocal({ port: 0, host: "127.0.0.1" });
    stops.push(() => close(sesLocal));
    const proxy = createSesProxy(`http://127.0.0.1:${(sesLocal.address() as AddressInfo).port}`);
    const { port, sesPort, twilioPort, twilioAccountSid: accountSid, twilioAuthToken: authToken } = settings;
    const ses = await start("SES_PORT", sesPort, listen(proxy.app, { host, port: sesPort }));
    const twilio = await start(
      "TWILIO_PORT",
      twilioPort,
      startTwilioSimulator({ port: twilioPort, host, accountSid, authToken }),
    );

    const messages = () => collectMessages(twilio.messages(), proxy.acceptedAt);
    const clear = () => {
      clearStore();
      twilio.clear();
    };
    const inbox = await start("PORT", port, listen(createInboxServer({ read: messages, clear }), { host, port }));

    return { url: inbox.url, sesUrl: ses.url, twilioUrl: twilio.url, twilio, sesFaults: proxy.faults, messages, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
