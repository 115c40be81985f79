/** Minutes by the server's clock between which the turn is expected. */
export type ExpectedTurn = { earliest: number; latest: number };

/** The future rate may be this many times higher or lower than the observed one. Our choice, from simulated sales. */
const UNSURE = 1.2;
/** Added after one minute of observing, and less the longer it lasts. */
const UNSURE_AT_FIRST = 0.3;
/** Places come back at random: this many standard deviations of their count. */
const DEVIATIONS = 1.5;
/** A visitor who read "less than a minute" is not told otherwise because of a few seconds. */
const PATIENCE_MINUTES = 1;

/**
 * When the turn of the last of `calls` numbers is expected. Neither end is ever later than what the visitor was
 * told, unless the turn is no longer to be expected by then. `watchedMinutes` is for how long the rate was watched.
 */
export function estimateWait(
  lastEstimate: ExpectedTurn | undefined,
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
  return lastEstimate && at + minutes <= Math.max(lastEstimate.latest, at + PATIENCE_MINUTES)
    ? { earliest: Math.min(lastEstimate.earliest, earliest), latest: Math.min(lastEstimate.latest, latest) }
    : { earliest, latest };
}
