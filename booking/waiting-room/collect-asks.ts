/**
 * Asks together: while one call is under way, the next collects. One question serves all who ask meanwhile, and one who
 * comes alone waits for nobody. Each is answered by a call that began after they asked.
 */
export function collectAsks<Ask, Answer>(
  askAll: (asks: readonly Ask[]) => Promise<readonly Answer[]>,
): (ask: Ask) => Promise<Answer> {
  let running: Promise<unknown> = Promise.resolve();
  let next: { asks: Ask[]; answers: Promise<readonly Answer[]> } | null = null;

  return async (ask) => {
    if (!next) {
      const batch = { asks: [] as Ask[], answers: Promise.resolve([] as readonly Answer[]) };
      batch.answers = running.then(() => {
        next = null;
        return askAll(batch.asks);
      });
      running = batch.answers.catch(() => {});
      next = batch;
    }
    const { asks, answers } = next;
    const place = asks.push(ask) - 1;
    return (await answers)[place] as Answer;
  };
}
