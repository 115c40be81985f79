import { callFunction, type Database, type Pool } from "#platform/database.ts";
import type { Posting } from "../ledger/posting.ts";
import type { RefundReason } from "./decide-settlement.ts";
import { paymentTables } from "./payments.sql.ts";

export type WantedRefund = {
  eventId: string;
  id: string;
  razorpayPaymentId: string;
  reason: RefundReason;
  amountPaise: number;
  tries: number;
};

/** Takes refunds to be asked for; the lease keeps a second worker away while the call is under way. */
export async function takeWantedRefunds(
  db: Database,
  now: Date,
  leaseUntil: Date,
  limit: number,
): Promise<WantedRefund[]> {
  const tables = paymentTables(db);
  const rows = await tables
    .updateTable("refunds")
    .set((column) => ({ leased_until: leaseUntil, next_try_at: leaseUntil, tries: column("tries", "+", 1) }))
    .where((where) =>
      where(
        where.refTuple("event_id", "id"),
        "in",
        tables
          .selectFrom("refunds")
          .select(["event_id", "id"])
          .where("state", "=", "wanted")
          .where("next_try_at", "<=", now)
          .orderBy("next_try_at")
          .limit(limit)
          .forUpdate()
          .skipLocked()
          .$asTuple("event_id", "id"),
      ),
    )
    .returningAll()
    .execute();
  return rows.map((row) => ({
    eventId: row.event_id,
    id: row.id,
    razorpayPaymentId: row.razorpay_payment_id,
    reason: row.reason,
    amountPaise: row.amount_paise,
    tries: row.tries,
  }));
}

export async function selectRefund(
  db: Database,
  eventId: string,
  id: string,
): Promise<Omit<WantedRefund, "tries"> | null> {
  const row = await paymentTables(db)
    .selectFrom("refunds")
    .select(["event_id", "id", "razorpay_payment_id", "reason", "amount_paise"])
    .where("event_id", "=", eventId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return null;
  const { event_id: eventIdOfRow, razorpay_payment_id: razorpayPaymentId, reason, amount_paise: amountPaise } = row;
  return { eventId: eventIdOfRow, id: row.id, razorpayPaymentId, reason, amountPaise };
}

export async function putOffRefund(db: Database, refund: WantedRefund, at: Date, error: string): Promise<void> {
  await paymentTables(db)
    .updateTable("refunds")
    .set({ next_try_at: at, leased_until: null, last_error: error })
    .where("event_id", "=", refund.eventId)
    .where("id", "=", refund.id)
    .where("state", "=", "wanted")
    .execute();
}

export async function finishRefundInSql(
  pool: Pool,
  refund: { eventId: string; id: string },
  end: { state: "requested" | "processed" | "failed"; razorpayRefundId: string },
  postings: Posting[],
  messages: { id: string; kind: string; channel: string }[],
  now: Date | null,
): Promise<void> {
  await callFunction(pool, "finish_refund", [
    refund.eventId,
    refund.id,
    end.state,
    end.razorpayRefundId,
    JSON.stringify(postings),
    JSON.stringify(messages),
    now,
  ]);
}
