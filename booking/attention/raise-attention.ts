import { callFunction, type Pool } from "#platform/database.ts";
import { ID_OF_NO_EVENT, newRowId } from "#platform/ids.ts";
import type { AttentionFacts, AttentionItem, AttentionKind, Trouble } from "./attention.ts";

type RaisedTrouble = Trouble & { eventId: string; bookingId?: string };

/** Puts trouble on the list by itself, where no other change is written with it. Raised again, it is the same item. */
export async function raiseAttention(
  pool: Pool,
  { eventId, bookingId, kind, subject, facts }: RaisedTrouble,
  now: Date | null,
): Promise<void> {
  const items = JSON.stringify([createAttentionItem(eventId, kind, subject, facts)]);
  await callFunction(pool, "raise_attention", [eventId, bookingId ?? null, items, now]);
}

/** An item to be written in the transaction of the change that it tells of. The facts are those of its kind. */
export const createAttentionItem = <Kind extends AttentionKind>(
  eventId: string,
  kind: Kind,
  subject: string,
  facts: AttentionFacts[Kind],
): AttentionItem => ({ id: newRowId("att", eventId || ID_OF_NO_EVENT), kind, subject, facts }) as AttentionItem;
