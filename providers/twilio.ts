import twilio from "twilio";
import type { OutgoingSms, SendOutcome, SmsSender } from "#booking/messages/ports.ts";
import { classOfTwilioError, describeTwilioError } from "./twilio-errors.ts";

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

const LOOKUP_MESSAGES_MAX = 50;
/** How far our clock may be from Twilio's, whose times have no milliseconds. */
const CLOCKS_APART_MS_MAX = 10_000;
/** A copy that did not arrive is no reason not to send another. */
const DID_NOT_ARRIVE = ["failed", "undelivered", "canceled"];

/** Hands each SMS to Twilio once. One that may have been sent already is first looked up among those to the same number. */
export function openTwilioSmsSender(settings: TwilioSettings): SmsSender {
  const client = twilio(settings.accountSid, settings.authToken, { timeout: settings.timeoutMs });
  if (settings.baseUrl) client.api.baseUrl = settings.baseUrl;

  async function findSent({ to, body }: OutgoingSms, since: Date): Promise<string | null> {
    const texts = await client.messages.list({ to, limit: LOOKUP_MESSAGES_MAX });
    const sent = texts.find(
      (text) =>
        text.body === body &&
        text.dateCreated.getTime() >= since.getTime() - CLOCKS_APART_MS_MAX &&
        !DID_NOT_ARRIVE.includes(text.status),
    );
    return sent?.sid ?? null;
  }

  return {
    async send(text) {
      if (text.maybeSentSince) {
        try {
          const sid = await findSent(text, text.maybeSentSince);
          if (sid) return { outcome: "sent", providerMessageId: sid };
        } catch (error) {
          // Nothing was sent just now, and whether it was before is as open as it was.
          const { outcome } = outcomeOf(error, text.to);
          const reason = `while looking it up: ${reasonOf(error)}`;
          return { outcome: outcome === "blocked" ? "blocked" : "try_later", reason };
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
        return outcomeOf(error, text.to);
      }
    },

    async readDelivery(providerMessageId) {
      try {
        const { status, errorCode } = await client.messages(providerMessageId).fetch();
        if (status === "delivered" || status === "read") return { state: "delivered", because: null };
        if (!DID_NOT_ARRIVE.includes(status)) return { state: "under_way", because: null };
        return {
          state: "failed",
          because: [status, errorCode, describeTwilioError(errorCode)].filter(Boolean).join(" "),
        };
      } catch (error) {
        return { state: "under_way", because: reasonOf(error) };
      }
    },
  };
}

const outcomes = { account: "blocked", throttle: "try_later", address: "refused", unknown: "unknown" } as const;

function outcomeOf(error: unknown, to: string): SendOutcome {
  const reason = reasonOf(error);
  const { status = 0, code } = error as { status?: number; code?: number | string };

  if (error instanceof twilio.RestException) {
    return { outcome: outcomes[classOfTwilioError({ code: Number(code), status, to })], reason };
  }
  const isConnected = !["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"].includes(String(code));
  return { outcome: isConnected ? "unknown" : "try_later", reason };
}

function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: number | string; message?: string };
  return [code, message ?? String(error)].filter((part) => part !== undefined).join(" ");
}
