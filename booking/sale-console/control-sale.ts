import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { LANGUAGES } from "#platform/languages.ts";
import type { NewAuditEntry } from "../audit-log/audit-entry.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import type { FieldProblem } from "../events/event-draft.ts";
import { type ControlRequest, decideControls } from "./sale-controls.ts";

export type ControlRefusal = "event_cancelled" | "out_of_bounds";
export type ControlAnswer =
  | { controlled: true; isNew: boolean }
  | { controlled: false; problems: FieldProblem[] }
  | { controlled: false; because: ControlRefusal };

type Change = { control: string; to: unknown; entry: NewAuditEntry };

/**
 * Makes the changes that were asked for, all or none; the next tick goes by them. Each is in the audit log. What is so
 * already changes nothing and is not recorded, so that a request which comes twice is done once.
 */
export async function controlSale(
  { pool, clock }: { pool: Pool; clock: Clock },
  eventId: string,
  given: ControlRequest,
  by: string,
): Promise<ControlAnswer> {
  const decided = decideControls(given);
  if (!decided.ok) return { controlled: false, problems: decided.problems };

  const values = [eventId, JSON.stringify(changesOf(eventId, decided.request, by)), clock.databaseNow()];
  type Row = { control_sale: "changed" | "unchanged" | ControlRefusal };
  const [row] = await callFunction<Row>(pool, "control_sale", values);
  const outcome = (row as Row).control_sale;
  if (outcome === "changed" || outcome === "unchanged") return { controlled: true, isNew: outcome === "changed" };
  return { controlled: false, because: outcome };
}

function changesOf(eventId: string, request: ControlRequest, by: string): Change[] {
  const about = { subject: eventId, by, facts: {} };
  const entryOf = (action: "pause_sale" | "resume_sale" | "change_pace" | "change_concurrency") =>
    createAuditEntry(eventId, action, about);
  const changes = [
    { control: "paused", to: request.isPaused, entry: entryOf(request.isPaused ? "pause_sale" : "resume_sale") },
    { control: "calls_per_second", to: request.callsPerSecond, entry: entryOf("change_pace") },
    { control: "concurrency_target", to: request.concurrencyTarget, entry: entryOf("change_concurrency") },
    ...LANGUAGES.map((language) => ({
      control: `notice_${language}`,
      to: request.notice?.[language],
      entry: createAuditEntry(eventId, "change_notice", { ...about, facts: { language } }),
    })),
  ];
  return changes.filter(({ to }) => to !== undefined);
}
