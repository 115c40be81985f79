import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export type Webhook = { eventId: string; event: string; signature: string; body: string };
export type WebhookRecorder = { url: string; recorded: Webhook[] };

/** Takes webhooks in the app's place, so that they can be sent to it when and as fast as a measurement wants. */
export async function recordWebhooks(): Promise<WebhookRecorder> {
  const recorded: Webhook[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    recorded.push({
      eventId: String(request.headers["x-razorpay-event-id"]),
      event: JSON.parse(body).event,
      signature: String(request.headers["x-razorpay-signature"]),
      body,
    });
    response.end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, recorded };
}
