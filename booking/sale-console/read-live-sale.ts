import type { BookableEvent, EventState } from "../events/bookable-event.ts";
import { readSaleControls } from "./read-sale-controls.ts";
import { readSaleCounts } from "./read-sale-counts.ts";
import type { SaleControlsView } from "./sale-controls.ts";
import { listControlWarnings, type SaleCounts, type SaleWarning } from "./sale-counts.ts";

/** All that an organizer's pages say of a running sale, in one piece: badge, counts, health and controls cannot differ. */
export type LiveSale = Omit<SaleCounts, "warnings"> &
  SaleControlsView & { state: EventState; title: string; opensAt: Date; closesAt: Date; warnings: SaleWarning[] };

type Deps = Parameters<typeof readSaleCounts>[0] & Parameters<typeof readSaleControls>[0];

export async function readLiveSale(deps: Deps, event: BookableEvent): Promise<LiveSale> {
  const [counts, view] = await Promise.all([readSaleCounts(deps, event), readSaleControls(deps, event)]);
  const { capacity, called, held, confirmed, free, waiting } = counts;
  const { title, opensAt, closesAt } = event;
  // Read a moment apart: what both have is told once.
  const now = { ...view.now, capacity, called, held, confirmed, waiting, remaining: Math.max(0, free) };
  const warnings = [...counts.warnings, ...listControlWarnings(view)];
  return { ...counts, ...view, title, opensAt, closesAt, now, warnings };
}
