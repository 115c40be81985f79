import { callFunction, type Database, type Pool } from "#platform/database.ts";
import type { DisputeState } from "./dispute.ts";
import type { Consequences } from "./refunds.sql.ts";

export interface DisputesTable {
  event_id: string;
  razorpay_dispute_id: string;
  payment_id: string;
  booking_id: string;
  state: DisputeState;
  amount_paise: number;
  reason_code: string | null;
  respond_by: Date | null;
  created_at: Date;
  updated_at: Date;
}

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

const disputeTables = (db: Database) => db.withTables<{ disputes: DisputesTable }>();

/** The disputes about a booking's payments, oldest first. */
export async function selectDisputes(db: Database, booking: { eventId: string; id: string }): Promise<DisputesTable[]> {
  return disputeTables(db)
    .selectFrom("disputes")
    .selectAll()
    .where("event_id", "=", booking.eventId)
    .where("booking_id", "=", booking.id)
    .orderBy("created_at")
    .execute();
}
