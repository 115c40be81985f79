import type { CancellationPreview, CancellationProgress } from "#booking/cancellations/cancellation-progress.ts";
import type { EventState } from "#booking/events/bookable-event.ts";

/** As it travels: times are text. */
export type ProgressJson = Omit<CancellationProgress, "requestedAt" | "finishedAt"> & {
  requestedAt: string;
  finishedAt: string | null;
};
export type CancellationJson = { state: EventState; preview: CancellationPreview; progress: ProgressJson | null };
