/** Work that goes on after its response was sent; a process that is told to stop finishes it first. */
export function trackWork(onError: (error: unknown) => void) {
  const underWay = new Set<Promise<unknown>>();
  return {
    start(work: () => Promise<unknown>): void {
      const running = work()
        .catch(onError)
        .finally(() => underWay.delete(running));
      underWay.add(running);
    },
    async drain(): Promise<void> {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
