import { z } from "zod";
import { unsafeSettings } from "./unsafe-settings.ts";

const text = z.string().min(1);
const optional = z
  .string()
  .optional()
  .transform((value) => value || undefined);

const connections = (least: number) => z.coerce.number().int().min(least).max(100);

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
  WORKER_METRICS_PORT: z.coerce.number().int().min(1).max(65535).optional(),
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
  CLIENT_ADDRESS_HEADER: optional.pipe(
    z
      .string()
      .toLowerCase()
      .regex(/^[a-z0-9-]+$/, "the name of a header")
      .optional(),
  ),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  // Connections of one process: the sum of these four. What serves riders shares none with the rest.
  DATABASE_POOL_MAX: connections(2),
  DATABASE_JOB_POOL_MAX: connections(1),
  DATABASE_OFFICE_POOL_MAX: connections(1),
  DATABASE_SIGN_IN_POOL_MAX: connections(1),
});

export type Config = z.infer<typeof Environment>;

/** Vercel starts as many instances as it likes, and all of them share one pooler. */
const POOLS = {
  machine: {
    DATABASE_POOL_MAX: "10",
    DATABASE_JOB_POOL_MAX: "4",
    DATABASE_OFFICE_POOL_MAX: "4",
    DATABASE_SIGN_IN_POOL_MAX: "2",
  },
  vercel: {
    DATABASE_POOL_MAX: "4",
    DATABASE_JOB_POOL_MAX: "2",
    DATABASE_OFFICE_POOL_MAX: "2",
    DATABASE_SIGN_IN_POOL_MAX: "1",
  },
};

/** A setting is missing or unusable. The message is one sentence for the person who starts the program. */
export class ConfigError extends Error {}

/**
 * Reads the environment, once, at start. This file is its only reader.
 * @throws ConfigError naming each setting that is wrong.
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  // What was pasted with a space or a line's end is meant without.
  const trimmed = Object.entries(environment).map(([name, value]) => [name, value?.trim()]);
  const present = Object.fromEntries(trimmed.filter(([, value]) => value));
  const parsed = Environment.safeParse({
    ...(environment.VERCEL ? POOLS.vercel : POOLS.machine),
    ...present,
  });
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigError(`The configuration is not usable (see .env.example): ${problems.join("; ")}.`);
  }
  const unsafe = unsafeSettings(parsed.data);
  if (unsafe.length > 0) {
    throw new ConfigError(`The configuration is not safe for ${parsed.data.PUBLIC_URL}: ${unsafe.join("; ")}.`);
  }
  return parsed.data;
}
