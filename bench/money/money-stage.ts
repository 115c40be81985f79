import { freePort } from "../../servers/free-port.ts";
import { prepareStage, type Stage, startApp, startOurs } from "../stage.ts";
import { recordWebhooks, type WebhookRecorder } from "./webhook-recorder.ts";

/** The app and its worker, with a Razorpay and an inbox for email and SMS to practise on. */
export type MoneyStage = Stage & { razorpayUrl: string; recorder: WebhookRecorder };

export async function openMoneyStage(): Promise<MoneyStage> {
  const stage = await prepareStage();
  const [razorpay, inbox, ses, twilio] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const razorpayUrl = `http://127.0.0.1:${razorpay}`;
  const environment = {
    ...stage.environment,
    RAZORPAY_BASE_URL: razorpayUrl,
    RAZORPAY_CHECKOUT_URL: `${razorpayUrl}/v1/checkout.js`,
    SES_PORT: String(ses),
    SES_ENDPOINT: `http://127.0.0.1:${ses}`,
    TWILIO_PORT: String(twilio),
    TWILIO_BASE_URL: `http://127.0.0.1:${twilio}`,
  };
  const razorpayEnvironment = { ...environment, PORT: String(razorpay) };
  await startOurs(
    "Razorpay simulator",
    "simulators/razorpay/main.ts",
    razorpayEnvironment,
    `${razorpayUrl}/_sim/health`,
  );
  const inboxUrl = `http://127.0.0.1:${inbox}/messages`;
  await startOurs("inbox", "simulators/inbox/main.ts", { ...environment, PORT: String(inbox) }, inboxUrl);

  const money = { ...stage, environment, razorpayUrl, recorder: await recordWebhooks() };
  await resetRazorpay(money);
  await startApp(money);
  await startOurs("worker", "dist/worker.js", environment);
  return money;
}

const appsAddress = ({ url }: MoneyStage): string => `${url}/api/webhooks/razorpay`;

/** Who gets Razorpay's webhooks from now on; at first it is the app. */
export async function sendWebhooksTo(stage: MoneyStage, receiver: "app" | "recorder"): Promise<void> {
  const wanted = receiver === "app" ? appsAddress(stage) : stage.recorder.url;
  const { items } = (await askRazorpay(stage, "GET", "/endpoints")) as { items: { id: string; url: string }[] };
  for (const { id, url } of items)
    await askRazorpay(stage, "POST", `/endpoints/${id}/${url === wanted ? "enable" : "disable"}`);
}

/** A sentence if Razorpay still has webhooks that the app did not take. */
export async function findUndelivered(stage: MoneyStage): Promise<string[]> {
  const { deliveries } = (await askRazorpay(stage, "GET", "/stats")) as { deliveries: Record<string, number> };
  const { delivered, ...others } = deliveries;
  return Object.entries(others).map(
    ([state, times]) => `${times} webhooks are ${state}, beside ${delivered} delivered`,
  );
}

async function resetRazorpay(stage: MoneyStage): Promise<void> {
  const { RAZORPAY_KEY_ID: keyId, RAZORPAY_KEY_SECRET: keySecret, RAZORPAY_WEBHOOK_SECRET: secret } = stage.environment;
  const webhooks = [appsAddress(stage), stage.recorder.url].map((url) => ({ url, secret }));
  await askRazorpay(stage, "POST", "/reset", { merchants: [{ keyId, keySecret, webhooks }] });
  // All three of a payment set off at once: what is measured then is ours alone.
  await askRazorpay(stage, "POST", "/settings", { webhookSpreadMs: 0 });
  await sendWebhooksTo(stage, "app");
}

async function askRazorpay(
  { razorpayUrl }: MoneyStage,
  method: "GET" | "POST",
  path: string,
  body?: object,
): Promise<unknown> {
  const response = await fetch(`${razorpayUrl}/_sim${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
  if (!response.ok) throw new Error(`The Razorpay simulator answered ${response.status} to ${method} /_sim${path}.`);
  return response.json();
}
