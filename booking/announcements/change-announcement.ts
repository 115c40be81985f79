import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import { titleOf } from "./announcement.ts";
import { selectTexts, writeExtended, writeResend, writeStopped } from "./announcements.sql.ts";

type Deps = { db: Database; clock: Clock };
type Key = { eventId: string; id: string };

export type ChangeAnnouncementRefusal = "unknown_announcement" | "stopped" | "event_cancelled";

/** What has not been handed to a provider is not sent any more. Null where it is stopped, now or before. */
export async function stopAnnouncement(
  { db, clock }: Deps,
  { eventId, id }: Key,
  by: string,
): Promise<"unknown_announcement" | null> {
  const announcement = await selectTexts(db, eventId, id);
  if (!announcement) return "unknown_announcement";
  const facts = { subject: titleOf(announcement.texts) };
  const entry = createAuditEntry(eventId, "stop_announcement", { subject: eventId, by, facts });
  await writeStopped(db, eventId, { id, entry, now: clock.now() });
  return null;
}

/** It goes also to whoever was confirmed since `seenUntil`. Pressed twice it does so once; nobody gets it again. */
export async function extendAnnouncement(
  { db, clock }: Deps,
  { eventId, id, seenUntil }: Key & { seenUntil: Date },
  by: string,
): Promise<ChangeAnnouncementRefusal | null> {
  const entry = createAuditEntry(eventId, "extend_announcement", { subject: eventId, by, facts: {} });
  const outcome = await writeExtended(db, eventId, { id, seenUntil, entry, now: clock.now() });
  return outcome === "sending" ? null : (outcome as ChangeAnnouncementRefusal);
}

/**
 * Sends what did not arrive once more: the job does, a batch at a time, from where it stands. Answers how many that will be; none where
 * it is under way already.
 */
export async function resendAnnouncement({ db, clock }: Deps, { eventId, id }: Key, by: string): Promise<number> {
  const facts = { note: "Message to riders" };
  const entry = createAuditEntry(eventId, "resend_messages", { subject: eventId, by, facts });
  return writeResend(db, eventId, { id, entry, now: clock.now() });
}
