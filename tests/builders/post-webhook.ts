import { randomText } from "#platform/ids.ts";
import { sign } from "#simulators/razorpay/webhooks/signature.ts";
import { RAZORPAY } from "#tests/setup/settings.ts";
import type { TestStartline } from "#tests/setup/startline.ts";

/** Sends a webhook of our own making, as Razorpay would. Answers the status once all that follows from it is done. */
export async function postWebhook(
  { api, drainBackgroundTasks }: TestStartline,
  body: string | object,
  { secret = RAZORPAY.webhookSecret, id = `event-${randomText(14)}` } = {},
): Promise<number> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const headers = {
    "x-razorpay-signature": sign(text, secret),
    "x-razorpay-event-id": id,
  };
  const reply = await api.request("/api/webhooks/razorpay", { method: "POST", headers, body: text });
  await drainBackgroundTasks();
  return reply.status;
}
