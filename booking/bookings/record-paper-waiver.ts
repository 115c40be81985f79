import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { isLanguage } from "#platform/languages.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import { type Waiver, waiverIn } from "../events/waiver.ts";

type Refusal = "already_signed" | "not_confirmed" | "edited_elsewhere";
export type PaperWaiverRefusal = Refusal | "waiver_outdated";

/**
 * An organizer says that the rider has signed the waiver on paper: of this version, in this language. Only where nobody has signed
 * yet, and only for the rider whom the organizer saw.
 */
export async function recordPaperWaiver(
  { pool, clock }: { pool: Pool; clock: Clock },
  event: { id: string; waiver: Waiver },
  bookingId: string,
  { version, language, participantVersion, by }: PaperWaiver & { by: string },
): Promise<"recorded" | PaperWaiverRefusal> {
  const text = version === event.waiver.version && isLanguage(language) ? waiverIn(event.waiver, language) : null;
  if (!text || !isLanguage(language)) return "waiver_outdated";
  const facts = { version, language };
  const [row] = await callFunction<{ record_paper_waiver: "recorded" | Refusal }>(pool, "record_paper_waiver", [
    event.id,
    bookingId,
    participantVersion,
    JSON.stringify({ ...facts, hash: text.hash, recordedBy: by }),
    JSON.stringify(createAuditEntry(event.id, "record_paper_waiver", { subject: bookingId, by, facts })),
    clock.databaseNow(),
  ]);
  return row?.record_paper_waiver ?? "edited_elsewhere";
}

export type PaperWaiver = { version: number; language: string; participantVersion: number };
