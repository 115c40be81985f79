/** Minutes by the server's clock between which the turn should come. */
export type ExpectedTurn = { earliest: number; latest: number };

type Facts = {
  at: number;
  /** How many are called until this visitor is, who is the last of them. */
  calls: number;
  perMinute: number;
  /** For how long the rate was watched. */
  minutesSeen: number;
};

/** The rate of the minutes to come may be so many times that which was seen, or its part. Ours, by simulated sales. */
const UNSURE = 1.2;
/** More after one minute of watching, and less the longer it lasts. */
const UNSURE_AT_FIRST = 0.3;
const MINUTES_SEEN_MIN = 0.5;
/** Places come back by chance: that many standard deviations of their count. */
const DEVIATIONS = 1.5;
/** Who was told "less than a minute" is told nothing else because of a few seconds. */
const PATIENCE_MINUTES = 1;

/**
 * When this visitor's turn should come. Neither end is ever later than what the visitor was told, unless the turn is no
 * longer to be expected by then.
 */
export function estimateWait(told: ExpectedTurn | undefined, facts: Facts): ExpectedTurn {
  const { at, calls, perMinute } = facts;
  const minutes = calls / perMinute;
  const chance = (DEVIATIONS * Math.sqrt(calls)) / perMinute;
  const unsure = UNSURE + UNSURE_AT_FIRST / Math.max(MINUTES_SEEN_MIN, facts.minutesSeen);
  const fresh = {
    earliest: at + Math.max(0, minutes - chance) / unsure,
    latest: at + minutes * unsure + chance,
  };
  if (!told || at + minutes > Math.max(told.latest, at + PATIENCE_MINUTES)) return fresh;
  return { earliest: Math.min(told.earliest, fresh.earliest), latest: Math.min(told.latest, fresh.latest) };
}
