import twilio from "twilio";
import type { OutgoingText, SendOutcome, Texter } from "#booking/messages/ports.ts";

export type TwilioSettings = {
  /** For the simulator; else https://api.twilio.com. */
  baseUrl?: string | undefined;
  accountSid: string;
  authToken: string;
  /** A registered sender id or number. */
  from: string;
  /** Chooses the sender instead of `from`. */
  messagingServiceSid?: string | undefined;
  /** Where Twilio reports the delivery of a message. */
  statusCallbackOf?: (messageId: string) => string;
  timeoutMs: number;
};

/** Chosen by us: a confirmation that reaches a phone hours later only confuses. Twilio's default is ten hours. */
const VALID_SECONDS = 3600;

const LOOK_BACK_MESSAGES_MAX = 50;

/** Hands each text to Twilio once. One that may have been sent is first looked for among the person's texts. */
export function openTwilioTexter(settings: TwilioSettings): Texter {
  const client = twilio(settings.accountSid, settings.authToken, { timeout: settings.timeoutMs });
  if (settings.baseUrl) client.api.baseUrl = settings.baseUrl;

  async function findSent({ to, body }: OutgoingText, since: Date): Promise<string | null> {
    const texts = await client.messages.list({ to, limit: LOOK_BACK_MESSAGES_MAX });
    // Twilio's times have no milliseconds.
    const sent = texts.find((text) => text.body === body && text.dateCreated.getTime() >= since.getTime() - 1000);
    return sent?.sid ?? null;
  }

  return {
    async send(text) {
      if (text.maybeSentSince) {
        try {
          const sid = await findSent(text, text.maybeSentSince);
          if (sid) return { outcome: "sent", providerMessageId: sid };
        } catch (error) {
          // Nothing was sent just now, but whether it was before is as open as it was.
          return { outcome: "unknown", reason: `while looking for it: ${reasonOf(error)}` };
        }
      }

      try {
        const { sid } = await client.messages.create({
          to: text.to,
          body: text.body,
          validityPeriod: VALID_SECONDS,
          ...(settings.messagingServiceSid
            ? { messagingServiceSid: settings.messagingServiceSid }
            : { from: settings.from }),
          ...(settings.statusCallbackOf ? { statusCallback: settings.statusCallbackOf(text.messageId) } : {}),
        });
        return { outcome: "sent", providerMessageId: sid };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

// https://www.twilio.com/docs/api/errors. Not about this text but about our account, sender or permissions:
const OURS_TO_MEND = [20003, 21212, 21408, 21606, 21608];
// Its queue for our sender is full, or we are too fast; it says that such requests are not processed.
const TOO_FAST = [20429, 21611];

/** Twilio advises against hard logic on its codes, so whatever is not named here is final and shown to the organizer. */
function outcomeOf(error: unknown): SendOutcome {
  const reason = reasonOf(error);
  const { status, code } = error as { status?: number; code?: number | string };

  if (error instanceof twilio.RestException) {
    if (TOO_FAST.includes(Number(code)) || status === 429 || status === 503) return { outcome: "try_later", reason };
    if (OURS_TO_MEND.includes(Number(code)) || status === 401 || status === 403) return { outcome: "parked", reason };
    // Twilio calls its 5xx ambiguous for a POST; the next attempt looks before it sends.
    if (status !== undefined && status >= 500) return { outcome: "unknown", reason };
    return { outcome: "refused", reason };
  }
  const isConnected = !["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"].includes(String(code));
  return { outcome: isConnected ? "unknown" : "try_later", reason };
}

function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: number | string; message?: string };
  return [code, message ?? String(error)].filter((part) => part !== undefined).join(" ");
}
