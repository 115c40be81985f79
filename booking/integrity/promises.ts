/** What data can prove of the product's promises. The others leave no rows: tests and benchmarks prove them. */
export const PROMISES = {
  1: "Nothing is oversold.",
  2: "A place that was given is kept.",
  3: "Nobody who was called is told that the event is sold out.",
  4: "Every captured rupee ends in one confirmed booking or one refund.",
  5: "One confirmation is owed per booking and channel.",
  7: "A person always learns the truth.",
} as const;
export type PromiseNumber = keyof typeof PROMISES;

/** A row that breaks a check: an id of ours or of Razorpay's, and what is wrong with it. No personal details. */
export type Offender = { id: string; what: string };

export type Finding = {
  promise: PromiseNumber;
  /** A sentence that is true while the promise is kept. */
  check: string;
  /** Null: it could not be checked, and `offenders` says why. */
  holds: boolean | null;
  /** It holds because there is nothing that it could be untrue of. */
  isOfNothing?: true;
  /** `id: what is wrong`, at most OFFENDERS_SHOWN of them. */
  offenders: string[];
};

export const OFFENDERS_SHOWN = 50;

export function findingOf(promise: PromiseNumber, check: string, offenders: readonly Offender[]): Finding {
  return { promise, check, holds: offenders.length === 0, offenders: told(offenders) };
}

/** What there is nothing to compare for: it holds, and proves nothing. */
export const ofNothing = (promise: PromiseNumber, check: string): Finding => ({
  promise,
  check,
  holds: true,
  isOfNothing: true,
  offenders: [],
});

export function unchecked(promise: PromiseNumber, check: string, reasons: readonly Offender[]): Finding {
  return { promise, check, holds: null, offenders: told(reasons) };
}

function told(offenders: readonly Offender[]): string[] {
  const shown = offenders.slice(0, OFFENDERS_SHOWN).map(({ id, what }) => `${id}: ${what}`);
  const more = offenders.length - shown.length;
  return more > 0 ? [...shown, `and ${more} more`] : shown;
}

/** Those that break a promise; none is what a test expects. What could not be checked counts as broken there. */
export const brokenOf = (findings: readonly Finding[]): Finding[] => findings.filter(({ holds }) => holds !== true);

/** 0: every promise is kept. 1: one is broken. 2: none is seen broken, but something could not be checked. */
export function exitCodeOf(findings: readonly Finding[]): 0 | 1 | 2 {
  if (findings.some(({ holds }) => holds === false)) return 1;
  return findings.some(({ holds }) => holds === null) ? 2 : 0;
}
