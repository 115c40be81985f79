import type { Delivery, Parcel } from "./delivery.ts";

/** The next try of a delivery as it goes out, with what faults do to it. Headers as measured on the real service. */
export function packParcel(delivery: Delivery): Parcel {
  const { event, body, signature, plan } = delivery;
  const parcel: Parcel = {
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
  for (const tamper of plan.tamperings) tamper(parcel, delivery);
  parcel.headers["Content-Length"] = String(Buffer.byteLength(parcel.body));
  return parcel;
}

/** Whether the endpoint's secret of that day proves the body. */
export function isSigned({ headers, body }: Parcel, delivery: Delivery): boolean {
  return headers["X-Razorpay-Signature"] === delivery.signature && body === delivery.body;
}
