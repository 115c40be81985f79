import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDyingProcess } from "#tests/builders/dying-process.ts";
import { lawsBrokenAtTheEnd } from "../model/end-laws.ts";
import { readRows } from "../model/rows.ts";
import { lawsBrokenNow } from "../model/step-laws.ts";
import { calmDown } from "../model/time-steps.ts";
import { openWorldMaker, type WorldMaker } from "../model/world.ts";
import { endOf, type Routine } from "./routines.ts";

const HOUR = 3600;
/** Past every lease, past the place's time, past a refund's second attempt, and past the reconciler's last question. */
const PAUSES_SECONDS = [70, 1000, 8 * HOUR, 7 * 24 * HOUR];
/** More than any routine makes. */
const CALLS_MAX = 200;
const MS_MAX = 180_000;

/** Lets a process die at its call number `deadlyCall`, and another go on. Answers whether it came to that call at all. */
async function dieAndGoOn(worlds: WorldMaker, routine: Routine, deadlyCall: number): Promise<boolean> {
  const { capture = "automatic", capacity = 3 } = routine;
  const options = { capacity, capture, closesInMinutes: 20 * 24 * 60, isWorkDoneAfterAnswers: false };
  const world = await worlds.make(options, deadlyCall);
  const work = await routine.arrange(world);

  const process = aDyingProcess(world.startlines[0], deadlyCall);
  const outcome = await process.live(async (deps) => {
    await work(deps);
    return "survived" as const;
  });
  await process.bury();
  // Whoever got no answer asks again, even when all was done and only the answer was lost.
  if (routine.isAskedAgain) {
    const [fresh] = world.startlines;
    await work(fresh);
  }

  await calmDown(world, PAUSES_SECONDS);
  const rows = await readRows(world);
  const where = `${routine.name}: died before call ${deadlyCall}`;
  expect([...lawsBrokenNow(rows), ...(await lawsBrokenAtTheEnd(world, rows))], where).toEqual([]);
  const end = endOf(rows);
  expect(
    routine.end.map((wanted) => ({ ...end, ...wanted })),
    where,
  ).toContainEqual(end);
  return outcome === "died";
}

/** A process dies before each of a routine's calls in turn, until the routine comes to its end alive. */
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
        let deadlyCall = 1;
        while (await dieAndGoOn(worlds, routine, deadlyCall)) {
          deadlyCall += 1;
          expect(deadlyCall, "calls").toBeLessThan(CALLS_MAX);
        }
        expect(deadlyCall, "a routine without calls proves nothing").toBeGreaterThan(1);
      },
      MS_MAX,
    );
  });
}
