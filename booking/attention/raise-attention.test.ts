import { expect, test } from "vitest";
import { newEventId } from "#platform/ids.ts";
import { createAttentionItem } from "./raise-attention.ts";

const eventId = newEventId();

test("an item has the facts of its kind", () => {
  const facts = { refundId: "rfd_1", paymentId: "pay_1", amountPaise: 152_500 };
  const item = createAttentionItem(eventId, "refund_failed", "pmt_1", facts);
  expect(item).toEqual({ id: item.id, kind: "refund_failed", subject: "pmt_1", facts });
});

test("an item with the facts of another kind does not compile", () => {
  // @ts-expect-error a refund that failed has an amount
  createAttentionItem(eventId, "refund_failed", "pmt_1", { refundId: "rfd_1", paymentId: "pay_1" });
  // @ts-expect-error a signature is wrong or missing
  createAttentionItem(eventId, "webhook_signature_bad", "razorpay", { signature: "late" });
});
