import { z } from "zod";
import { databaseFault, type FindFault, redisFault, webFault } from "./addresses.ts";
import { MASTER_SECRET_LENGTH_MIN, unsafeSettings } from "./unsafe-settings.ts";

const text = z.string().min(1);
const optional = z
  .string()
  .optional()
  .transform((value) => value || undefined);

const address = (findFault: FindFault) =>
  z.string().superRefine((value, context) => {
    const fault = findFault(value);
    if (fault !== null) context.addIssue({ code: "custom", message: fault });
  });

const connections = (least: number) => z.coerce.number().int().min(least).max(100);

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: text.default("127.0.0.1"),
  PUBLIC_URL: address(webFault).transform((url) => url.replace(/\/$/, "")),
  DATABASE_URL: address(databaseFault),
  REDIS_URL: address(redisFault),
  SECRET_KEY: text.min(MASTER_SECRET_LENGTH_MIN),
  SECRET_KEY_PREVIOUS: text.min(MASTER_SECRET_LENGTH_MIN).optional(),
  CRON_SECRET: text,
  METRICS_TOKEN: optional,
  WORKER_METRICS_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  RAZORPAY_KEY_ID: text,
  RAZORPAY_KEY_SECRET: text,
  RAZORPAY_WEBHOOK_SECRET: text,
  RAZORPAY_WEBHOOK_SECRET_PREVIOUS: optional,
  RAZORPAY_BASE_URL: address(webFault).default("https://api.razorpay.com"),
  RAZORPAY_CHECKOUT_URL: address(webFault).default("https://checkout.razorpay.com/v1/checkout.js"),
  RAZORPAY_CAPTURE: z.enum(["automatic", "manual"]).default("automatic"),
  RAZORPAY_CALLS_PER_SECOND: z.coerce.number().positive().default(20),
  AWS_REGION: text.default("ap-south-1"),
  AWS_ACCESS_KEY_ID: text,
  AWS_SECRET_ACCESS_KEY: text,
  SES_ENDPOINT: address(webFault).optional(),
  EMAIL_FROM: text,
  TWILIO_ACCOUNT_SID: text,
  TWILIO_AUTH_TOKEN: text,
  TWILIO_BASE_URL: address(webFault).optional(),
  SMS_FROM: text,
  EMAILS_PER_SECOND: z.coerce.number().positive().default(14),
  SMS_PER_SECOND: z.coerce.number().positive().default(10),
  SMS_PART_PAISE: z.coerce.number().int().nonnegative().default(50),
  ALARM_EMAIL: optional,
  CLIENT_ADDRESS_HEADER: optional.pipe(
    z
      .string()
      .toLowerCase()
      .regex(/^[a-z0-9-]+$/, "the name of a header")
      .optional(),
  ),
  SECOND_FACTOR: z.enum(["optional", "required"]).default("optional"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  // Connections of one process: the sum of these five. What serves riders shares none with the rest.
  DATABASE_POOL_MAX: connections(2),
  DATABASE_VISITOR_POOL_MAX: connections(1),
  DATABASE_JOB_POOL_MAX: connections(1),
  DATABASE_OFFICE_POOL_MAX: connections(1),
  DATABASE_SIGN_IN_POOL_MAX: connections(1),
  /** Vercel says so itself. */
  isOnVercel: z.boolean(),
});

export type Config = z.infer<typeof Environment>;

/** Vercel starts as many instances as it likes, and all of them share one pooler. */
const POOLS = {
  machine: {
    DATABASE_POOL_MAX: "10",
    DATABASE_VISITOR_POOL_MAX: "3",
    DATABASE_JOB_POOL_MAX: "4",
    DATABASE_OFFICE_POOL_MAX: "4",
    DATABASE_SIGN_IN_POOL_MAX: "2",
  },
  vercel: {
    DATABASE_POOL_MAX: "4",
    DATABASE_VISITOR_POOL_MAX: "2",
    DATABASE_JOB_POOL_MAX: "2",
    DATABASE_OFFICE_POOL_MAX: "2",
    DATABASE_SIGN_IN_POOL_MAX: "1",
  },
};

/** A setting is missing or unusable. The message has a line for each, for the person who starts the program. */
export class ConfigError extends Error {}

/**
 * Reads the environment, once, at start. This file is its only reader.
 * @throws ConfigError naming each setting that is wrong.
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  // Spaces and line ends around a value come from pasting.
  const trimmed = Object.entries(environment).map(([name, value]) => [name, value?.trim()]);
  const present = Object.fromEntries(trimmed.filter(([, value]) => value));
  const parsed = Environment.safeParse({
    ...(environment.VERCEL ? POOLS.vercel : POOLS.machine),
    ...present,
    isOnVercel: Boolean(environment.VERCEL),
  });
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => {
      const name = path.join(".");
      return Object.hasOwn(present, name) ? `${name}: ${message}` : `${name} is missing`;
    });
    throw new ConfigError(listed("The configuration is not usable (see .env.example)", faults));
  }
  const unsafe = unsafeSettings(parsed.data);
  if (unsafe.length > 0) {
    throw new ConfigError(listed(`The configuration is not safe for ${parsed.data.PUBLIC_URL}`, unsafe));
  }
  return parsed.data;
}

const listed = (what: string, faults: readonly string[]): string =>
  `${what}:\n${faults.map((fault) => `  ${fault}.`).join("\n")}`;
