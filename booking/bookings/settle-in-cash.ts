import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import type { BookingKey } from "./move-booking.ts";

export type SettleRefusal = "nothing_owed" | "not_confirmed" | "amount_changed";

/**
 * An organizer says that what a move left owed was paid in cash. `owedPaise` and `version` are what the page showed: pressed
 * twice, or after another move, nothing is settled that was not looked at.
 */
export async function settleInCash(
  { pool, clock }: { pool: Pool; clock: Clock },
  { eventId, id }: BookingKey,
  { owedPaise, version, by }: { owedPaise: number; version: number; by: string },
): Promise<"settled" | SettleRefusal> {
  const facts = { amountPaise: owedPaise };
  const [row] = await callFunction<{ settle_in_cash: "settled" | SettleRefusal }>(pool, "settle_in_cash", [
    eventId,
    id,
    owedPaise,
    version,
    JSON.stringify(createAuditEntry(eventId, "settle_in_cash", { subject: id, by, facts })),
    clock.databaseNow(),
  ]);
  if (!row) throw new Error(`settle_in_cash returned no row for ${id}`);
  return row.settle_in_cash;
}
