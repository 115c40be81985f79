import { plainReference } from "./check-in-code.ts";
import type { CheckInRider } from "./check-in-list.ts";

/** Riders whose name, bib or reference has what was typed, at most `limit`. */
export function findRiders(riders: readonly CheckInRider[], typed: string, limit: number): CheckInRider[] {
  const words = foldText(typed).split(/\s+/).filter(Boolean);
  const plain = plainReference(typed);
  if (words.length === 0) return [];
  const isBib = /^\d{1,6}$/.test(plain);
  const matches = (rider: CheckInRider): boolean =>
    (isBib && rider.bib === Number(plain)) ||
    (plain.length >= REFERENCE_PART_MIN && plainReference(rider.reference).includes(plain)) ||
    words.every((word) => foldText(rider.name).includes(word));
  const found = riders.filter(matches);
  // Whoever wears the number that was typed comes first.
  if (isBib) found.sort((one, other) => Number(other.bib === Number(plain)) - Number(one.bib === Number(plain)));
  return found.slice(0, limit);
}

const REFERENCE_PART_MIN = 3;
const foldText = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .trim();
