import type { PlacesEffect } from "#booking/capacity/decide-places-effect.ts";
import type { Translate } from "../../../language/translate.ts";

type Sale = { isCalling: boolean; waiting: number; free: number; nameOf: (categoryId: string) => string };

/** What another number of places would do, in a sentence or two. */
export function effectCopy(effect: PlacesEffect, { isCalling, waiting, free, nameOf }: Sale, t: Translate): string {
  if (!effect.possible) {
    const { of, least } = effect;
    if (of === "all") {
      return t("Not possible: leave the categories {count} places together. Whoever was called must find one.", {
        count: least,
      });
    }
    return of === null
      ? t("Not possible: it can go down to {count} at most, or somebody would lose a place.", { count: least })
      : t("Not possible: {category} can go down to {count} at most, or somebody would lose a place.", {
          category: nameOf(of),
          count: least,
        });
  }
  const { difference, offered, called, free: left } = effect;
  const sign = difference === 0 ? "" : `${difference < 0 ? "−" : "+"}${Math.abs(difference).toLocaleString("en-IN")}: `;
  if (difference < 0) {
    return `${sign}${t(
      {
        one: "{count} place is free. Nobody loses a place.",
        other: "{count} places are free. Nobody loses a place.",
      },
      { count: free },
    )}`;
  }
  if (offered > 0) {
    const values = { count: offered };
    const who = isCalling
      ? t(
          { one: "the first on the waitlist gets an offer.", other: "the first {count} on the waitlist get an offer." },
          values,
        )
      : t(
          {
            one: "the first on the waitlist gets an offer once the sale goes on.",
            other: "the first {count} on the waitlist get an offer once the sale goes on.",
          },
          values,
        );
    const rest = [
      ...(called > 0 ? [calledCopy(called, waiting, isCalling, t)] : []),
      ...(left > 0 ? [t("{count} stay free.", { count: left })] : []),
    ];
    return [`${sign}${who}`, ...rest].join(" ");
  }
  if (called === 0 && left === 0 && difference > 0) {
    return `${sign}${t("nobody can book them yet. Give a category more places too.")}`;
  }
  if (called === 0) {
    return `${sign}${t({ one: "{count} place is then free.", other: "{count} places are then free." }, { count: left })}`;
  }
  const rest = left > 0 ? ` ${t("{count} stay free.", { count: left })}` : "";
  return `${sign}${calledCopy(called, waiting, isCalling, t)}${rest}`;
}

/** Who is called, of those who wait. */
function calledCopy(called: number, waiting: number, isCalling: boolean, t: Translate): string {
  if (called < waiting) {
    const values = { called, waiting };
    return isCalling
      ? t("the first {called} of {waiting} waiting are called.", values)
      : t("the first {called} of {waiting} waiting are called once the sale goes on.", values);
  }
  const values = { count: called };
  return isCalling
    ? t({ one: "the one who waits is called.", other: "all {count} who wait are called." }, values)
    : t(
        {
          one: "the one who waits is called once the sale goes on.",
          other: "all {count} who wait are called once the sale goes on.",
        },
        values,
      );
}
