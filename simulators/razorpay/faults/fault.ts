import type { Random } from "../identity/random.ts";

/** Where a fault strikes. Each place has a table of what can happen there, in a file of its own. */
export const FAULT_PLACES = [
  "api_before",
  "api_after",
  "api_content",
  "webhook",
  "payment",
  "refund",
  "checkout",
] as const;

export type FaultPlace = (typeof FAULT_PLACES)[number];

/** All given must fit. `path` and `event` may hold `*`; `id` fits any order, payment, refund or dispute concerned. */
export interface FaultMatch {
  method?: string;
  path?: string;
  id?: string;
  receipt?: string;
  event?: string;
}

/** One kind of fault: a line of its place's table. */
export interface FaultKind<Act> {
  /** One sentence for `GET /_sim/faults`, with its parameters and their defaults in brackets. */
  readonly does: string;
  readonly act: Act;
  /** What it strikes unless the request says otherwise. */
  readonly match?: FaultMatch;
}

export type FaultTable<Act> = Readonly<Record<string, FaultKind<Act>>>;

export type FaultParams = Record<string, number | string>;

/** What is asked for; the rest has defaults. */
export interface FaultRequest {
  where: FaultPlace;
  what: string;
  match?: FaultMatch;
  times?: number;
  probability?: number;
  for_seconds?: number;
  params?: FaultParams;
}

export interface Fault {
  readonly id: string;
  readonly where: FaultPlace;
  readonly what: string;
  readonly match: FaultMatch;
  readonly probability: number;
  /** Strikes remaining; null means no end. */
  timesLeft: number | null;
  /** Virtual seconds since 1970; null means for ever. */
  readonly until: number | null;
  readonly params: FaultParams;
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
  #made = 0;

  constructor(random: Random, seconds: () => number) {
    this.#random = random;
    this.#seconds = seconds;
  }

  /** Switches one on. The request must name a kind of the catalogue. */
  add({ where, what, match = {}, times, probability = 1, for_seconds: forSeconds, params = {} }: FaultRequest): Fault {
    this.#made += 1;
    const fault: Fault = {
      id: `fault_${this.#made}`,
      where,
      what,
      match,
      probability,
      timesLeft: times ?? null,
      until: forSeconds === undefined ? null : this.#seconds() + forSeconds,
      params,
      strikes: 0,
    };
    this.list.set(fault.id, fault);
    return fault;
  }

  /** Whether anything could strike there: spares the hot path the describing of its situation. */
  awaits(...places: FaultPlace[]): boolean {
    for (const fault of this.list.values()) if (places.includes(fault.where) && this.#isOn(fault)) return true;
    return false;
  }

  /** Those that strike now; each counts one strike. */
  strike(where: FaultPlace, situation: FaultSituation): Fault[] {
    if (this.list.size === 0) return [];
    const striking: Fault[] = [];
    for (const fault of this.list.values()) {
      if (fault.where !== where || !this.#isOn(fault) || !fits(fault, situation)) continue;
      if (fault.probability < 1 && this.#random.fraction() >= fault.probability) continue;
      if (fault.timesLeft !== null) fault.timesLeft -= 1;
      fault.strikes += 1;
      striking.push(fault);
    }
    return striking;
  }

  #isOn({ timesLeft, until }: Fault): boolean {
    return timesLeft !== 0 && (until === null || this.#seconds() <= until);
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
