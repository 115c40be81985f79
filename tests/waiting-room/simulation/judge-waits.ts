import type { WaitMemory, WaitRange } from "#app/visitor/wait/update-wait.ts";
import type { Poll } from "./people.ts";

/** Somebody who was called in the end; polls after that do not count. Times are seconds after the opening. */
export type Wait = { number: number; calledAt: number; polls: Poll[] };

/** What a page tells its visitor; see updateWait. */
export type FollowWait = (
  memory: WaitMemory | undefined,
  status: Poll["status"],
  peopleAhead: number,
) => { memory: WaitMemory | undefined; range: WaitRange | null };

/** Shares are 0 to 1. */
export type WaitReport = {
  /** Of the ranges with two ends, those between which the turn came. */
  held: number;
  /** The same until a fifth of the places is paid for, from then until half are, and later. */
  heldByTime: { early: number; middle: number; late: number };
  /** Of those who are told only before which time their turn does not come, those to whom it did not. */
  heldAtLeast: number;
  /** Of all polls, at how many each was told. */
  told: { range: number; atLeast: number; nothing: number };
  /** From end to end of a range at the middle one of all, in minutes. */
  widthMinutes: number;
  /** An end that became later, by the clock, than it was at the poll before, though nothing was paused: how often, and for how many people. */
  rises: number;
  peopleWithRise: number;
  polls: number;
  people: number;
};

type Told = { at: number; status: Poll["status"]; range: WaitRange | null; truth: number };

/** Shows each person again what they saw, and compares what `follow` tells them with when they were called. */
export function judgeWaits(waits: readonly Wait[], follow: FollowWait): WaitReport {
  const people = waits.map((wait) => tell(wait, follow));
  const told = people.flat();
  const ranges = told.filter(({ range }) => range !== null && range.high !== null);
  const atLeast = told.filter(({ range }) => range !== null && range.high === null);
  const rises = people.map(countRises);
  const at = (from: number, to: number) =>
    ranges.filter(
      ({ status }) => status.confirmed >= from * status.capacity && status.confirmed < to * status.capacity,
    );
  const widths = ranges.map(({ range }) => (range?.high ?? 0) - (range?.low ?? 0)).toSorted((a, b) => a - b);
  return {
    held: shareHeld(ranges),
    heldByTime: { early: shareHeld(at(0, 0.2)), middle: shareHeld(at(0.2, 0.5)), late: shareHeld(at(0.5, 2)) },
    heldAtLeast: shareHeld(atLeast),
    told: {
      range: ranges.length / told.length,
      atLeast: atLeast.length / told.length,
      nothing: 1 - (ranges.length + atLeast.length) / told.length,
    },
    widthMinutes: widths[widths.length >> 1] ?? Number.NaN,
    rises: rises.reduce((sum, count) => sum + count, 0),
    peopleWithRise: rises.filter((count) => count > 0).length,
    polls: told.length,
    people: people.length,
  };
}

function tell({ number, calledAt, polls }: Wait, follow: FollowWait): Told[] {
  let memory: WaitMemory | undefined;
  return polls
    .filter(({ at }) => at < calledAt)
    .map(({ at, status }) => {
      const followed = follow(memory, status, number - status.queue.serving - 1);
      memory = followed.memory;
      return { at, status, range: followed.range, truth: (calledAt - at) / 60 };
    });
}

function shareHeld(told: readonly Told[]): number {
  const held = told.filter(({ range, truth }) => range && truth >= range.low && truth <= (range.high ?? truth));
  return held.length / told.length;
}

/** Whole minutes jump: an end counts as later when it is so by more than one. */
function countRises(told: readonly Told[]): number {
  let rises = 0;
  let last: Told | null = null;
  for (const poll of told) {
    if (poll.status.paused) last = null;
    if (!poll.range) continue;
    if (last?.range && isLater(last, poll, "low")) rises += 1;
    else if (last?.range && isLater(last, poll, "high")) rises += 1;
    last = poll;
  }
  return rises;
}

function isLater(before: Told, after: Told, end: "low" | "high"): boolean {
  const [from, to] = [before.range?.[end] ?? null, after.range?.[end] ?? null];
  if (from === null || to === null) return false;
  return after.at / 60 + to > before.at / 60 + from + 1;
}
