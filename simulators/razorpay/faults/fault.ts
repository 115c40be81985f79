import type { Random } from "../identity/random.ts";

/** Where a fault strikes. Each place has a table of what can happen there, in a file of its own. */
export type FaultPlace = "api_before" | "api_after" | "webhook" | "payment" | "checkout";

export interface Fault {
  readonly id: string;
  readonly where: FaultPlace;
  readonly what: string;
  /** All given must fit. `path` may hold `*`; `id` fits any order, payment or refund concerned. */
  readonly match: { method?: string; path?: string; id?: string; receipt?: string; event?: string };
  readonly probability: number;
  /** Strikes left; null means no end. */
  timesLeft: number | null;
  /** Virtual seconds since 1970; null means for ever. */
  readonly until: number | null;
  readonly params: Record<string, number | string>;
  strikes: number;
}

/** What is happening, for matching. */
export interface FaultSituation {
  method?: string;
  path?: string;
  ids?: readonly (string | null)[];
  receipt?: string | null;
  event?: string;
}

/** The faults now switched on. */
export class Faults {
  readonly list = new Map<string, Fault>();
  readonly #random: Random;
  readonly #seconds: () => number;

  constructor(random: Random, seconds: () => number) {
    this.#random = random;
    this.#seconds = seconds;
  }

  /** Whether anything could strike there: spares the hot path the describing of its situation. */
  awaits(where: FaultPlace): boolean {
    for (const fault of this.list.values()) if (fault.where === where) return true;
    return false;
  }

  /** Those that strike now; each counts one strike. */
  strike(where: FaultPlace, situation: FaultSituation): Fault[] {
    if (this.list.size === 0) return [];
    const striking: Fault[] = [];
    for (const fault of this.list.values()) {
      if (fault.where !== where || !fits(fault, situation)) continue;
      if (fault.timesLeft === 0 || (fault.until !== null && this.#seconds() > fault.until)) continue;
      if (fault.probability < 1 && this.#random.fraction() >= fault.probability) continue;
      if (fault.timesLeft !== null) fault.timesLeft -= 1;
      fault.strikes += 1;
      striking.push(fault);
    }
    return striking;
  }
}

function fits({ match }: Fault, situation: FaultSituation): boolean {
  if (match.method && match.method.toUpperCase() !== situation.method) return false;
  if (match.path && !isPathLike(match.path, situation.path ?? "")) return false;
  if (match.id && !situation.ids?.includes(match.id)) return false;
  if (match.receipt && match.receipt !== situation.receipt) return false;
  return !match.event || isPathLike(match.event, situation.event ?? "");
}

function isPathLike(pattern: string, text: string): boolean {
  const expression = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${expression}$`).test(text);
}
