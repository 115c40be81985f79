/** Tasks that go on after the response to their request; a process that is told to stop lets them end first. */
export function openBackgroundTasks(onError: (error: unknown) => void) {
  const running = new Set<Promise<unknown>>();
  return {
    start(task: () => Promise<unknown>): void {
      const run = task()
        .catch(onError)
        .finally(() => running.delete(run));
      running.add(run);
    },
    /** Resolves when none is running. */
    async drain(): Promise<void> {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
