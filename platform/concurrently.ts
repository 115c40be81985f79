/**
 * Runs `step` in `concurrency` loops, each until its step answers false. After a step that rejects no other one begins; those
 * that have begun end first.
 * @throws what the first step to fail rejected with.
 */
export async function repeatConcurrently(concurrency: number, step: () => Promise<boolean>): Promise<void> {
  const failures: unknown[] = [];

  async function loop(): Promise<void> {
    try {
      while (failures.length === 0 && (await step()));
    } catch (error) {
      failures.push(error);
    }
  }

  await Promise.all(Array.from({ length: concurrency }, loop));
  if (failures.length > 0) throw failures[0];
}

/** Does `work` for each item, in their order, at most `concurrency` at once. Failures end it as in `repeatConcurrently`. */
export async function forEachConcurrently<T>(
  items: readonly T[],
  concurrency: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  await repeatConcurrently(Math.min(concurrency, items.length), async () => {
    const next = rest.next();
    if (next.done) return false;
    await work(next.value);
    return true;
  });
}
