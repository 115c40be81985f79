import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import type { AttentionKind } from "./attention.ts";

/** Takes trouble off the list that has ended by itself. Nothing happens if it is not on it. */
export async function settleAttention(
  { pool, clock }: { pool: Pool; clock: Clock },
  { eventId, kind, subject }: { eventId: string; kind: AttentionKind; subject: string },
): Promise<void> {
  await callFunction(pool, "settle_attention", [eventId, [kind], subject, clock.now()]);
}
