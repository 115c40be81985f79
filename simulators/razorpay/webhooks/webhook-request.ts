import type { Delivery, WebhookRequest } from "./delivery.ts";

/** The next try of a delivery as it goes out, with what faults do to it. Headers as measured on the real service. */
export function buildWebhookRequest(delivery: Delivery): WebhookRequest {
  const { event, body, signature, plan } = delivery;
  const request: WebhookRequest = {
    headers: {
      "Content-Type": "application/json",
      "User-Agent": "Razorpay-Webhook/v1",
      "Accept-Encoding": "gzip",
      "X-Razorpay-Signature": signature,
      "X-Razorpay-Event-Id": event.id,
      "Request-Id": event.id,
    },
    body,
  };
  for (const tamper of plan.tamperings) tamper(request, delivery);
  request.headers["Content-Length"] = String(Buffer.byteLength(request.body));
  return request;
}

/** Whether the endpoint's secret of that day proves the body. */
export function isSigned({ headers, body }: WebhookRequest, delivery: Delivery): boolean {
  return headers["X-Razorpay-Signature"] === delivery.signature && body === delivery.body;
}
