/**
 * Sends tickets together: while one call is under way, the next collects. One lock and one commit serve all who ask
 * meanwhile, and one who comes alone waits for nobody.
 */
export function collectTickets(
  issue: (ticketIds: string[]) => Promise<Map<string, number>>,
): (ticketId: string) => Promise<number> {
  let running: Promise<unknown> = Promise.resolve();
  let next: { ticketIds: Set<string>; answer: Promise<Map<string, number>> } | null = null;

  return async (ticketId) => {
    if (!next) {
      const batch = { ticketIds: new Set<string>(), answer: Promise.resolve(new Map<string, number>()) };
      batch.answer = running.then(() => {
        next = null;
        return issue([...batch.ticketIds]);
      });
      running = batch.answer.catch(() => {});
      next = batch;
    }
    next.ticketIds.add(ticketId);
    const numbers = await next.answer;
    const number = numbers.get(ticketId);
    if (number === undefined) throw new Error(`no number for ticket ${ticketId}`);
    return number;
  };
}
