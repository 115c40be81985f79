import { callFunction, type Pool } from "#platform/database.ts";
import type { DisputeState } from "./dispute.ts";
import type { Consequences } from "./refunds.sql.ts";

export type DisputeToStore = {
  razorpayDisputeId: string;
  state: DisputeState;
  amountPaise: number;
  reasonCode: string | null;
  respondBy: string | null;
};

export async function recordDisputeInSql(
  pool: Pool,
  payment: { eventId: string; id: string },
  dispute: DisputeToStore,
  { refundedBeforePaise, postings, attention }: Omit<Consequences, "messages">,
  now: Date | null,
): Promise<void> {
  await callFunction(pool, "record_dispute", [
    payment.eventId,
    payment.id,
    JSON.stringify(dispute),
    refundedBeforePaise,
    JSON.stringify(postings),
    JSON.stringify(attention),
    now,
  ]);
}
