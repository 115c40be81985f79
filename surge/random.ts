/** Chance from a seed: the same run is the same crowd. */
export type Random = {
  /** At least 0 and below 1. */
  fraction(): number;
  /** Evenly between two numbers. */
  between(from: number, to: number): number;
  /** Whether it happens to one of so many: `share` is from 0 to 1. */
  happens(share: number): boolean;
  pick<Thing>(things: readonly Thing[]): Thing;
};

/** One for each visitor: what one of them does is never changed by when the others ask. */
export function randomOf(seed: number, index: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0;
  // Mulberry32, by Tommy Ettinger, public domain.
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    fraction,
    between: (from, to) => from + (to - from) * fraction(),
    happens: (share) => fraction() < share,
    pick: (things) => things[Math.floor(fraction() * things.length)] as (typeof things)[number],
  };
}
