import { type Draw, numberOf } from "#booking/waiting-room/draw.ts";
import type { Rows } from "./rows.ts";
import type { Process, World } from "./world.ts";

/** Somebody who wants to ride, and what their browser keeps. */
export type Person = {
  nonce: string;
  /** The page's copy. */
  ticket: string | null;
  /** The browser's copy, out of the page's reach. */
  cookie: string | null;
  /** The page has made a new nonce and goes by the cookie. */
  isByCookie: boolean;
  /** Whoever is absent was given a place and never looks again. */
  isAbsent: boolean;
  /** Each index that we ever answered to this nonce, whether or not the answer arrived. */
  indexes: Set<number>;
  /** The last of them, and how much had been lost by then. */
  latest: { index: number; losses: number } | null;
  /** A moment before which the number had not been called. */
  calledAfter: number | null;
  bookingId: string | null;
  accessToken: string;
};

/** A world and the people in it. Steps name people and things by a number taken modulo how many there are. */
export type Play = {
  world: World;
  seed: number;
  people: Person[];
  /** Who was told which index, by ticket id. */
  holderOf: Map<number, string>;
  /** Which index was told to somebody while the draw was still to come, and when. */
  inPreQueue: Map<number, number>;
  /** How often a store lost something or went away. */
  losses: number;
  /** What Redis had at some moment. */
  snapshot: { key: string; content: Buffer }[] | null;
  rows: Rows;
  /** When this step began, by PostgreSQL's clock. */
  stepBeganAt: number;
  /** When nothing was left and nothing could come back, the last time that somebody looked. */
  soldOutAt: number;
  /** The newest document that each process showed. */
  shown: Map<Process, string>;
  paid: Set<string>;
  /** The organizer has put the opening off, so that a draw may be held again. */
  wasPostponed: boolean;
  wasClosed: boolean;
  /** PostgreSQL's clock went back, so that a document may wait for it to come up again. */
  wasSetBack: boolean;
  /** Bookings given back in this step. */
  givenBack: Set<string>;
  /** How many more the pace lets be called at this moment. */
  callsAllowed: number;
  /** Promises that an answer broke. */
  broken: string[];
  did: Map<string, number>;
};

/** Changes a world in one way. Valid whatever came before, so that shrinking may leave any other step out. */
export type Step = { name: string; run(play: Play): Promise<void> };

export const pickOf = <T>(things: readonly T[], pick: number): T | undefined =>
  things[pick % Math.max(1, things.length)];

export const processOf = (play: Play, pick: number): Process => play.world.processes[pick % 2] as Process;

export const count = (play: Play, what: string): void => void play.did.set(what, (play.did.get(what) ?? 0) + 1);

/** The draw as PostgreSQL has it; null while it is still to come. */
export const drawIn = ({ room }: Rows): Draw | null =>
  room.draw_seed === null || room.draw_size === null
    ? null
    : { size: room.draw_size, seed: room.draw_seed, gaps: room.draw_gaps };

export function numberIn(rows: Rows, index: number): number | null {
  const draw = drawIn(rows);
  return draw && numberOf(draw, index);
}

export const isSkipped = ({ room }: Rows, number: number): boolean =>
  room.skipped.some(([from, to]) => number >= from && number <= to);

/** How often something was lost, on the way too: places may have to be kept by tickets alone from then on. */
export const lossesOf = ({ losses, world }: Play): number =>
  world.processes.reduce((sum, { faults }) => sum + faults.lost(), losses);

/** Whether anything may be wrong with a store at this moment, or was since that many losses. */
export const isInTrouble = (play: Play, lossesBefore: number): boolean =>
  lossesOf(play) !== lossesBefore || play.world.processes.some(({ isRedisAway }) => isRedisAway);
