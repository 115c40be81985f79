import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDyingProcess, findWrites, type OutsideCall } from "#tests/builders/dying-process.ts";
import { isLong } from "../../setup/length.ts";
import { lawsBrokenAtTheEnd } from "../model/end-laws.ts";
import { readRows } from "../model/rows.ts";
import { lawsBrokenNow } from "../model/step-laws.ts";
import { calmDown } from "../model/time-steps.ts";
import { openWorldMaker, type World, type WorldMaker } from "../model/world.ts";
import { endOf, type Routine } from "./routines.ts";

const HOUR = 3600;
/** Past every lease, past the place's time, past a refund's second attempt, and past the reconciler's last question. */
const PAUSES_SECONDS = [70, 1000, 8 * HOUR, 7 * 24 * HOUR];
/** More than any routine makes. */
const CALLS_MAX = 200;
const MS_MAX = 180_000;
/** `npm run money` lets a process die before each call; `npm test` only where the world outside is another one. */
const DIES_BEFORE_READS = isLong;

const makeWorld = (
  worlds: WorldMaker,
  { capture = "automatic", capacity = 3, categories }: Routine,
  seed: number,
): Promise<World> =>
  worlds.make(
    {
      capacity,
      capture,
      ...(categories && { categories }),
      closesInMinutes: 20 * 24 * 60,
      isWorkDoneAfterAnswers: false,
    },
    seed,
  );

/** Says which call is the last of the n-th process, or null when there is none left to try. */
type Fate = (nth: number) => ((call: OutsideCall) => boolean) | null;

const beforeEachCall: Fate =
  (nth) =>
  ({ number }) =>
    number === nth;

/**
 * What is outside of a process changes by its writes alone, and the process' own memory dies with it: a death before a read
 * leaves behind the same as one before any other call up to the next write. So it dies before each write in turn, and then
 * after the last one, whose answer it never receives.
 */
async function beforeEachWrite(worlds: WorldMaker, routine: Routine): Promise<Fate> {
  const world = await makeWorld(worlds, routine, 1);
  const writes = await findWrites(world.startlines[0], await routine.arrange(world));
  await world.settle();
  expect(writes.count, "a routine that writes nothing proves nothing").toBeGreaterThan(0);
  return (nth) => {
    if (nth > writes.count + 1) return null;
    let written = 0;
    return ({ what }) => {
      if (!writes.what.has(what)) return written === writes.count;
      written += 1;
      return written === nth;
    };
  };
}

/** Lets a process die, and another go on. Answers whether it came to its fatal call at all. */
async function dieAndGoOn(worlds: WorldMaker, routine: Routine, nth: number, fate: Fate): Promise<boolean> {
  const isFatal = fate(nth);
  if (!isFatal) return false;
  const world = await makeWorld(worlds, routine, nth);
  const work = await routine.arrange(world);

  const process = aDyingProcess(world.startlines[0], isFatal);
  const outcome = await process.run(async (deps) => {
    await work(deps);
    return "survived" as const;
  });
  await process.close();
  // Whoever got no answer asks again, even when all was done and only the answer was lost.
  if (routine.isAskedAgain) {
    const [fresh] = world.startlines;
    await work(fresh);
  }

  await calmDown(world, PAUSES_SECONDS);
  const rows = await readRows(world);
  const where = `${routine.name}: death ${nth}`;
  expect([...lawsBrokenNow(rows), ...(await lawsBrokenAtTheEnd(world, rows))], where).toEqual([]);
  const end = endOf(rows);
  expect(
    routine.end.map((wanted) => ({ ...end, ...wanted })),
    where,
  ).toContainEqual(end);
  return outcome === "died";
}

/** A process dies between any two of a routine's calls in turn, until the routine comes to its end alive. */
export function describeDeaths(routines: Routine[]): void {
  describe("a process that dies between any two of its calls", () => {
    let worlds: WorldMaker;
    beforeAll(async () => {
      worlds = await openWorldMaker();
    });
    afterAll(() => worlds.close());

    test.each(routines)(
      "leaves nothing half done while $name",
      async (routine) => {
        const fate = DIES_BEFORE_READS ? beforeEachCall : await beforeEachWrite(worlds, routine);
        let nth = 1;
        while (await dieAndGoOn(worlds, routine, nth, fate)) {
          nth += 1;
          expect(nth, "deaths").toBeLessThan(CALLS_MAX);
        }
        expect(nth, "a routine without calls proves nothing").toBeGreaterThan(1);
      },
      MS_MAX,
    );
  });
}
