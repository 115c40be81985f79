import type { CategoryBibs } from "#booking/bibs/bib-range.ts";
import type { Translate } from "../../../language/translate.ts";

export type NamedBibs = CategoryBibs & { name: string };

/** How far a category is. */
export function progressCopy({ given, waiting }: Pick<CategoryBibs, "given" | "waiting">, t: Translate): string {
  if (given + waiting === 0) return t("Nobody is confirmed yet.");
  if (waiting === 0)
    return t(
      { one: "{count} rider, each with a number.", other: "{count} riders, each with a number." },
      { count: given },
    );
  if (given === 0)
    return t({ one: "{count} rider without a number.", other: "{count} riders without a number." }, { count: waiting });
  return t(
    {
      one: "{count} rider with a number, {waiting} without.",
      other: "{count} riders with a number, {waiting} without.",
    },
    { count: given, waiting },
  );
}

/** What a press of the button does. */
export function waitingCopy(rows: readonly NamedBibs[], t: Translate): string {
  const waiting = rows.reduce((sum, row) => sum + (row.range ? row.waiting : 0), 0);
  if (waiting === 0) return t("Give out numbers");
  return t({ one: "Give {count} rider a number", other: "Give {count} riders a number" }, { count: waiting });
}

export const givenCopy = (count: number, t: Translate): string =>
  count === 0
    ? t("Every rider has a number already.")
    : t({ one: "{count} rider got a number.", other: "{count} riders got a number." }, { count });
