/** Minutes by the server's clock between which the turn should come. */
export type ExpectedTurn = { earliest: number; latest: number };

/** The rate of the minutes to come may be so many times that which was seen, or its part. Ours, by simulated sales. */
const UNSURE = 1.2;
/** More after one minute of watching, and less the longer it lasts. */
const UNSURE_AT_FIRST = 0.3;
/** Places come back by chance: that many standard deviations of their count. */
const DEVIATIONS = 1.5;
/** Who was told "less than a minute" is told nothing else because of a few seconds. */
const PATIENCE_MINUTES = 1;

/**
 * When the turn should come of whoever is the last of so many `calls`. Neither end is ever later than what they were
 * told, unless the turn is no longer to be expected by then. `watchedMinutes` is for how long the rate was watched.
 */
export function estimateWait(
  told: ExpectedTurn | undefined,
  at: number,
  calls: number,
  perMinute: number,
  watchedMinutes: number,
): ExpectedTurn {
  const minutes = calls / perMinute;
  const chance = (DEVIATIONS * Math.sqrt(calls)) / perMinute;
  const unsure = UNSURE + UNSURE_AT_FIRST / watchedMinutes;
  const earliest = at + Math.max(0, minutes - chance) / unsure;
  const latest = at + minutes * unsure + chance;
  return told && at + minutes <= Math.max(told.latest, at + PATIENCE_MINUTES)
    ? { earliest: Math.min(told.earliest, earliest), latest: Math.min(told.latest, latest) }
    : { earliest, latest };
}
