import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";

const example = parseEnv(readFileSync(".env.example", "utf8"));

/** What a simulator takes where the environment says nothing. */
const defaultsOf = (name: string) =>
  Object.fromEntries(
    [...readFileSync(`simulators/${name}/main.ts`, "utf8").matchAll(/([A-Z]+_[A-Z_]+)"?(?:,| \?\?) "([^"]+)"/g)].map(
      ([, setting, value]) => [setting, value],
    ),
  );

test("simulators that are started by themselves are those that .env.example leads to", () => {
  const { RAZORPAY_KEY_ID, RAZORPAY_KEY_SECRET, RAZORPAY_WEBHOOK_SECRET } = example;
  expect(defaultsOf("razorpay")).toEqual({ RAZORPAY_KEY_ID, RAZORPAY_KEY_SECRET, RAZORPAY_WEBHOOK_SECRET });
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN } = example;
  const ports = {
    SES_PORT: new URL(example.SES_ENDPOINT as string).port,
    TWILIO_PORT: new URL(example.TWILIO_BASE_URL as string).port,
  };
  expect(defaultsOf("inbox")).toEqual({ ...ports, TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN });
});
