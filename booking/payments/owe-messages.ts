import { newRowId } from "#platform/ids.ts";
import type { MessageKind } from "../messages/message.ts";
import type { RefundReason } from "./refund.ts";

export type OwedMessage = { id: string; kind: MessageKind; aboutId: string; channel: "email" | "sms" };

/**
 * The messages that follow from an act; their rows are written in the transaction of the act itself.
 * @param aboutId our refund or payment that they tell of; "" when they tell of the booking.
 */
export const owedMessages = (eventId: string, kind: MessageKind, aboutId = ""): OwedMessage[] =>
  CHANNELS_OF[kind].map((channel) => ({ id: newRowId("msg", eventId), kind, aboutId, channel }));

/** A cancelled booking is told by both channels at once; that the money is on its way follows by email alone. */
const CHANNELS_OF: Record<MessageKind, ("email" | "sms")[]> = {
  booking_confirmed: ["email", "sms"],
  place_lost_refunded: ["email", "sms"],
  booking_cancelled: ["email", "sms"],
  surplus_refunded: ["email", "sms"],
  payment_not_taken: ["email", "sms"],
  refund_sent: ["email"],
};

export const MESSAGE_KIND_OF_REFUND = {
  late: "place_lost_refunded",
  released: "place_lost_refunded",
  cancelled: "refund_sent",
  surplus: "surplus_refunded",
  quarantine: "refund_sent",
  outside: "refund_sent",
} as const satisfies Record<RefundReason, MessageKind>;
