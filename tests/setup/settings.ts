import { type Inbox, startInbox } from "#simulators/inbox/start-inbox.ts";

export const CRON_SECRET = "demo-cron-secret";
/** The tests' accounts at the simulators. */
export const RAZORPAY = { keyId: "rzp_test_Startline00001", keySecret: "demo-key-secret", webhookSecret: "demo-hook" };
const TWILIO = { twilioAccountSid: "AC00000000000000000000000000000001", twilioAuthToken: "demo" };

/** SES and Twilio of one test. */
export const startTestInbox = (): Promise<Inbox> => startInbox({ port: 0, sesPort: 0, twilioPort: 0, ...TWILIO });

/** Nothing listens there. */
const NOWHERE = "http://127.0.0.1:9";

type Surroundings = { databaseUrl: string; redisUrl: string; razorpay: { url: string }; inbox?: Inbox };

/** The settings of every Startline that a test opens. Without an inbox no message finds its provider. */
export const testSettings = ({ databaseUrl, redisUrl, razorpay, inbox }: Surroundings) => ({
  PUBLIC_URL: "http://localhost:3000",
  DATABASE_URL: databaseUrl,
  REDIS_URL: redisUrl,
  SECRET_KEY: "demo-secret-key-of-the-tests-0123456789",
  CRON_SECRET,
  RAZORPAY_KEY_ID: RAZORPAY.keyId,
  RAZORPAY_KEY_SECRET: RAZORPAY.keySecret,
  RAZORPAY_WEBHOOK_SECRET: RAZORPAY.webhookSecret,
  RAZORPAY_BASE_URL: razorpay.url,
  AWS_ACCESS_KEY_ID: "demo",
  AWS_SECRET_ACCESS_KEY: "demo",
  SES_ENDPOINT: inbox?.sesUrl ?? NOWHERE,
  EMAIL_FROM: "Startline <tickets@startline.example>",
  TWILIO_ACCOUNT_SID: TWILIO.twilioAccountSid,
  TWILIO_AUTH_TOKEN: TWILIO.twilioAuthToken,
  TWILIO_BASE_URL: inbox?.twilioUrl ?? NOWHERE,
  SMS_FROM: "+15005550006",
});
