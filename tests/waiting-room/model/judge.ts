import type { Play } from "./play.ts";
import { readRows } from "./rows.ts";
import { lawsBrokenBetween, lawsBrokenNow } from "./step-laws.ts";
import { lawsBrokenOfPlaces, noteCalls } from "./told-laws.ts";
import type { World } from "./world.ts";

/** A world in which nobody has come yet. `happened` counts what did. */
export async function newPlay(world: World, seed: number, happened = new Map<string, number>()): Promise<Play> {
  const rows = await readRows(world);
  return {
    world,
    seed,
    rows,
    people: [],
    holderOf: new Map(),
    inPreQueue: new Map(),
    losses: 0,
    snapshot: null,
    stepBeganAt: world.now(),
    soldOutAt: Number.NEGATIVE_INFINITY,
    shown: new Map(),
    paid: new Set(),
    wasPutOff: false,
    wasClosed: false,
    wasSetBack: false,
    givenBack: new Set(),
    callsAllowed: rows.calls_burst,
    broken: [],
    did: happened,
  };
}

/** Reads what has become of it all; answers the promises that were broken since the last time. */
export async function judge(play: Play): Promise<string[]> {
  for (const { faults } of play.world.processes) await faults.settle();
  const before = play.rows;
  play.rows = await readRows(play.world);
  const { rows } = play;
  noteCalls(before, rows, play);
  if (rows.held + rows.called === 0 && rows.free <= 0) play.soldOutAt = play.world.now();
  const broken = [
    ...play.broken,
    ...lawsBrokenNow(rows, play.paid),
    ...lawsBrokenBetween(before, rows, play),
    ...lawsBrokenOfPlaces(rows, play),
  ];
  play.broken = [];
  play.givenBack.clear();
  return broken;
}
