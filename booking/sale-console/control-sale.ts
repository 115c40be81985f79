import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { newRowId } from "#platform/ids.ts";
import { LANGUAGES } from "#platform/languages.ts";
import type { Act } from "../audit-log/audit-entry.ts";
import type { FieldProblem } from "../events/event-draft.ts";
import { type ControlWish, decideControls } from "./sale-controls.ts";

export type ControlRefusal = "event_cancelled" | "out_of_bounds";
export type ControlAnswer =
  | { controlled: true; isNew: boolean }
  | { controlled: false; problems: FieldProblem[] }
  | { controlled: false; because: ControlRefusal };

type Change = { control: string; to: unknown; act: Pick<Act, "id" | "act" | "subject" | "by"> & { facts?: object } };

/**
 * Turns what is wished for, all of it or nothing; the next tick goes by it. Each change is an act. What is so already
 * changes nothing and is no act, so that a wish which comes twice is done once.
 */
export async function controlSale(
  { pool, clock }: { pool: Pool; clock: Clock },
  eventId: string,
  given: ControlWish,
  by: string,
): Promise<ControlAnswer> {
  const decided = decideControls(given);
  if (!decided.ok) return { controlled: false, problems: decided.problems };

  const values = [eventId, JSON.stringify(changesOf(eventId, decided.wish, by)), clock.databaseNow()];
  type Row = { control_sale: "changed" | "unchanged" | ControlRefusal };
  const [row] = await callFunction<Row>(pool, "control_sale", values);
  const outcome = (row as Row).control_sale;
  if (outcome === "changed" || outcome === "unchanged") return { controlled: true, isNew: outcome === "changed" };
  return { controlled: false, because: outcome };
}

function changesOf(eventId: string, wish: ControlWish, by: string): Change[] {
  const changes: Change[] = [];
  const add = (control: string, to: unknown, act: Act["act"], facts = {}) => {
    if (to !== undefined) {
      changes.push({ control, to, act: { id: newRowId("act", eventId), act, subject: eventId, by, facts } });
    }
  };
  add("paused", wish.isPaused, wish.isPaused ? "pause_sale" : "resume_sale");
  add("calls_per_second", wish.callsPerSecond, "change_pace");
  add("concurrency_target", wish.concurrencyTarget, "change_concurrency");
  for (const language of LANGUAGES) {
    add(`notice_${language}`, wish.notice?.[language], "change_notice", { language });
  }
  return changes;
}
