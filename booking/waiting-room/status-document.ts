import { addMinutes } from "#platform/clock.ts";
import type { Draw } from "./draw.ts";
import type { Phase } from "./phase.ts";
import { decidePhase } from "./phase.ts";
import type { CategoryCount, Tick } from "./waiting-room.sql.ts";

/** One per event, the same bytes for everybody: what a waiting or reading person can know. Times are ISO 8601 UTC. */
export type StatusDocument = {
  phase: Phase;
  paused: boolean;
  epoch: number;
  generatedAt: string;
  /** From here on people may join and wait for the draw. */
  preQueueAt: string;
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
    /** How many take part in the draw: so far, and once drawSeed is known for good. */
    drawSize: number;
    /** SHA-256 of the draw's secret, hexadecimal. */
    drawCommit: string;
    /** Null before the draw. */
    drawSeed: string | null;
    /** Indexes below the last that nobody has in this sale, from and to; they took no part in the draw. */
    drawGaps: [number, number][];
    /** Numbers called in the last minute. */
    ratePerMinute: number;
    /**
     * How long riders could not be served, in all. A call ends so much later as this has grown since. Missing from documents of
     * the release before.
     */
    secondsGivenBack?: number | undefined;
  };
  categories: CategoryCount[];
  poll: { minMs: number; maxMs: number };
  /** Joining costs a little computing before the opening and in a rush. */
  proofRequired: boolean;
  /** All is sold, and people may wait for what comes back. Missing from documents of the release before. */
  waitlistOpen?: boolean | undefined;
  /** What the organizer tells everybody, in English; and in the other languages where they wrote it. */
  message: string;
  messages: { en: string; hi: string; mr: string };
};

const POLL = { minMs: 3000, maxMs: 20_000 };

export function statusDocument(tick: Tick, secondsGivenBack?: number): StatusDocument {
  const preQueueAt = addMinutes(tick.opens_at, -tick.pre_queue_minutes);
  const isSealed = tick.draw_seed !== null;
  const spokenFor = tick.waitlist_offered + tick.waitlist_waiting;
  const sale = { ...tick, preQueueAt, opensAt: tick.opens_at, closesAt: tick.closes_at, isSealed, spokenFor };
  const phase = decidePhase(sale, tick.at);
  const remaining = Math.max(0, tick.free);
  const taken = tick.confirmed + tick.held + tick.called;
  return {
    phase,
    paused: tick.is_paused,
    epoch: tick.epoch,
    generatedAt: tick.at.toISOString(),
    preQueueAt: preQueueAt.toISOString(),
    opensAt: tick.opens_at.toISOString(),
    closesAt: tick.closes_at.toISOString(),
    capacity: Math.min(tick.capacity, taken + remaining),
    confirmed: tick.confirmed,
    held: tick.held + tick.called,
    remaining,
    queue: {
      issued: tick.issued,
      serving: tick.serving,
      drawSize: tick.draw_size,
      drawCommit: tick.draw_commit,
      drawSeed: tick.draw_seed,
      drawGaps: tick.draw_gaps,
      ratePerMinute: tick.called_last_minute,
      ...(secondsGivenBack !== undefined && { secondsGivenBack }),
    },
    categories: (tick.categories ?? []).map((category) => ({
      ...category,
      remaining: Math.max(0, Math.min(category.remaining, tick.free)),
    })),
    poll: POLL,
    proofRequired: tick.is_proof_required,
    waitlistOpen: phase === "sold_out" && tick.is_waitlist_open,
    message: tick.notice,
    messages: { en: tick.notice, hi: tick.notice_hi, mr: tick.notice_mr },
  };
}

/** The draw, once it was held. */
export const drawOf = ({ queue }: Pick<StatusDocument, "queue">): Draw | null =>
  queue.drawSeed === null ? null : { size: queue.drawSize, seed: queue.drawSeed, gaps: queue.drawGaps };
