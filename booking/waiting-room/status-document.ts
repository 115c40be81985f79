import type { Phase } from "./phase.ts";
import { decidePhase } from "./phase.ts";
import type { CategoryCount, Tick } from "./waiting-room.sql.ts";

/** One per event, the same bytes for everybody: what a waiting or reading person can know. Times are ISO 8601 UTC. */
export type StatusDocument = {
  phase: Phase;
  paused: boolean;
  epoch: number;
  generatedAt: string;
  opensAt: string;
  closesAt: string;
  capacity: number;
  confirmed: number;
  /** Places set aside: held, being paid for, or reserved for a number that was called. */
  held: number;
  /** Places that nobody has. */
  remaining: number;
  queue: {
    issued: number;
    serving: number;
    drawSize: number;
    drawCommit: string | null;
    drawSeed: string | null;
    /** Numbers called in the last minute. */
    ratePerMinute: number;
  };
  categories: CategoryCount[];
  poll: { minMs: number; maxMs: number };
  message: string;
};

const POLL = { minMs: 3000, maxMs: 20_000 };

export function statusDocument(tick: Tick): StatusDocument {
  const sale = { ...tick, opensAt: tick.opens_at, closesAt: tick.closes_at };
  return {
    phase: decidePhase(sale, tick.at),
    paused: tick.is_paused,
    epoch: tick.epoch,
    generatedAt: tick.at.toISOString(),
    opensAt: tick.opens_at.toISOString(),
    closesAt: tick.closes_at.toISOString(),
    capacity: tick.capacity,
    confirmed: tick.confirmed,
    held: tick.held + tick.called,
    remaining: Math.max(0, tick.free),
    queue: {
      issued: tick.issued,
      serving: tick.serving,
      drawSize: 0,
      drawCommit: null,
      drawSeed: null,
      ratePerMinute: tick.called_last_minute,
    },
    categories: (tick.categories ?? []).map((category) => ({
      ...category,
      remaining: Math.max(0, Math.min(category.remaining, tick.free)),
    })),
    poll: POLL,
    message: tick.notice,
  };
}
