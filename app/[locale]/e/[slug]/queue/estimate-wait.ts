/** Whole minutes, from and to. */
export type WaitRange = { low: number; high: number };

type Facts = { peopleAhead: number; ratePerMinute: number };

/** The rate of calls sways; a range hides that better than one number. Ours, by eye. */
const QUICKER = 0.8;
const SLOWER = 1.4;
/** A new estimate must be this much longer before the range grows. */
const REASON_TO_GROW = 1.25;

/** How long until this visitor's turn. It shrinks as the queue moves, and grows only when the queue really slowed down. */
export function estimateWait(shown: WaitRange | null, { peopleAhead, ratePerMinute }: Facts): WaitRange | null {
  if (ratePerMinute <= 0) return shown;
  const minutes = peopleAhead / ratePerMinute;
  const fresh = { low: Math.floor(minutes * QUICKER), high: Math.ceil(minutes * SLOWER) };
  if (!shown || fresh.high <= shown.high || minutes > shown.high * REASON_TO_GROW) return fresh;
  return { low: Math.min(shown.low, fresh.low), high: shown.high };
}
