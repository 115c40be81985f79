import { addMinutes, type Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { ListedItem } from "./attention.ts";
import { selectOpenItems, selectResolvedItems } from "./attention-items.sql.ts";

const SHOWN_MAX = 1000;
const RESOLVED_SHOWN_DAYS = 14;
const RESOLVED_SHOWN_MAX = 50;

export type AttentionList = { open: ListedItem[]; resolved: ListedItem[] };

/** What somebody has to look at, the newest first, and what was resolved lately. `null`: of everything there is. */
export async function listAttention(
  { db, clock }: { db: Database; clock: Clock },
  eventIds: readonly string[] | null,
): Promise<AttentionList> {
  const since = addMinutes(clock.now(), -RESOLVED_SHOWN_DAYS * 24 * 60);
  const [open, resolved] = await Promise.all([
    selectOpenItems(db, eventIds, SHOWN_MAX),
    selectResolvedItems(db, eventIds, since, RESOLVED_SHOWN_MAX),
  ]);
  return { open, resolved };
}
