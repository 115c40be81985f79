import { sql } from "kysely";
import type { Database } from "#platform/database.ts";
import type { SaleControls, WaitingRoomNow } from "./sale-controls.ts";

type ControlsRow = Omit<SaleControls, "notice"> & { en: string; hi: string; mr: string };
type Pacing = Pick<WaitingRoomNow, "waiting" | "concurrency" | "turnout" | "roomForCalled">;

/** Read without a lock, as things stand at `now`; written by control_sale, by the tick and by claims. */
export async function selectControls(
  db: Database,
  eventId: string,
  now: Date,
): Promise<{ controls: SaleControls; pacing: Pacing }> {
  const { rows } = await sql<ControlsRow & Pacing>`
    SELECT e.is_paused AS "isPaused", e.calls_per_second AS "callsPerSecond", e.concurrency_target AS "concurrencyTarget",
      e.notice AS en, e.notice_hi AS hi, e.notice_mr AS mr,
      coalesce(people_between(w.skipped, w.serving, w.issued), 0) AS waiting,
      least(coalesce(w.concurrency, e.concurrency_target), e.concurrency_target) AS concurrency,
      coalesce(w.turnout, 1) AS turnout,
      coalesce(room_for_called(e.id, w.turnout, w.claim_delay_seconds, ${now}), 0) AS "roomForCalled"
    FROM events e LEFT JOIN waiting_rooms w ON w.event_id = e.id WHERE e.id = ${eventId}`.execute(db);
  const { en, hi, mr, waiting, concurrency, turnout, roomForCalled, ...settings } = rows[0] as ControlsRow & Pacing;
  return {
    controls: { ...settings, notice: { en, hi, mr } },
    pacing: { waiting, concurrency, turnout, roomForCalled },
  };
}
