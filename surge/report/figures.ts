export type Percentiles = { count: number; p50: number; p99: number; max: number };

/** Half were at most p50, 99 of a hundred at most p99. */
export function percentilesOf(values: readonly number[]): Percentiles {
  const ascending = Float64Array.from(values).sort();
  const at = (share: number) =>
    Math.round((ascending[Math.max(0, Math.ceil(ascending.length * share) - 1)] ?? 0) * 10) / 10;
  return { count: ascending.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}
