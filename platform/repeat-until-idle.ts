type Rounds = {
  /** Does some of what is due and answers how much that was. */
  round(): Promise<number>;
  /** No round begins later than this. */
  milliseconds: number;
};

/** Repeats rounds until one finds nothing to do, or the time is up. Answers how much was done in all. */
export async function repeatUntilIdle({ round, milliseconds }: Rounds): Promise<number> {
  const endsAt = performance.now() + milliseconds;
  let total = 0;
  for (;;) {
    const done = await round();
    total += done;
    if (done === 0 || performance.now() >= endsAt) return total;
  }
}
