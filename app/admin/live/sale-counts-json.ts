import type { EventState } from "#booking/events/bookable-event.ts";
import type { SaleCounts } from "#booking/organizers/sale-counts.ts";

/** The counts as they travel: times are text. */
export type SaleCountsJson = Omit<SaleCounts, "generatedAt" | "confirmedPerMinute"> & {
  state: EventState;
  opensAt: string;
  closesAt: string;
  isPaused: boolean;
  generatedAt: string;
  confirmedPerMinute: { minute: string; count: number }[];
};
