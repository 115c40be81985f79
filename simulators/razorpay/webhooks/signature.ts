import { createHmac } from "node:crypto";

/** Lower-case hexadecimal HMAC-SHA256, the form of all of Razorpay's signatures. */
export function sign(message: string, secret: string): string {
  return createHmac("sha256", secret).update(message).digest("hex");
}

/** What Checkout hands to the page as proof that this payment belongs to this order. */
export function signPayment(orderId: string, paymentId: string, keySecret: string): string {
  return sign(`${orderId}|${paymentId}`, keySecret);
}
