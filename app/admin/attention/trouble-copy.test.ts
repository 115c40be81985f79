import { expect, test } from "vitest";
import type { Trouble } from "#booking/attention/attention.ts";
import { attentionCopy, describeTrouble as describeInEnglish } from "#booking/attention/attention-copy.ts";
import { translateInto } from "../language/translate.ts";
import { describeTrouble, troubleCopy } from "./trouble-copy.ts";

const english = translateInto("en", null);
const payment = { paymentId: "pay_1", amountPaise: 150_000 };
const refund = { ...payment, refundId: "rfd_1" };
const dispute = { ...payment, disputeId: "disp_1", reason: null, respondBy: null };
const message = { message: "refund_sent", reason: null } as const;

const troubles = [
  { kind: "payment_quarantined", facts: { ...payment, expectedPaise: 160_000, currency: "INR" } },
  { kind: "payment_quarantined", facts: { ...payment, expectedPaise: 160_000, currency: "USD" } },
  { kind: "payment_contradicted", facts: payment },
  { kind: "order_unknown", facts: { orderId: "order_1", event: "order.paid" } },
  { kind: "refund_waiting", facts: { ...refund, reason: "the balance is too low" } },
  { kind: "refund_failed", facts: refund },
  { kind: "refunded_outside", facts: refund },
  { kind: "dispute_open", facts: dispute },
  { kind: "dispute_open", facts: { ...dispute, reason: "not_received", respondBy: "2027-02-14T04:30:00Z" } },
  { kind: "dispute_lost", facts: dispute },
  { kind: "webhooks_silent", facts: { capturedAt: "2027-02-14T04:30:00Z" } },
  { kind: "webhook_signature_bad", facts: { signature: "none" } },
  { kind: "webhook_signature_bad", facts: { signature: "wrong" } },
  { kind: "webhook_failed", facts: { event: "order.paid", reason: "it names no booking" } },
  { kind: "redis_away", facts: { eventId: "" } },
  { kind: "counters_differ", facts: { differences: "confirmed 3, not 2" } },
  { kind: "message_failed", facts: { ...message, channel: "sms" } },
  { kind: "message_failed", facts: { ...message, channel: "email", reason: "no such mailbox" } },
  { kind: "messages_held", facts: { channel: "sms", reason: null } },
  { kind: "messages_held", facts: { channel: "email", reason: "quota" } },
] as unknown as Trouble[];

test("a page says of each kind of trouble in English what an alarm by email says", () => {
  expect(new Set(troubles.map(({ kind }) => kind))).toEqual(new Set(Object.keys(attentionCopy)));
  for (const trouble of troubles) {
    const { title, whatToDo } = attentionCopy[trouble.kind];
    expect(troubleCopy[trouble.kind]).toEqual({ title, whatToDo });
    expect(describeTrouble(trouble, english)).toBe(describeInEnglish(trouble));
  }
});
