import type { Database } from "#platform/database.ts";
import { type RehearsalRow, selectRehearsals } from "./rehearsals.sql.ts";

export type Rehearsal = Omit<RehearsalRow, "state"> & { isRunning: boolean };

/** What a page has room for; the history has all. */
const SHOWN_MAX = 5;

/** The rehearsals of an event, the latest first, with what has been tried in each. */
export async function readRehearsals(db: Database, eventId: string): Promise<Rehearsal[]> {
  const rows = await selectRehearsals(db, eventId, SHOWN_MAX);
  return rows.map(({ state, ...row }) => ({ ...row, isRunning: state === "published" }));
}
