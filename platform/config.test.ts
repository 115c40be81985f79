import { spawnSync } from "node:child_process";
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
  CRON_SECRET: "8wKq1vZtY0nXb3Jm",
  METRICS_TOKEN: "8wKq1vZtY0nXb3Jm",
  TWILIO_ACCOUNT_SID: "AC5f0c3a9d1be24768a0c3a9d1be247681",
  TWILIO_AUTH_TOKEN: "5f0c3a9d1be24768a0c3a9d1be247681",
  AWS_ACCESS_KEY_ID: "AKIA5TZQ0XK1V2BNM3RL",
  AWS_SECRET_ACCESS_KEY: "8wKq1vZtY0nXb3Jm8wKq1vZtY0nXb3Jm",
  RAZORPAY_KEY_ID: "rzp_live_8wKq1vZtY0nXb3",
  RAZORPAY_KEY_SECRET: "8wKq1vZtY0nXb3Jm8wKq1vZt",
  RAZORPAY_WEBHOOK_SECRET: "8wKq1vZtY0nXb3Jm",
  EMAIL_FROM: "Rides <tickets@rides.example.org>",
  ALARM_EMAIL: "",
  CLIENT_ADDRESS_HEADER: "X-Real-IP",
  RAZORPAY_BASE_URL: "https://api.razorpay.com",
  RAZORPAY_CHECKOUT_URL: "https://checkout.razorpay.com/v1/checkout.js",
  SES_ENDPOINT: "",
  TWILIO_BASE_URL: "",
};

test(".env.example works unedited on one's own machine, but for the two servers that the demo starts", () => {
  expect(() => readConfig(parseEnv(readFileSync(".env.example", "utf8")))).toThrow(
    /:\n {2}DATABASE_URL is missing\.\n {2}REDIS_URL is missing\.$/,
  );
  expect(readConfig(example)).toMatchObject({ PORT: 3000, PUBLIC_URL: "http://localhost:3000" });
});

