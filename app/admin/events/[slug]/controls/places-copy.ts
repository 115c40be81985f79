import type { PlacesEffect } from "#booking/capacity/decide-places-effect.ts";

type Sale = { isCalling: boolean; waiting: number; free: number; nameOf: (categoryId: string) => string };

const count = (of: number): string => of.toLocaleString("en-IN");

/** What another number of places would do, in a sentence or two. */
export function effectCopy(effect: PlacesEffect, { isCalling, waiting, free, nameOf }: Sale): string {
  if (!effect.possible) {
    if (effect.of === "all") {
      return `Not possible: leave the categories ${count(effect.least)} places together. Whoever was called must find one.`;
    }
    const what = effect.of === null ? "it" : nameOf(effect.of);
    return `Not possible: ${what} can go down to ${count(effect.least)} at most, or somebody would lose a place.`;
  }
  const { difference } = effect;
  if (difference < 0) {
    return `−${count(-difference)}: ${count(free)} ${free === 1 ? "place is" : "places are"} free. Nobody loses a place.`;
  }
  const sign = difference > 0 ? `+${count(difference)}: ` : "";
  const { called, free: left } = effect;
  if (called === 0 && left === 0 && difference > 0) {
    return `${sign}nobody can book them yet. Give a category more places too.`;
  }
  if (called === 0) return `${sign}${count(left)} ${left === 1 ? "place is" : "places are"} then free.`;
  const who =
    called < waiting
      ? `the first ${count(called)} of ${count(waiting)} waiting`
      : called === 1
        ? "the one who waits"
        : `all ${count(called)} who wait`;
  const isOne = called === 1 && called >= waiting;
  const rest = left > 0 ? ` ${count(left)} stay free.` : "";
  return isCalling
    ? `${sign}${who} ${isOne ? "is" : "are"} called.${rest}`
    : `${sign}${who} ${isOne ? "is" : "are"} called once the sale goes on.${rest}`;
}
