/** What the surge reads of the status document. */
export type Status = {
  phase: "scheduled" | "pre_queue" | "open" | "standby" | "sold_out" | "closed" | "cancelled";
  paused: boolean;
  epoch: number;
  generatedAt: string;
  preQueueAt: string;
  opensAt: string;
  capacity: number;
  confirmed: number;
  held: number;
  remaining: number;
  queue: {
    issued: number;
    serving: number;
    drawSize: number;
    drawSeed: string | null;
    drawGaps: [number, number][];
    ratePerMinute: number;
  };
  categories: { id: string; remaining: number }[];
  poll: { minMs: number; maxMs: number };
};

const AHEAD_MAX_MS = 10 * 60_000;

/** The later of two documents: the queue never seems to move backwards. */
export function laterStatus(known: Status | null, next: Status, now: number): Status {
  if (known === null || Date.parse(known.generatedAt) > now + AHEAD_MAX_MS || next.epoch > known.epoch) return next;
  if (next.epoch < known.epoch) return known;
  return Date.parse(next.generatedAt) >= Date.parse(known.generatedAt) ? next : known;
}
