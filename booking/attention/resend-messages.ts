import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import { listFailedMessages } from "../messages/list-failed-messages.ts";
import type { Channel } from "../messages/message.ts";
import { requeueMessages } from "../messages/requeue-messages.ts";
import type { ListedItem } from "./attention.ts";
import { hasOptedOut, isUnsubscribed } from "./attention-actions.ts";

/** `optedOut`: how many were left out, because their people want no SMS of ours. */
export type ResendAnswer = { outcome: "resent"; optedOut: number } | "already_resolved" | "recipient_opted_out";

/** The message of an item goes out again; with `isAll` all of the event that failed by the same channel do. */
export async function resendMessages(
  { db, clock }: { db: Database; clock: Clock },
  item: ListedItem,
  { by, note, isAll }: { by: string; note: string; isAll: boolean },
): Promise<ResendAnswer> {
  const { eventId, subject } = item;
  if (item.kind !== "message_failed") throw new Error(`${item.id} is not about a message`);
  if (isUnsubscribed(item)) return "recipient_opted_out";
  const about = { subject: isAll ? eventId : subject, by, facts: { note } };
  const entry = createAuditEntry(eventId, "resend_messages", about);
  const { messageIds, optedOut } = isAll
    ? await failedBy(db, eventId, item.facts.channel)
    : { messageIds: [subject], optedOut: 0 };
  const requeued = await requeueMessages(db, { messageIds, entry, now: clock.now() });
  return requeued > 0 ? { outcome: "resent", optedOut } : "already_resolved";
}

async function failedBy(db: Database, eventId: string, channel: Channel) {
  const failed = (await listFailedMessages(db, eventId)).filter((message) => message.channel === channel);
  const open = failed.filter(({ because }) => !hasOptedOut(channel, because));
  return { messageIds: open.map(({ id }) => id), optedOut: failed.length - open.length };
}