test("a shell reads .env.example as Node does", () => {
  const print = "set -a; . ./.env.example; exec node -p 'JSON.stringify(process.env)'";
  const { stdout, stderr } = spawnSync("sh", ["-c", print], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toMatchObject(parseEnv(readFileSync(".env.example", "utf8")));
});

test("each setting that is missing has a line of its own", () => {
  expect(() => readConfig({})).toThrow(ConfigError);
  expect(() => readConfig({})).toThrow(/\n {2}PUBLIC_URL is missing\.\n {2}DATABASE_URL is missing\.\n/);
  expect(() => readConfig({ ...example, DATABASE_URL: "" })).toThrow(/:\n {2}DATABASE_URL is missing\.$/);
});

test.each([
  ["PUBLIC_URL", "rides.example.org"],
  ["PUBLIC_URL", "localhost:3000"],
  ["DATABASE_URL", "localhost"],
  ["DATABASE_URL", "localhost:5432/startline"],
  ["DATABASE_URL", "postgres://user:pa#ss@localhost/startline"],
  ["REDIS_URL", "localhost:6379"],
  ["REDIS_URL", "redis://"],
  ["REDIS_URL", "redis://:pa#ss@localhost"],
  ["REDIS_URL", "redis-cluster://"],
  ["REDIS_URL", "redis-cluster://one:port"],
  ["RAZORPAY_BASE_URL", "127.0.0.1:3001"],
  ["RAZORPAY_CHECKOUT_URL", "checkout.example.org"],
  ["SES_ENDPOINT", "127.0.0.1:3003"],
  ["TWILIO_BASE_URL", "localhost:3004"],
])("%s is named when it is no address: %s", (name, value) => {
  for (const settings of [example, own]) {
    expect(() => readConfig({ ...settings, [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ ...settings, [name]: value })).toThrow(new RegExp(`:\n  ${name}: .*an address `));
  }
});

test.each([
  ["DATABASE_URL", "postgresql://user:p%40ss@db.example.org:6432/startline?sslmode=require"],
  ["DATABASE_URL", "postgres:///startline?host=/run/postgresql"],
  ["DATABASE_URL", "postgres://user@/startline?host=/run/postgresql"],
  ["DATABASE_URL", "postgres://%2Frun%2Fpostgresql/startline"],
  ["REDIS_URL", "rediss://:p%40ss@redis.example.org:6380/2"],
  ["REDIS_URL", "redis-cluster://user:secret@one:7000,two:7001"],
  ["REDIS_URL", "rediss-cluster://cfg.example.org"],
])("%s may be %s", (name, value) => {
  expect(readConfig({ ...own, [name]: value })).toMatchObject({ [name]: value });
});

test("of a secret an error says only what it has to be like", () => {
  const leastOf = (name: string) => () => readConfig({ ...own, [name]: "a".repeat(39) });
  expect(leastOf("SECRET_KEY")).toThrow("SECRET_KEY: at least 32 characters");
  expect(leastOf("CRON_SECRET")).toThrow("CRON_SECRET: at least 16 characters");
});

test("own secrets and the providers' own addresses work outside loopback", () => {
  expect(readConfig(own).PUBLIC_URL).toBe("https://rides.example.org");
});

test("spaces and line ends around a setting are not part of it, and blanks are no setting", () => {
  expect(readConfig({ ...own, CRON_SECRET: " 8wKq1vZtY0nXb3Jm\n" }).CRON_SECRET).toBe("8wKq1vZtY0nXb3Jm");
  for (const name of ["SECRET_KEY", "CRON_SECRET", "RAZORPAY_WEBHOOK_SECRET"]) {
    expect(() => readConfig({ ...example, [name]: " ".repeat(40) })).toThrow(ConfigError);
  }
});

test("the five pools of a process that have a setting hold at most 23 connections, and 11 on Vercel, beside the one of its beats", () => {
  const names = [
    "DATABASE_POOL_MAX",
    "DATABASE_VISITOR_POOL_MAX",
    "DATABASE_JOB_POOL_MAX",
    "DATABASE_OFFICE_POOL_MAX",
    "DATABASE_SIGN_IN_POOL_MAX",
  ] as const;
  const unset = Object.fromEntries(names.map((name) => [name, ""]));
  const sumOf = (settings: Record<string, string>) => {
    const config = readConfig({ ...own, ...unset, ...settings });
    return names.reduce((sum, name) => sum + config[name], 0);
  };
  expect([sumOf({}), sumOf({ VERCEL: "1" })]).toEqual([23, 11]);
});

test("an instance on Vercel takes fewer connections, unless told how many", () => {
  expect(readConfig({ ...own, DATABASE_POOL_MAX: "" }).DATABASE_POOL_MAX).toBe(10);
  expect(readConfig({ ...own, DATABASE_POOL_MAX: "", VERCEL: "1" }).DATABASE_POOL_MAX).toBe(4);
  expect(readConfig({ ...own, DATABASE_POOL_MAX: "7", VERCEL: "1" }).DATABASE_POOL_MAX).toBe(7);
});

const ofTheDemo = Object.keys(example).filter((name) =>
  /^(CRON|METRICS|RAZORPAY|AWS|TWILIO|SES)_.*(SECRET|TOKEN|KEY|_ID|URL|ENDPOINT)$|^SECRET_KEY$|EMAIL(_FROM)?$|^CLIENT/.test(
    name,
  ),
);
test.each(ofTheDemo)("outside loopback %s of .env.example is refused", (name) => {
  expect(() => readConfig({ ...own, [name]: example[name] })).toThrow(name);
});

test.each([
  [{ PUBLIC_URL: "http://rides.example.org" }],
  [{ PUBLIC_URL: "http://0.0.0.0:3000" }],
  [{ PUBLIC_URL: "http://127.rides.example.org" }],
  [{ PUBLIC_URL: "http://192.168.1.10:3000" }],
  [{ SECRET_KEY_PREVIOUS: example.SECRET_KEY }],
  [{ SECRET_KEY_PREVIOUS: "too short" }],
  [{ SECRET_KEY: "a".repeat(40) }],
  [{ RAZORPAY_WEBHOOK_SECRET_PREVIOUS: example.RAZORPAY_WEBHOOK_SECRET }],
  [{ RAZORPAY_WEBHOOK_SECRET_PREVIOUS: "x" }],
  [{ RAZORPAY_WEBHOOK_SECRET: "short" }],
  [{ CRON_SECRET: "" }],
  [{ CRON_SECRET: "x" }],
  [{ METRICS_TOKEN: "x" }],
  [{ TWILIO_AUTH_TOKEN: "own" }],
  [{ RAZORPAY_BASE_URL: "http://0.0.0.0:3001", RAZORPAY_KEY_ID: "rzp_test_8wKq1vZtY0nXb3" }],
  [{ RAZORPAY_BASE_URL: "http://[::]:3001", RAZORPAY_KEY_ID: "rzp_test_8wKq1vZtY0nXb3" }],
  [{ RAZORPAY_BASE_URL: "https://razorpay.simulator.example" }],
  [{ RAZORPAY_CHECKOUT_URL: "https://10.0.0.5/v1/checkout.js" }],
  [{ SES_ENDPOINT: "https://192.168.1.10" }],
  [{ SES_ENDPOINT: "https://[fd00::1]" }],
  [{ SES_ENDPOINT: "http://ses.example.org" }],
  [{ TWILIO_BASE_URL: "https://inbox" }],
  [{ TWILIO_BASE_URL: "https://172.20.0.2" }],
  [{ CLIENT_ADDRESS_HEADER: "" }],
  [{ CLIENT_ADDRESS_HEADER: "X-Forwarded-For" }],
])("outside loopback %o is refused", (setting) => {
  expect(() => readConfig({ ...own, ...setting })).toThrow(ConfigError);
  expect(() => readConfig({ ...own, ...setting })).toThrow(Object.keys(setting)[0]);
});
