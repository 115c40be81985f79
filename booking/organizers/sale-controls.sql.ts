import { sql } from "kysely";
import type { Database } from "#platform/database.ts";
import type { SaleControls, WaitingRoomNow } from "./sale-controls.ts";

type ControlsRow = Omit<SaleControls, "notice"> & { en: string; hi: string; mr: string };
type Pacing = Pick<WaitingRoomNow, "concurrency" | "turnout">;

/** Read from events and waiting_rooms without a lock; written by control_sale and by the tick. */
export async function selectControls(
  db: Database,
  eventId: string,
): Promise<{ controls: SaleControls; pacing: Pacing }> {
  const { rows } = await sql<ControlsRow & Pacing>`
    SELECT e.is_paused AS "isPaused", e.calls_per_second AS "callsPerSecond", e.concurrency_target AS "concurrencyTarget",
      e.notice AS en, e.notice_hi AS hi, e.notice_mr AS mr,
      least(coalesce(w.concurrency, e.concurrency_target), e.concurrency_target) AS concurrency,
      coalesce(w.turnout, 1) AS turnout
    FROM events e LEFT JOIN waiting_rooms w ON w.event_id = e.id WHERE e.id = ${eventId}`.execute(db);
  const { en, hi, mr, concurrency, turnout, ...settings } = rows[0] as ControlsRow & Pacing;
  return { controls: { ...settings, notice: { en, hi, mr } }, pacing: { concurrency, turnout } };
}
