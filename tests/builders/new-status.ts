import { setTimeout as pause } from "node:timers/promises";
import type { StatusDocument } from "#booking/waiting-room/status-document.ts";
import type { Startline } from "#wiring";

type Deps = Pick<Startline, "redis" | "statusCache" | "clock">;

/**
 * The status document of this very moment of a test's clock. Redis knows no virtual time: it is told that the last second is
 * over. While the next is being made, one that is a second old is shown, and one that was begun before the clock was moved may
 * still be under way: both are passed over.
 */
export async function readNewStatus({ redis, statusCache, clock }: Deps, eventId: string): Promise<StatusDocument> {
  const now = clock.now().toISOString();
  for (;;) {
    await redis.del(`wr:{${eventId}}:status-maker`);
    const status = await statusCache.readStatus(eventId);
    if (status.generatedAt === now) return status;
    await pause(0);
  }
}
