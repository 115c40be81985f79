/** What one thing measured in each round. */
export type Series = { label: string; values: number[] };

export function medianOf(values: readonly number[]): number {
  const ascending = values.toSorted((a, b) => a - b);
  const middle = ascending.length / 2;
  const upper = ascending[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? (upper + (ascending[middle - 1] ?? upper)) / 2 : upper;
}

/** The one whose median is the highest. */
export function bestOf(all: readonly Series[]): Series {
  const [best] = all.toSorted((a, b) => medianOf(b.values) - medianOf(a.values));
  if (!best) throw new Error("nothing was measured");
  return best;
}

export function printSeries(title: string, all: readonly Series[]): void {
  const width = Math.max(title.length, ...all.map(({ label }) => label.length + 2)) + 2;
  console.log(`\n${title.padEnd(width)}${["min", "median", "max"].map((head) => head.padStart(9)).join("")}`);
  for (const { label, values } of all) {
    const figures = [Math.min(...values), medianOf(values), Math.max(...values)];
    console.log(`${`  ${label}`.padEnd(width)}${figures.map((figure) => wholeNumber(figure).padStart(9)).join("")}`);
  }
}

export const wholeNumber = (figure: number): string => Math.round(figure).toLocaleString("en-US");
export const milliseconds = (figure: number): string => `${figure.toFixed(1)} ms`;
