import { SESv2Client, type SESv2ServiceException, SendEmailCommand } from "@aws-sdk/client-sesv2";
import type { Mailer, OutgoingEmail, SendOutcome } from "#booking/messages/ports.ts";
import { isEmail } from "#platform/is-email.ts";
import { within } from "#platform/within.ts";
import { senderNamed } from "./sender-named.ts";
import { classOfSesError } from "./ses-errors.ts";

export type SesSettings = {
  /** For the simulator; else AWS's own for the region. */
  endpoint?: string | undefined;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** `Startline <tickets@example.org>`; the domain must be verified. */
  from: string;
  timeoutMs: number;
  /** Names where SES reports deliveries and bounces. */
  configurationSet?: string | undefined;
};

/** Comes back in SES's delivery reports and lets a person trace a mail to its row. */
const MESSAGE_ID_HEADER = "X-Startline-Message-Id";

/** Until a connection stands nothing was sent, so giving up on it is harmless. */
const CONNECTION_SHARE_OF_TIMEOUT = 0.5;

/** Hands each email to SES once; nothing here tries again, because SES has no idempotency key and would send twice. */
export function openSesMailer(settings: SesSettings): Mailer {
  const client = new SESv2Client({
    region: settings.region,
    credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
    maxAttempts: 1,
    requestHandler: { connectionTimeout: settings.timeoutMs * CONNECTION_SHARE_OF_TIMEOUT },
    ...(settings.endpoint ? { endpoint: settings.endpoint } : {}),
  });

  return {
    async send(email) {
      const givenUp = new AbortController();
      try {
        const sent = client.send(toCommand(email, settings), { abortSignal: givenUp.signal });
        // Not the SDK's own time-out: after a pause of the machine it does not look whether the answer has come.
        const { MessageId } = await within(settings.timeoutMs, sent);
        return { outcome: "sent", providerMessageId: MessageId ?? "" };
      } catch (error) {
        givenUp.abort();
        return outcomeOf(error);
      }
    },
  };
}

function toCommand(email: OutgoingEmail, { from, configurationSet }: SesSettings): SendEmailCommand {
  return new SendEmailCommand({
    FromEmailAddress: email.fromName === null ? from : senderNamed(email.fromName, from),
    // An organizer's address may be older than the check of today: a mail without Reply-To is better than one that SES refuses.
    ...(isEmail(email.replyTo) && { ReplyToAddresses: [email.replyTo] }),
    Destination: { ToAddresses: [email.to] },
    EmailTags: [{ Name: "message", Value: email.messageId }],
    ...(configurationSet ? { ConfigurationSetName: configurationSet } : {}),
    Content: {
      Simple: {
        Subject: { Data: email.subject, Charset: "UTF-8" },
        Body: { Html: { Data: email.html, Charset: "UTF-8" }, Text: { Data: email.text, Charset: "UTF-8" } },
        Headers: [{ Name: MESSAGE_ID_HEADER, Value: email.messageId }],
        Attachments: email.attachments.map((attachment) => ({
          FileName: attachment.filename,
          ContentType: attachment.contentType,
          RawContent: attachment.content,
          ContentTransferEncoding: "BASE64",
          ContentDisposition: attachment.contentId ? "INLINE" : "ATTACHMENT",
          ...(attachment.contentId ? { ContentId: attachment.contentId } : {}),
        })),
      },
    },
  });
}

/** Node's and the SDK's codes for a connection that never stood. */
const NOT_CONNECTED = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];

function outcomeOf(error: unknown): SendOutcome {
  if (!(error instanceof Error)) return { outcome: "unknown", reason: String(error) };
  const reason = `${error.name} ${error.message}`;
  const { $metadata, $response, code } = error as Partial<SESv2ServiceException> & { code?: string };
  const status = $metadata?.httpStatusCode ?? $response?.statusCode;

  if (status === undefined) {
    const isConnected =
      !NOT_CONNECTED.includes(code ?? "") && !error.message.includes("did not establish a connection");
    return { outcome: isConnected ? "unknown" : "try_later", reason };
  }
  return { outcome: outcomes[classOfSesError({ name: error.name, message: error.message, status })], reason };
}

const outcomes = { account: "blocked", throttle: "try_later", address: "refused", unknown: "unknown" } as const;
