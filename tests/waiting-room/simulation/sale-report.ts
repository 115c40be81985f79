import type { Phase } from "#booking/waiting-room/phase.ts";
import { disorderOf } from "./disorder.ts";
import type { Wait } from "./judge-waits.ts";
import type { Person } from "./people.ts";

/** The sale at the end of one second after the opening. */
export type Moment = {
  second: number;
  phase: Phase;
  confirmed: number;
  held: number;
  called: number;
  /** Presses of "take my place" in that second. */
  claims: number;
};

export type SaleReport = {
  moments: Moment[];
  /** Minutes from the opening until so large a share was paid for; null if it never was. */
  minutesTo: { 90: number | null; 99: number | null; 100: number | null };
  sold: number;
  /** Places paid for or held beyond those that there are: must be 0. */
  oversold: number;
  heldMost: number;
  claimsInOneSecondMost: number;
  called: number;
  /** People who were refused though they pressed within a minute of being called: must be 0 where calls are paced. */
  refusedAfterCall: number;
  /** Whoever was refused at all after the screen had said that it is their turn. */
  refusedAfterTurn: number;
  /** Of the calls, and of the places taken; see disorderOf. */
  disorder: { calls: number; places: number };
  /** Seconds from the call to the open page that shows it. */
  turnSeen: { p50: number; p95: number; p99: number; samples: number };
  /** Of those who looked when it became known. */
  soldOutKnown: { within30Seconds: number; p99: number; samples: number };
  polls: number;
  /** Of people with the page open, added up. */
  waitingMinutes: number;
  /** What those who were called had seen before; see judgeWaits. */
  waits: Wait[];
};

type Facts = {
  places: number;
  people: readonly Person[];
  moments: Moment[];
  pollCount: number;
  counts: { held: number; confirmed: number } | null;
};

/** Calls hold so long. */
const CALL_SECONDS = 60;

export function reportOf({ places, people, moments, pollCount, counts }: Facts): SaleReport {
  const endsAt = moments.at(-1)?.second ?? 0;
  const soldOutAt = moments.find(({ phase }) => phase === "sold_out")?.second ?? null;
  const minuteOf = (share: number): number | null => {
    const moment = moments.find(({ confirmed }) => confirmed >= places * share);
    return moment ? moment.second / 60 : null;
  };
  const turns = people.flatMap(({ turnSeenAt, calledAt }) =>
    turnSeenAt === null || calledAt === null ? [] : [Math.max(0, turnSeenAt - calledAt)],
  );
  const soldOut = people.flatMap(({ soldOutSeenAt }) =>
    soldOutSeenAt === null || soldOutAt === null ? [] : [soldOutSeenAt - soldOutAt],
  );
  // An open page that has not shown it by now never did.
  const unaware = soldOutAt === null ? 0 : people.filter((person) => person.ticket && person.isPageOpen).length;
  return {
    moments,
    minutesTo: { 90: minuteOf(0.9), 99: minuteOf(0.99), 100: minuteOf(1) },
    sold: counts?.confirmed ?? 0,
    oversold: Math.max(0, ...moments.map(({ held, called, confirmed }) => held + called + confirmed - places)),
    heldMost: Math.max(...moments.map(({ held }) => held)),
    claimsInOneSecondMost: Math.max(...moments.map(({ claims }) => claims)),
    called: people.filter(({ calledAt }) => calledAt !== null).length,
    refusedAfterCall: people.filter(isRefusedInTime).length,
    refusedAfterTurn: people.filter(({ refusals }) => refusals > 0).length,
    disorder: {
      calls: disorderOf(numbersInOrderOf(people, ({ calledAt }) => calledAt)),
      places: disorderOf(numbersInOrderOf(people, ({ heldAt }) => heldAt)),
    },
    turnSeen: { ...percentiles(turns), samples: turns.length },
    soldOutKnown: {
      within30Seconds: soldOut.filter((seconds) => seconds <= 30).length / Math.max(1, soldOut.length + unaware),
      p99: percentiles(soldOut).p99,
      samples: soldOut.length + unaware,
    },
    polls: pollCount,
    waits: people.flatMap(({ number, calledAt, polls }) =>
      number === null || calledAt === null ? [] : [{ number, calledAt, polls }],
    ),
    waitingMinutes: people.reduce((sum, person) => sum + lookedFor(person, endsAt), 0) / 60,
  };
}

const isRefusedInTime = ({ refusals, calledAt, turnSeenAt, behaviour }: Person): boolean =>
  refusals > 0 &&
  calledAt !== null &&
  turnSeenAt !== null &&
  turnSeenAt + behaviour.reactionSeconds + 1 < calledAt + CALL_SECONDS;

/** Those for whom it happened in the same second stand in the order of their numbers. */
function numbersInOrderOf(people: readonly Person[], timeOf: (person: Person) => number | null): number[] {
  return people
    .flatMap((person) => {
      const time = timeOf(person);
      return time === null || person.number === null ? [] : [{ time, number: person.number }];
    })
    .sort((a, b) => a.time - b.time || a.number - b.number)
    .map(({ number }) => number);
}

/** Seconds that somebody had the page open; those who are absent have it hidden. */
function lookedFor({ ticket, joinedAt, behaviour, heldAt, soldOutSeenAt }: Person, endsAt: number): number {
  if (!ticket || behaviour.isAbsent) return 0;
  return Math.max(0, Math.min(heldAt ?? endsAt, soldOutSeenAt ?? endsAt) - joinedAt);
}

function percentiles(values: readonly number[]): { p50: number; p95: number; p99: number } {
  const ascending = values.toSorted((a, b) => a - b);
  const at = (share: number) => ascending[Math.ceil(ascending.length * share) - 1] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
