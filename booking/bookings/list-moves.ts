import { callFunction, type Pool } from "#platform/database.ts";
import { type BookingKey, type EffectRow, effectOf, type MoveEffect, type MoveRefusal } from "./move-booking.ts";

/** `because`: why it can't be moved there; null where it can. */
export type PossibleMove = { categoryId: string; because: MoveRefusal | null } & MoveEffect;

/** What moving a confirmed booking to each of these categories would come to now: to show, never to decide. */
export async function listMoves(
  { pool }: { pool: Pool },
  booking: BookingKey,
  categoryIds: readonly string[],
): Promise<PossibleMove[]> {
  const moves: PossibleMove[] = [];
  for (const categoryId of categoryIds) {
    const values = [booking.eventId, booking.id, categoryId];
    const [row] = await callFunction<EffectRow & { outcome: "move" | MoveRefusal }>(pool, "preview_move", values);
    if (!row) throw new Error(`preview_move returned no row for ${booking.id}`);
    moves.push({ categoryId, because: row.outcome === "move" ? null : row.outcome, ...effectOf(row) });
  }
  return moves;
}
