import type { StatusDocument } from "#booking/waiting-room/status-document.ts";
import { type Chance, chanceOf, lasting } from "./chance.ts";

/** How a crowd behaves: guesses, to be fitted after the first real sale. Shares are 0 to 1. */
export type Crowd = {
  people: number;
  /** Of them, how many come before the opening and take part in the draw. */
  drawShare: number;
  /** They spread over so many seconds before the opening. */
  earlySeconds: number;
  /** And the others over so many after it, ever fewer. */
  lateSeconds: number;
  /** Who left, or has the page hidden, and never comes when called. */
  absentShare: number;
  /** Who takes a place and leaves it: two of three while filling in the form, one after pressing Pay. */
  abandonShare: number;
  /** Who loads the page again and joins a second time. */
  reloadShare: number;
};

/** What the owner of a number does until they have a place. */
export type Behaviour = {
  isAbsent: boolean;
  /** From the turn on the screen to the press of the button. */
  reactionSeconds: number;
  chance: Chance;
};

/** What somebody does who has a place. */
export type Checkout = {
  leavesAt: "form" | "payment" | null;
  /** From the hold to the payment. */
  seconds: number;
};

export type Person = {
  nonce: string;
  /** Times are seconds after the opening. */
  joinedAt: number;
  ticket: string | null;
  /** Null before the draw. */
  number: number | null;
  index: number;
  behaviour: Behaviour;
  /** Whether the page is open in front of somebody. */
  isPageOpen: boolean;
  calledAt: number | null;
  turnSeenAt: number | null;
  /** Told that the place was gone, or not theirs, after the screen had said that it is their turn. */
  refusals: number;
  heldAt: number | null;
  paidAt: number | null;
  soldOutSeenAt: number | null;
  /** Each time that the page showed a document while its owner waited for their turn. */
  polls: Poll[];
};

export type Poll = { at: number; status: StatusDocument };

/** When each joins, in seconds after the opening, the earliest first. */
export function joinTimes(crowd: Crowd, seed: number): number[] {
  const chance = chanceOf(seed);
  const times = Array.from({ length: crowd.people }, (_, person) => {
    // Most come in the last minutes before it opens: the square root crowds them there.
    if (person < crowd.people * crowd.drawShare) return -crowd.earlySeconds * (1 - Math.sqrt(chance()));
    return 1 - Math.log(1 - chance() * 0.95) * (crowd.lateSeconds / 3);
  });
  return times.sort((a, b) => a - b);
}

/** By number, so that two sales with one seed differ only in how they are run. */
export function behaviourOf(crowd: Crowd, seed: number, number: number): Behaviour {
  const chance = chanceOf(seed * 1_000_003 + number * 7919);
  return {
    isAbsent: chance() < crowd.absentShare,
    reactionSeconds: Math.min(45, lasting(chance, 6, 0.6)),
    chance,
  };
}

/** By place: the first to get one does the same in each sale of a seed, whoever it is, and so on. */
export function checkoutOf(crowd: Crowd, seed: number, place: number): Checkout {
  const chance = chanceOf(seed * 2_000_003 + place * 6007);
  const [leaving, when] = [chance(), chance()];
  return {
    leavesAt: leaving >= crowd.abandonShare ? null : when < 2 / 3 ? "form" : "payment",
    seconds: lasting(chance, 150, 0.5),
  };
}
