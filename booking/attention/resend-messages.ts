import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import { listFailedMessages } from "../messages/list-failed-messages.ts";
import type { Channel } from "../messages/message.ts";
import { requeueMessages } from "../messages/requeue-messages.ts";
import type { ListedItem } from "./attention.ts";

export type ResendOutcome = "resent" | "already_resolved";

/** The message of an item goes out again; with `isAll` all of the event that failed by the same channel do. */
export async function resendMessages(
  { db, clock }: { db: Database; clock: Clock },
  item: ListedItem,
  { by, note, isAll }: { by: string; note: string; isAll: boolean },
): Promise<ResendOutcome> {
  const { eventId, subject } = item;
  if (item.kind !== "message_failed") throw new Error(`${item.id} is not about a message`);
  const about = { subject: isAll ? eventId : subject, by, facts: { note } };
  const entry = createAuditEntry(eventId, "resend_messages", about);
  const messageIds = isAll ? await failedBy(db, eventId, item.facts.channel) : [subject];
  const requeued = await requeueMessages(db, { messageIds, entry, now: clock.now() });
  return requeued > 0 ? "resent" : "already_resolved";
}

async function failedBy(db: Database, eventId: string, channel: Channel): Promise<string[]> {
  const failed = await listFailedMessages(db, eventId);
  return failed.filter((message) => message.channel === channel).map((message) => message.id);
}
