import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

const example: Record<string, string | undefined> = {
  ...parseEnv(readFileSync(".env.example", "utf8")),
  DATABASE_URL: "postgres://127.0.0.1/startline",
  REDIS_URL: "redis://127.0.0.1",
};
const own: Record<string, string | undefined> = {
  ...example,
  PUBLIC_URL: "https://rides.example.org",
  SECRET_KEY: "an-own-secret-of-more-than-32-characters",
  CRON_SECRET: "own",
  METRICS_TOKEN: "own",
  TWILIO_AUTH_TOKEN: "own",
  RAZORPAY_KEY_SECRET: "own",
  RAZORPAY_WEBHOOK_SECRET: "own",
  RAZORPAY_BASE_URL: "https://api.razorpay.com",
  RAZORPAY_CHECKOUT_URL: "https://checkout.razorpay.com/v1/checkout.js",
  SES_ENDPOINT: "",
  TWILIO_BASE_URL: "",
};

test(".env.example works unedited on one's own machine", () => {
  expect(readConfig(example)).toMatchObject({ PORT: 3000, PUBLIC_URL: "http://localhost:3000" });
});

test("what is missing is named in one sentence", () => {
  expect(() => readConfig({ ...example, DATABASE_URL: "" })).toThrow(/DATABASE_URL/);
  expect(() => readConfig({ ...example, DATABASE_URL: "" })).toThrow(ConfigError);
});

test("own secrets and the providers' own addresses work outside loopback", () => {
  expect(readConfig(own).PUBLIC_URL).toBe("https://rides.example.org");
});

test.each([
  [{ SECRET_KEY: example.SECRET_KEY }],
  [{ SECRET_KEY_PREVIOUS: example.SECRET_KEY }],
  [{ SECRET_KEY_PREVIOUS: "too short" }],
  [{ CRON_SECRET: example.CRON_SECRET }],
  [{ METRICS_TOKEN: example.METRICS_TOKEN }],
  [{ RAZORPAY_KEY_SECRET: example.RAZORPAY_KEY_SECRET }],
  [{ RAZORPAY_WEBHOOK_SECRET: example.RAZORPAY_WEBHOOK_SECRET }],
  [{ RAZORPAY_BASE_URL: example.RAZORPAY_BASE_URL }],
  [{ RAZORPAY_CHECKOUT_URL: example.RAZORPAY_CHECKOUT_URL }],
  [{ SES_ENDPOINT: example.SES_ENDPOINT }],
  [{ TWILIO_BASE_URL: example.TWILIO_BASE_URL }],
  [{ CRON_SECRET: "" }],
])("outside loopback %o is refused", (setting) => {
  expect(() => readConfig({ ...own, ...setting })).toThrow(ConfigError);
});
