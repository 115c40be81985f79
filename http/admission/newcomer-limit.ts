/** How many newcomers are served at the same time: at least one, because each of them may be the only one. */
export const NEWCOMERS_LEAST = 1;
export const NEWCOMERS_MOST = 64;
/** How long one look at the strain lasts. */
export const LOOK_MS = 250;

/** Additive increase, multiplicative decrease: strain is answered at once, and what it cost comes back within seconds. */
export const adaptLimit = (limit: number, isStrained: boolean): number =>
  isStrained ? Math.max(NEWCOMERS_LEAST, Math.floor(limit * 0.6)) : Math.min(NEWCOMERS_MOST, limit + 2);
