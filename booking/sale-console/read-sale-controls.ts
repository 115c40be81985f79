import type { Database } from "#platform/database.ts";
import { readEventCapacity } from "../capacity/read-event-capacity.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import type { StatusCache } from "../waiting-room/status-cache.ts";
import { selectControls } from "./sale-controls.sql.ts";
import type { SaleControlsView } from "./sale-controls.ts";

type Deps = { db: Database; statusCache: Pick<StatusCache, "readStatus"> };

/** The controls as they stand, and how the sale goes by the status document that visitors see, at most about a second old. */
export async function readSaleControls(
  { db, statusCache }: Deps,
  { id, state }: Pick<BookableEvent, "id" | "state">,
): Promise<SaleControlsView> {
  const status = await statusCache.readStatus(id);
  const [{ controls, pacing }, counts] = await Promise.all([
    selectControls(db, id, new Date(status.generatedAt)),
    readEventCapacity(db, id),
  ]);
  const { capacity, called, held, confirmed } = counts;
  const { serving, ratePerMinute } = status.queue;
  return {
    state,
    controls,
    now: {
      generatedAt: status.generatedAt,
      phase: status.phase,
      serving,
      called,
      held,
      confirmed,
      remaining: Math.max(0, counts.free),
      capacity,
      calledPerMinute: ratePerMinute,
      ...pacing,
    },
  };
}
