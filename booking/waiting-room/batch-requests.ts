/**
 * Sends requests together: while one call is under way, the next batch collects. One call serves all who ask meanwhile, and one
 * who comes alone waits for nobody. Each is answered by a call that began after they asked.
 */
export function batchRequests<Request, Answer>(
  sendAll: (requests: readonly Request[]) => Promise<readonly Answer[]>,
): (request: Request) => Promise<Answer> {
  let running: Promise<unknown> = Promise.resolve();
  let next: { requests: Request[]; answers: Promise<readonly Answer[]> } | null = null;

  return async (request) => {
    if (!next) {
      const batch = { requests: [] as Request[], answers: Promise.resolve([] as readonly Answer[]) };
      batch.answers = running.then(() => {
        next = null;
        return sendAll(batch.requests);
      });
      running = batch.answers.catch(() => {});
      next = batch;
    }
    const { requests, answers } = next;
    const place = requests.push(request) - 1;
    return (await answers)[place] as Answer;
  };
}
