import type { Mailer, SmsSender } from "#booking/messages/ports.ts";
import { PASSWORD_LENGTH_MIN } from "#booking/organizers/password.ts";
import type { SignIn } from "#booking/organizers/sign-in.ts";
import { AUTOMATIC_CAPTURE_MINUTES, MANUAL_CAPTURE_MINUTES } from "#booking/payments/capture-rule.ts";
import type { Gateway } from "#booking/payments/gateway.ts";
import type { Config } from "#platform/config.ts";
import type { Pool } from "#platform/database.ts";
import { deriveKey } from "#platform/keys.ts";
import type { Log } from "#platform/log.ts";
import type { SignInLimits } from "#providers/guard-sign-in.ts";
import { openRazorpay } from "#providers/razorpay.ts";
import { openSesMailer } from "#providers/ses.ts";
import { openSignIn } from "#providers/sign-in.ts";
import { openTwilioSmsSender } from "#providers/twilio.ts";

const TIMEOUT_MS = 8000;

export const openRazorpayGateway = (config: Config): Gateway =>
  openRazorpay({
    baseUrl: config.RAZORPAY_BASE_URL,
    keyId: config.RAZORPAY_KEY_ID,
    keySecret: config.RAZORPAY_KEY_SECRET,
    webhookSecrets: [config.RAZORPAY_WEBHOOK_SECRET, config.RAZORPAY_WEBHOOK_SECRET_PREVIOUS].filter(
      (secret) => secret !== undefined,
    ),
    timeoutMs: TIMEOUT_MS,
    captureMinutes: { automatic: AUTOMATIC_CAPTURE_MINUTES, manual: MANUAL_CAPTURE_MINUTES },
  });

export const openMailer = (config: Config): Mailer =>
  openSesMailer({
    endpoint: config.SES_ENDPOINT,
    region: config.AWS_REGION,
    accessKeyId: config.AWS_ACCESS_KEY_ID,
    secretAccessKey: config.AWS_SECRET_ACCESS_KEY,
    from: config.EMAIL_FROM,
    timeoutMs: TIMEOUT_MS,
  });

export const openSmsSender = (config: Config): SmsSender =>
  openTwilioSmsSender({
    baseUrl: config.TWILIO_BASE_URL,
    accountSid: config.TWILIO_ACCOUNT_SID,
    authToken: config.TWILIO_AUTH_TOKEN,
    from: config.SMS_FROM,
    timeoutMs: TIMEOUT_MS,
  });

export const openOrganizerSignIn = (config: Config, deps: { pool: Pool; log: Log; limits: SignInLimits }): SignIn =>
  openSignIn({
    ...deps,
    secret: sessionSecret(config.SECRET_KEY),
    formerSecret: config.SECRET_KEY_PREVIOUS && sessionSecret(config.SECRET_KEY_PREVIOUS),
    publicUrl: config.PUBLIC_URL,
    passwordLengthMin: PASSWORD_LENGTH_MIN,
  });

const sessionSecret = (secret: string): string => deriveKey(secret, "organizer-sessions").toString("base64url");
