import { isSameSecret, type SigningKey, sign } from "#platform/keys.ts";

const messageOf = (orderId: string, paymentId: string): string => `${orderId}|${paymentId}`;

/** What the play checkout hands to the page beside the two ids: as Razorpay's, by a key that is ours. */
export function signPlayCheckout([current]: readonly SigningKey[], orderId: string, paymentId: string): string {
  if (!current) throw new Error("no key to sign with");
  return sign(current.key, messageOf(orderId, paymentId)).toString("hex");
}

export const isPlaySignature = (
  keys: readonly SigningKey[],
  { orderId, paymentId, signature }: { orderId: string; paymentId: string; signature: string },
): boolean => keys.some(({ key }) => isSameSecret(signature, sign(key, messageOf(orderId, paymentId)).toString("hex")));
