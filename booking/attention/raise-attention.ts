import { callFunction, type Pool } from "#platform/database.ts";
import { ID_OF_NO_EVENT, newRowId } from "#platform/ids.ts";
import type { AttentionItem } from "./attention.ts";

type Trouble = Omit<AttentionItem, "id"> & { eventId: string; bookingId?: string };

/** Puts trouble on the list by itself, where no other change is written with it. Raised again, it is the same item. */
export async function raiseAttention(pool: Pool, trouble: Trouble, now: Date | null): Promise<void> {
  const { eventId, bookingId = null, kind, subject, facts } = trouble;
  const items = JSON.stringify([attentionItem(eventId, kind, subject, facts)]);
  await callFunction(pool, "raise_attention", [eventId, bookingId, items, now]);
}

/** An item to be written in the transaction of the change that it tells of. */
export const attentionItem = (
  eventId: string,
  kind: AttentionItem["kind"],
  subject: string,
  facts: AttentionItem["facts"] = {},
): AttentionItem => ({ id: newRowId("att", eventId || ID_OF_NO_EVENT), kind, subject, facts });
