import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { newRowId } from "#platform/ids.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";

/** What a move comes to, in paise. */
export type MoveEffect = {
  /** Goes back of what was paid at Razorpay. */
  refundPaise: number;
  /** What the rider then owes the organizer; below zero, what the organizer has to give back in cash. */
  owedPaise: number;
};

export type MoveRefusal =
  | "unknown_category"
  | "event_cancelled"
  | "not_confirmed"
  | "same_category"
  | "category_full"
  | "being_refunded"
  | "amount_changed";

export type MoveAnswer =
  | ({ moved: true; isNew: boolean } & MoveEffect)
  /** With the effect that it would have now, where it can be moved. */
  | ({ moved: false; because: MoveRefusal } & MoveEffect);

export type MoveRequest = {
  /** Made by the page: the same request sent twice moves once. */
  requestId: string;
  categoryId: string;
  /** As the organizer saw it: where it would be another by now, nothing happens. */
  shown: MoveEffect;
  note: string;
  by: string;
};

export type BookingKey = { eventId: string; id: string };

export type EffectRow = { refund_paise: number; owed_paise: number };
export const effectOf = (row: EffectRow): MoveEffect => ({ refundPaise: row.refund_paise, owedPaise: row.owed_paise });

/**
 * Moves a confirmed booking to another category. Of a cheaper one the difference goes back as a refund, stored in the same
 * transaction; of a dearer one it is owed by the rider. The ticket is sent again. Asked for twice it happens once.
 */
export async function moveBooking(
  { pool, clock }: { pool: Pool; clock: Clock },
  { eventId, id }: BookingKey,
  { requestId, categoryId, shown, note, by }: MoveRequest,
): Promise<MoveAnswer> {
  const [row] = await callFunction<EffectRow & { outcome: "moved" | MoveRefusal; is_new: boolean }>(
    pool,
    "move_booking",
    [
      eventId,
      id,
      categoryId,
      requestId,
      JSON.stringify(shown),
      newRowId("rfd", eventId),
      note,
      JSON.stringify(createAuditEntry(eventId, "move_booking", { subject: id, by, facts: { note } })),
      clock.databaseNow(),
    ],
  );
  if (!row) throw new Error(`move_booking returned no row for ${id}`);
  const { outcome } = row;
  if (outcome !== "moved") return { moved: false, because: outcome, ...effectOf(row) };
  return { moved: true, isNew: row.is_new, ...effectOf(row) };
}
