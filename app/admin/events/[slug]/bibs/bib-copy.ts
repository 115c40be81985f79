import type { CategoryBibs } from "#booking/bibs/bib-range.ts";

export type NamedBibs = CategoryBibs & { name: string };

const riders = (count: number): string => (count === 1 ? "1 rider" : `${count.toLocaleString("en-IN")} riders`);

/** How far a category is. */
export function progressCopy({ given, waiting }: Pick<CategoryBibs, "given" | "waiting">): string {
  if (given + waiting === 0) return "Nobody is confirmed yet.";
  if (waiting === 0) return `${riders(given)}, each with a number.`;
  return given === 0 ? `${riders(waiting)} without a number.` : `${riders(given)} with a number, ${waiting} without.`;
}

/** What a press of the button does. */
export function waitingCopy(rows: readonly NamedBibs[]): string {
  const waiting = rows.reduce((sum, row) => sum + (row.range ? row.waiting : 0), 0);
  return waiting === 0 ? "Give out numbers" : `Give ${riders(waiting)} a number`;
}

export const givenCopy = (count: number): string =>
  count === 0 ? "Every rider has a number already." : `${riders(count)} got a number.`;
