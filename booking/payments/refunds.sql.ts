import { callFunction, type Database, type Pool } from "#platform/database.ts";
import type { Posting } from "../ledger/posting.ts";
import type { RefundReason } from "./decide-settlement.ts";
import { paymentTables, type RefundsTable } from "./payments.sql.ts";

export type Refund = {
  eventId: string;
  id: string;
  razorpayPaymentId: string;
  razorpayRefundId: string | null;
  reason: RefundReason;
  attemptNo: number;
  amountPaise: number;
  state: RefundsTable["state"];
  /** How often this state was taken up by the job. */
  tries: number;
};

/** Takes refunds to be asked for or asked about; the lease keeps a second worker away while the call is under way. */
export async function takeDueRefunds(db: Database, now: Date, leaseUntil: Date, limit: number): Promise<Refund[]> {
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
          .where("state", "in", ["wanted", "requested"])
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
  return rows.map(refundOf);
}

export async function selectRefund(db: Database, eventId: string, id: string): Promise<Refund | null> {
  const row = await paymentTables(db)
    .selectFrom("refunds")
    .selectAll()
    .where("event_id", "=", eventId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? refundOf(row) : null;
}

const refundOf = (row: RefundsTable): Refund => ({
  eventId: row.event_id,
  id: row.id,
  razorpayPaymentId: row.razorpay_payment_id,
  razorpayRefundId: row.razorpay_refund_id,
  reason: row.reason,
  attemptNo: row.attempt_no,
  amountPaise: row.amount_paise,
  state: row.state,
  tries: row.tries,
});

/** Nothing new is known: look again then, unless somebody has learned something meanwhile. */
export async function putOffRefund(db: Database, refund: Refund, at: Date, error: string): Promise<void> {
  await paymentTables(db)
    .updateTable("refunds")
    .set({ next_try_at: at, leased_until: null, last_error: error })
    .where("event_id", "=", refund.eventId)
    .where("id", "=", refund.id)
    .where("state", "=", refund.state)
    .execute();
}

export type RefundEnd =
  | { state: "requested"; razorpayRefundId: string; checkAt: Date }
  | { state: "processed"; razorpayRefundId: string; postings: Posting[]; messages: OwedMessage[] }
  | { state: "failed"; next: { id: string; tryAt: Date } | null };
type OwedMessage = { id: string; kind: string; channel: string };

/** False when this refund had come to its end before; then nothing is written. */
export async function finishRefundInSql(
  pool: Pool,
  refund: { eventId: string; id: string },
  end: RefundEnd,
  now: Date | null,
): Promise<boolean> {
  const [row] = await callFunction<{ finish_refund: boolean }>(pool, "finish_refund", [
    refund.eventId,
    refund.id,
    end.state,
    end.state === "failed" ? null : end.razorpayRefundId,
    end.state === "requested" ? end.checkAt : end.state === "failed" ? (end.next?.tryAt ?? null) : null,
    end.state === "failed" ? (end.next?.id ?? null) : null,
    JSON.stringify(end.state === "processed" ? end.postings : []),
    JSON.stringify(end.state === "processed" ? end.messages : []),
    now,
  ]);
  return row?.finish_refund ?? false;
}
