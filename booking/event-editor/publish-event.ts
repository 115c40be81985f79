import type { Clock } from "#platform/clock.ts";
import type { Database, Pool } from "#platform/database.ts";
import { changeEventState } from "../capacity/change-event-state.ts";
import { readEventCapacity } from "../capacity/read-event-capacity.ts";
import { listMissing, type MissingPart } from "../events/list-missing.ts";
import { readEventBySlug } from "../events/read-event.ts";
import type { StatusCache } from "../waiting-room/status-cache.ts";

type Deps = { pool: Pool; db: Database; clock: Clock };

export type PublishAnswer =
  | { published: true }
  | { published: false; because: "incomplete"; missing: MissingPart[] }
  | { published: false; because: "unknown_event" | "not_allowed" };

/** Puts an event before the public, or a closed one on sale again, once nothing is missing. */
export async function publishEvent(deps: Deps, slug: string, by: string): Promise<PublishAnswer> {
  const event = await readEventBySlug(deps.db, slug);
  if (!event) return { published: false, because: "unknown_event" };
  // Its own room starts it, once.
  if (event.rehearsalOf !== null) return { published: false, because: "not_allowed" };
  if (event.state === "published") return { published: true };

  const missing = listMissing(event, await readEventCapacity(deps.db, event.id), deps.clock.now());
  if (missing.length > 0) return { published: false, because: "incomplete", missing };
  const action = event.state === "closed" ? "open_sale_again" : "publish_event";
  const outcome = await changeEventState(deps, event.id, { state: "published", action, by });
  return outcome === "changed" ? { published: true } : { published: false, because: "not_allowed" };
}

export type CloseAnswer = { closed: true } | { closed: false; because: "unknown_event" | "not_allowed" };

/** Ends the sale. Places that are held or being paid for stay theirs and can still be confirmed. */
export async function closeEvent(deps: Deps, slug: string, by: string): Promise<CloseAnswer> {
  const event = await readEventBySlug(deps.db, slug);
  if (!event) return { closed: false, because: "unknown_event" };
  if (event.state === "closed") return { closed: true };
  const outcome = await changeEventState(deps, event.id, { state: "closed", action: "close_sale", by });
  return outcome === "changed" ? { closed: true } : { closed: false, because: "not_allowed" };
}

export type UnpublishRefusal = "unknown_event" | "not_allowed" | "somebody_booked" | "people_wait";
export type UnpublishAnswer = { unpublished: true } | { unpublished: false; because: UnpublishRefusal };

/**
 * Takes an event back to a draft, which the public cannot see: for one that went out too early or by mistake. Whoever has
 * joined or booked was promised something, so that from then on an event can only be closed or cancelled.
 */
export async function unpublishEvent(
  deps: Deps & { statusCache: Pick<StatusCache, "readStatus"> },
  slug: string,
  by: string,
): Promise<UnpublishAnswer> {
  const event = await readEventBySlug(deps.db, slug);
  if (!event) return { unpublished: false, because: "unknown_event" };
  if (event.state === "draft") return { unpublished: true };
  if (event.state === "cancelled" || event.rehearsalOf !== null) return { unpublished: false, because: "not_allowed" };

  // Who joined before the opening is known to Redis alone until the draw.
  const { queue } = await deps.statusCache.readStatus(event.id);
  const isJoined = queue.issued > 0 || (queue.drawSeed === null && queue.drawSize > 0);
  const change = { state: "draft", action: "unpublish_event", by } as const;
  const outcome = isJoined ? "people_wait" : await changeEventState(deps, event.id, change);
  return outcome === "changed" ? { unpublished: true } : { unpublished: false, because: outcome };
}
