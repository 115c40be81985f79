/** Milliseconds: half were at most p50, 99 of a hundred at most p99. */
export type Latency = { p50: number; p99: number; max: number };

export function latencyOf(milliseconds: readonly number[]): Latency {
  const ascending = milliseconds.toSorted((a, b) => a - b);
  const percentile = (share: number) => ascending[Math.ceil(ascending.length * share) - 1] ?? Number.NaN;
  return { p50: percentile(0.5), p99: percentile(0.99), max: percentile(1) };
}
