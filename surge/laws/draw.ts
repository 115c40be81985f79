import { type Finding, finding, type RunRecord } from "./run-record.ts";

/** Among a thousand who joined in turn, chance alone stays below this in 99.8 of 100 draws, and more people make it rarer. */
const CORRELATION_MAX = 0.1;

/** Who came early has no better number than who came late, and no number was given twice. */
export function judgeDraw({ records }: RunRecord): Finding {
  const drawn = records
    .filter(({ number, joinedAt }) => number !== null && joinedAt !== null)
    .toSorted((a, b) => (a.joinedAt as number) - (b.joinedAt as number));
  const numbers = drawn.map(({ number }) => number as number);
  const offenders: string[] = [];
  const correlation = correlationOf(numbers);
  if (Math.abs(correlation) > CORRELATION_MAX)
    offenders.push(`the order of joining and the numbers correlate by ${correlation.toFixed(3)}`);
  const twice = numbers.length - new Set(numbers).size;
  if (twice > 0) offenders.push(`${twice} numbers were given twice`);
  return finding("the draw favors nobody", drawn.length, offenders);
}

/** Between a value and its position, from -1 to 1. */
function correlationOf(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = (values.length - 1) / 2;
  let both = 0;
  let ofValues = 0;
  let ofPositions = 0;
  for (const [position, value] of values.entries()) {
    both += (value - mean) * (position - middle);
    ofValues += (value - mean) ** 2;
    ofPositions += (position - middle) ** 2;
  }
  return both / Math.sqrt(ofValues * ofPositions);
}
