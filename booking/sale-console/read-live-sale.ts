import type { BookableEvent, EventState } from "../events/bookable-event.ts";
import { readSaleControls } from "./read-sale-controls.ts";
import { readSaleCounts } from "./read-sale-counts.ts";
import type { SaleControlsView } from "./sale-controls.ts";
import { listSaleTroubles, type SaleCounts, type Trouble } from "./sale-counts.ts";

/** All that an organizer's pages say of a running sale, in one piece: badge, counts, health and controls cannot differ. */
export type LiveSale = Omit<SaleCounts, "troubles"> &
  SaleControlsView & { state: EventState; title: string; opensAt: Date; closesAt: Date; troubles: Trouble[] };

type Deps = Parameters<typeof readSaleCounts>[0] & Parameters<typeof readSaleControls>[0];

export async function readLiveSale(deps: Deps, event: BookableEvent): Promise<LiveSale> {
  const [counts, view] = await Promise.all([readSaleCounts(deps, event), readSaleControls(deps, event)]);
  const { capacity, called, held, confirmed, free, waiting } = counts;
  const { title, opensAt, closesAt } = event;
  // Read a moment apart: what both have is told once.
  const now = { ...view.now, capacity, called, held, confirmed, waiting, left: Math.max(0, free) };
  const troubles = [...counts.troubles, ...listSaleTroubles(view)];
  return { ...counts, ...view, title, opensAt, closesAt, now, troubles };
}
