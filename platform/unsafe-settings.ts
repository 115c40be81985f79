import { isLoopback } from "./loopback.ts";

/** Ours to choose and theirs to give: everything that opens something to whoever knows it. */
const SECRETS = [
  "SECRET_KEY",
  "SECRET_KEY_PREVIOUS",
  "CRON_SECRET",
  "METRICS_TOKEN",
  "RAZORPAY_KEY_SECRET",
  "RAZORPAY_WEBHOOK_SECRET",
  "RAZORPAY_WEBHOOK_SECRET_PREVIOUS",
  "AWS_SECRET_ACCESS_KEY",
  "TWILIO_AUTH_TOKEN",
] as const;
const PROVIDERS = ["RAZORPAY_BASE_URL", "RAZORPAY_CHECKOUT_URL", "SES_ENDPOINT", "TWILIO_BASE_URL"] as const;
/** Made up in .env.example, and of no account. */
const DEMO_ONLY = {
  RAZORPAY_KEY_ID: /^rzp_test_Startline0+1$/,
  AWS_ACCESS_KEY_ID: /^demo/,
  TWILIO_ACCOUNT_SID: /^AC0+1$/,
  EMAIL_FROM: /@startline\.example/,
  ALARM_EMAIL: /@startline\.example/,
};

type Checked = (typeof SECRETS)[number] | (typeof PROVIDERS)[number] | keyof typeof DEMO_ONLY | "CLIENT_ADDRESS_HEADER";
export type CheckedSettings = { PUBLIC_URL: string } & { [name in Checked]?: string | undefined };

export const MASTER_SECRET_LENGTH_MIN = 32;
/** Chosen, not derived: long enough that nobody guesses it, and no letter pressed many times. */
const SECRET_LENGTH_MIN = 16;
const SECRET_CHARACTERS_MIN = 6;
/** Every other key is derived from these. */
const LONGER_SECRETS: { [name: string]: number } = {
  SECRET_KEY: MASTER_SECRET_LENGTH_MIN,
  SECRET_KEY_PREVIOUS: MASTER_SECRET_LENGTH_MIN,
};
/** Anybody may send them, and a proxy adds to what was sent. */
const FORGEABLE_HEADERS = ["x-forwarded-for", "forwarded"];

/**
 * What must not be so where others can reach us, in a sentence each: what `.env.example` says is known to everybody, a
 * simulator would take the money, and without the visitor's address everybody is one person.
 */
export function unsafeSettings(config: CheckedSettings): string[] {
  if (isLoopback(config.PUBLIC_URL)) return [];
  return [
    ...(config.PUBLIC_URL.startsWith("https://")
      ? []
      : ["PUBLIC_URL: it begins with https:// outside of your own machine"]),
    ...SECRETS.flatMap((name) => secretFaults(name, config[name])),
    ...Object.entries(DEMO_ONLY)
      .filter(([name, pattern]) => pattern.test(config[name as keyof typeof DEMO_ONLY] ?? ""))
      .map(([name]) => `${name}: that of .env.example is for your own machine`),
    ...PROVIDERS.flatMap((name) => providerFaults(name, config[name])),
    ...liveKeyFaults(config),
    ...addressFaults(config.CLIENT_ADDRESS_HEADER),
  ];
}

function secretFaults(name: string, secret: string | undefined): string[] {
  if (secret === undefined) return [];
  if (secret.startsWith("demo")) return [`${name}: that of .env.example is for your own machine`];
  const least = LONGER_SECRETS[name] ?? SECRET_LENGTH_MIN;
  const isWeak = secret.length < least || new Set(secret).size < SECRET_CHARACTERS_MIN;
  return isWeak ? [`${name}: at least ${least} characters by chance, as of \`openssl rand -base64 48\``] : [];
}

function providerFaults(name: string, url: string | undefined): string[] {
  if (url === undefined) return [];
  const { protocol, hostname } = new URL(url);
  if (protocol === "https:" && !isNearby(hostname)) return [];
  return [`${name}: a simulator cannot serve people; leave it empty`];
}

/** An address of this machine or of its own network, as a number or by a name that only they know. */
function isNearby(hostname: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  return (
    /^(0|10|127)\.|^169\.254\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\./.test(host) ||
    (host.includes(":") && /^(::|f[cd]|fe[89ab])/i.test(host)) ||
    /(^|\.)(localhost|local|internal)\.?$/.test(host) ||
    !/[.:]/.test(host)
  );
}

function liveKeyFaults({ RAZORPAY_KEY_ID: key, RAZORPAY_BASE_URL: url }: CheckedSettings): string[] {
  if (!key?.startsWith("rzp_live_") || url === "https://api.razorpay.com") return [];
  return ["RAZORPAY_BASE_URL: a live key is only for https://api.razorpay.com"];
}

function addressFaults(header: string | undefined): string[] {
  if (header === undefined) {
    return ["CLIENT_ADDRESS_HEADER: without it all visitors are one address; x-real-ip on Vercel and behind our nginx"];
  }
  return FORGEABLE_HEADERS.includes(header)
    ? [`CLIENT_ADDRESS_HEADER: visitors can write ${header} themselves; x-real-ip on Vercel and behind our nginx`]
    : [];
}
