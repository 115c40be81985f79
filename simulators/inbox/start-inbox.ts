import type { Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { clearStore } from "aws-ses-v2-local/dist/store.js";
import type { FaultBook } from "../twilio/faults.ts";
import { startTwilioSimulator, type TwilioSimulator } from "../twilio/start.ts";
import { collectMessages } from "./collect-messages.ts";
import type { InboxMessage } from "./inbox-message.ts";
import { createInboxServer } from "./inbox-server.ts";
import { listen, portTaken } from "./listen.ts";
import { createSesDoor, type SesFault } from "./ses-door.ts";

// A CommonJS package with a default export: Node's `import` and vitest's disagree about what that is, `require` does not.
const { default: startSesLocal } = createRequire(import.meta.url)(
  "aws-ses-v2-local",
) as typeof import("aws-ses-v2-local");

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

  try {
    const sesLocal = await startSesLocal({ port: 0, host: "127.0.0.1" });
    stops.push(() => close(sesLocal));
    const door = createSesDoor(`http://127.0.0.1:${(sesLocal.address() as AddressInfo).port}`);
    const ses = await listen(door.app, { host, port: settings.sesPort, setting: "SES_PORT" });
    stops.push(ses.stop);

    const twilio = await startTwilioSimulator({
      port: settings.twilioPort,
      host,
      accountSid: settings.twilioAccountSid,
      authToken: settings.twilioAuthToken,
    }).catch((error) => {
      throw error.code === "EADDRINUSE" ? portTaken("TWILIO_PORT", settings.twilioPort) : error;
    });
    stops.push(twilio.stop);

    const messages = () => collectMessages(twilio.messages(), door.acceptedAt);
    const clear = () => {
      clearStore();
      twilio.clear();
    };
    const inbox = await listen(createInboxServer({ read: messages, clear }), {
      host,
      port: settings.port,
      setting: "PORT",
    });
    stops.push(inbox.stop);

    return { url: inbox.url, sesUrl: ses.url, twilioUrl: twilio.url, twilio, sesFaults: door.faults, messages, stop };
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
