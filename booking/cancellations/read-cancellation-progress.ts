import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { selectCancellationPreview, selectCancellationProgress } from "./cancellation-counts.sql.ts";
import type { CancellationPreview, CancellationProgress } from "./cancellation-progress.ts";

/** What cancelling this event would do now. */
export const readCancellationPreview = (
  { db, clock }: { db: Database; clock: Clock },
  eventId: string,
): Promise<CancellationPreview> => selectCancellationPreview(db, eventId, clock.now());

/** How far its cancellation has come; null if it was not cancelled. */
export const readCancellationProgress = (db: Database, eventId: string): Promise<CancellationProgress | null> =>
  selectCancellationProgress(db, eventId);
