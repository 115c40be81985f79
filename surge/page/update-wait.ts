import type { Status } from "./status.ts";

// What app/visitor/wait/ tells people of their wait, in one file; surge/page/page.test.ts compares the two.

export type WaitRange = { low: number; high: number | null };
type ExpectedTurn = { earliest: number; latest: number };
export type WaitMemory = { at: number; goneAtFirst: number; placeMinutes: number; lastEstimate?: ExpectedTurn };

type Sale = Pick<Status, "generatedAt" | "held" | "phase" | "paused" | "remaining"> & {
  queue: Pick<Status["queue"], "serving">;
};

const MINUTE_MS = 60_000;
const WATCH_MINUTES = 1 / 3;
const GUESSED_MINUTES = 3;
const GUESS_WEIGHT = 0.5;
const UNSURE = 1.2;
const UNSURE_AT_FIRST = 0.3;
const DEVIATIONS = 1.5;
const PATIENCE_MINUTES = 1;

export function updateWait(
  memory: WaitMemory | undefined,
  status: Sale,
  peopleAhead: number,
): { memory: WaitMemory | undefined; range: WaitRange | null } {
  if (status.paused) return { memory: undefined, range: null };
  const seen = observe(memory, status);
  const watched = status.held ? seen.placeMinutes / status.held : 0;
  if (status.phase !== "open" || watched < WATCH_MINUTES) return { memory: seen, range: null };
  const estimate = estimateWait(seen, peopleAhead + 1, callsPerMinute(seen, status), watched);
  const high = peopleAhead < status.remaining ? Math.max(1, Math.ceil(estimate.latest - seen.at)) : null;
  return {
    memory: { ...seen, lastEstimate: estimate },
    range: { low: Math.max(0, Math.floor(estimate.earliest - seen.at)), high },
  };
}

function observe(memory: WaitMemory | undefined, { generatedAt, held, queue }: Sale): WaitMemory {
  const at = Date.parse(generatedAt) / MINUTE_MS;
  return memory
    ? { ...memory, at, placeMinutes: memory.placeMinutes + (at - memory.at) * held }
    : { at, goneAtFirst: queue.serving - held, placeMinutes: 0 };
}

function callsPerMinute({ goneAtFirst, placeMinutes }: WaitMemory, { held, queue }: Sale): number {
  const guess = held * GUESS_WEIGHT;
  return (held * (Math.max(0, queue.serving - held - goneAtFirst) + guess)) / (placeMinutes + guess * GUESSED_MINUTES);
}

function estimateWait(
  { at, lastEstimate }: WaitMemory,
  calls: number,
  perMinute: number,
  watchedMinutes: number,
): ExpectedTurn {
  const minutes = calls / perMinute;
  const chance = (DEVIATIONS * Math.sqrt(calls)) / perMinute;
  const unsure = UNSURE + UNSURE_AT_FIRST / watchedMinutes;
  const earliest = at + Math.max(0, minutes - chance) / unsure;
  const latest = at + minutes * unsure + chance;
  return lastEstimate && at + minutes <= Math.max(lastEstimate.latest, at + PATIENCE_MINUTES)
    ? { earliest: Math.min(lastEstimate.earliest, earliest), latest: Math.min(lastEstimate.latest, latest) }
    : { earliest, latest };
}
