import { z } from "zod";

const text = z.string().min(1);
const optional = z
  .string()
  .optional()
  .transform((value) => value || undefined);

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: text.default("127.0.0.1"),
  PUBLIC_URL: z.url().transform((url) => url.replace(/\/$/, "")),
  DATABASE_URL: text,
  REDIS_URL: text,
  SECRET_KEY: text.min(32),
  SECRET_KEY_PREVIOUS: text.min(32).optional(),
  CRON_SECRET: text,
  METRICS_TOKEN: optional,
  RAZORPAY_KEY_ID: text,
  RAZORPAY_KEY_SECRET: text,
  RAZORPAY_WEBHOOK_SECRET: text,
  RAZORPAY_WEBHOOK_SECRET_PREVIOUS: optional,
  RAZORPAY_BASE_URL: z.url().default("https://api.razorpay.com"),
  RAZORPAY_CHECKOUT_URL: z.url().default("https://checkout.razorpay.com/v1/checkout.js"),
  RAZORPAY_CAPTURE: z.enum(["automatic", "manual"]).default("automatic"),
  RAZORPAY_CALLS_PER_SECOND: z.coerce.number().positive().default(20),
  AWS_REGION: text.default("ap-south-1"),
  AWS_ACCESS_KEY_ID: text,
  AWS_SECRET_ACCESS_KEY: text,
  SES_ENDPOINT: optional,
  EMAIL_FROM: text,
  TWILIO_ACCOUNT_SID: text,
  TWILIO_AUTH_TOKEN: text,
  TWILIO_BASE_URL: optional,
  SMS_FROM: text,
  EMAILS_PER_SECOND: z.coerce.number().positive().default(14),
  SMS_PER_SECOND: z.coerce.number().positive().default(10),
  ALARM_EMAIL: optional,
  CLIENT_ADDRESS_HEADER: optional,
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  DATABASE_POOL_MAX: z.coerce.number().int().min(2).max(100).default(10),
});

export type Config = z.infer<typeof Environment>;

/** A setting is missing or unusable. The message is one sentence for the person who starts the program. */
export class ConfigError extends Error {}

/**
 * Reads the environment, once, at start. This file is its only reader.
 * @throws ConfigError naming each setting that is wrong.
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(present);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigError(`The configuration is not usable (see .env.example): ${problems.join("; ")}.`);
  }
  refuseDemoSettings(parsed.data);
  return parsed.data;
}

/** Outside loopback the settings of `.env.example` would be known to everybody, and a simulator would take the money. */
function refuseDemoSettings(config: Config): void {
  if (isLoopback(config.PUBLIC_URL)) return;
  const secrets = [
    config.SECRET_KEY,
    config.SECRET_KEY_PREVIOUS,
    config.CRON_SECRET,
    config.METRICS_TOKEN,
    config.RAZORPAY_KEY_SECRET,
    config.RAZORPAY_WEBHOOK_SECRET,
    config.TWILIO_AUTH_TOKEN,
  ];
  if (secrets.some((secret) => secret?.startsWith("demo-"))) {
    throw new ConfigError(`The secrets of .env.example are for your own machine; ${config.PUBLIC_URL} needs its own.`);
  }
  const providers = [
    config.RAZORPAY_BASE_URL,
    config.RAZORPAY_CHECKOUT_URL,
    config.SES_ENDPOINT,
    config.TWILIO_BASE_URL,
  ];
  if (providers.some((url) => url !== undefined && isLoopback(url))) {
    throw new ConfigError(
      `A simulator cannot serve ${config.PUBLIC_URL}; point RAZORPAY_*, SES_* and TWILIO_* at the providers.`,
    );
  }
  if (config.RAZORPAY_KEY_ID.startsWith("rzp_live_") && config.RAZORPAY_BASE_URL !== "https://api.razorpay.com") {
    throw new ConfigError("A live Razorpay key may only be used with https://api.razorpay.com.");
  }
}

export function isLoopback(url: string): boolean {
  const host = new URL(url).hostname;
  return host === "localhost" || host === "[::1]" || host.startsWith("127.");
}
