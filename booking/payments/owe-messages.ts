import { newRowId } from "#platform/ids.ts";
import type { RefundReason } from "./decide-settlement.ts";

export type OwedKind = "booking_confirmed" | "place_lost_refunded" | "booking_cancelled" | "surplus_refunded";

/** The e-mail and the SMS that follow from an act; their rows are written in the transaction of the act itself. */
export const owedMessages = (eventId: string, kind: OwedKind) =>
  (["email", "sms"] as const).map((channel) => ({ id: newRowId("msg", eventId), kind, channel }));

export const KIND_OF_REFUND = {
  late: "place_lost_refunded",
  released: "place_lost_refunded",
  cancelled: "booking_cancelled",
  surplus: "surplus_refunded",
} as const satisfies Record<RefundReason, OwedKind>;
