import { readFile } from "node:fs/promises";
import { openQueue, tickWith } from "#tests/builders/called-numbers.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import type { TestClock } from "#tests/builders/test-clock.ts";
import { claimReally, fillInReally, newBookingId, payReally } from "#tests/places/real-places.ts";
import type { Startline } from "#wiring";

export type Script = {
  places: number;
  /** By number, from 1: whether a script has it, or somebody who wants to ride. */
  isScript: boolean[];
  /** Whether those who want to ride buy the place; else they give it up at once. */
  doBuy: boolean;
  minutes: number;
};

/** Seconds after the opening at which each number was called first, and how many places were bought. */
export type ScriptReport = { calledAt: number[]; sold: number };

export const CALL_SECONDS = 60;
/** Nobody sees a tick more often than once a second; a larger step only makes everything later. */
export const STEP_SECONDS = 4;

/**
 * One sale in virtual time, on the product's own ticks and holds, against a script whose tickets ask all the time and never take:
 * they ask for a category that has no places, so that a call lapses and a refusal puts them among those who come back.
 */
export async function sellAgainstScript(
  { db, pool, log }: Startline,
  clock: TestClock,
  { places, isScript, doBuy, minutes }: Script,
): Promise<ScriptReport> {
  const categories = [
    { id: "cat_far", capacity: places },
    { id: "cat_none", capacity: 0 },
  ];
  const event = await anEventOnSale({ db, pool, clock }, { capacity: places, categories });
  const sale = { db, pool, clock, log, event };
  await openQueue(sale, event.id);
  const opened = clock.now().getTime();
  const calledAt: number[] = [];
  const numbers = isScript.map((_, index) => index + 1);
  const waiting = new Set(numbers.filter((number) => !isScript[number - 1]));
  let sold = 0;
  for (let second = 0; second < minutes * 60 && waiting.size > 0; second += STEP_SECONDS) {
    clock.set(new Date(opened + second * 1000));
    const { serving } = await tickWith(sale, event.id, { epoch: 1, issued: numbers.length });
    while (calledAt.length < serving) calledAt.push(second);

    const claims = numbers
      .filter((number) => isScript[number - 1] || (waiting.has(number) && number <= serving))
      .map((number) => ({
        number,
        categoryId: isScript[number - 1] ? "cat_none" : "cat_far",
        bookingId: newBookingId(event),
      }));
    const answers = await claimReally(sale, claims);
    for (const [index, answer] of answers.entries()) {
      const { number, bookingId } = claims[index] as (typeof claims)[number];
      if (!answer.granted) continue;
      waiting.delete(number);
      if (!doBuy) {
        await pool.query("SELECT release_booking($1, $2, NULL, $3)", [event.id, bookingId, clock.databaseNow()]);
      } else {
        await fillInReally(sale, bookingId);
        if ((await payReally(sale, bookingId)) === "confirmed") sold += 1;
      }
    }
  }
  return { calledAt, sold };
}

const PROTECTIONS = [
  {
    file: "10-call-numbers.sql",
    text: "LIMIT greatest(v_credits - v_waiting, (v_credits + v_room.is_recall_next::integer) / 2)",
    instead: "LIMIT v_credits",
  },
  { file: "20-hold-places.sql", text: "WHEN q.times_recalled > 0 THEN v_room.issued ", instead: "" },
];

/** The twin: whoever comes back goes before newer numbers, however often. */
export async function letThemComeBackForEver({ pool }: Startline): Promise<void> {
  for (const { file, text, instead } of PROTECTIONS) {
    const original = await readFile(new URL(`../../../db/functions/${file}`, import.meta.url), "utf8");
    if (original.split(text).length !== 2) throw new Error(`${file} does not have this text once: ${text}`);
    await pool.query(original.replace(text, () => instead));
  }
}
