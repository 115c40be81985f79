import { count, type Play } from "./play.ts";
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
    wasPostponed: false,
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
  if (rows.room.earlier_indexes !== before.room.earlier_indexes) {
    beginAnew(play);
    return lawsBrokenNow(rows, play.paid);
  }
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

/** On sale again long after the sale was over: whoever comes now comes for the first time. */
function beginAnew(play: Play): void {
  for (const person of play.people) {
    const calledAfter = null;
    Object.assign(person, { ticket: null, cookie: null, isByCookie: false, latest: null, calledAfter });
    person.indexes.clear();
  }
  play.holderOf.clear();
  play.inPreQueue.clear();
  play.callsAllowed = play.rows.calls_burst;
  play.broken = [];
  play.givenBack.clear();
  count(play, "a sale that begins anew");
}
