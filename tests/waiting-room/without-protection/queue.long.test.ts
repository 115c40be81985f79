import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EventOptions } from "../../builders/event-on-sale.ts";
import { judge, newPlay } from "../model/judge.ts";
import { changeEvent } from "../model/organizer-steps.ts";
import { type Person, type Play, processOf } from "../model/play.ts";
import { passTime, poll } from "../model/time-steps.ts";
import { claim, join, newPerson } from "../model/visitor-requests.ts";
import { giveBack } from "../model/visitor-steps.ts";
import { openWorldMaker, type WorldMaker } from "../model/world.ts";

let worlds: WorldMaker;
beforeAll(async () => {
  worlds = await openWorldMaker();
});
afterAll(() => worlds.close());

/** What a story can do; after each act the laws of the model are asked. */
type Story = {
  play: Play;
  arrive(many: number): Promise<Person[]>;
  tick(seconds?: number): Promise<void>;
  claim(...people: (Person | undefined)[]): Promise<void>;
  /** Claims, and expects to be refused so. */
  refuse(person: Person | undefined, code: string): Promise<void>;
  giveBack(person: Person | undefined): Promise<void>;
  change(columns: Record<string, unknown>): Promise<void>;
};

let seed = 0;

async function brokenBy(options: EventOptions, story: (story: Story) => Promise<void>): Promise<string[]> {
  seed += 1;
  const world = await worlds.make({ ...options, seed });
  const play = await newPlay(world, seed);
  const broken: string[] = [];
  const after = async <T>(act: Promise<T>): Promise<T> => {
    const done = await act;
    broken.push(...(await judge(play)));
    play.stepBeganAt = world.now();
    return done;
  };
  await story({
    play,
    async arrive(many) {
      const people = Array.from({ length: many }, () => newPerson(play));
      // One after another, so that their numbers are in this order.
      for (const person of people) await after(join(play, person, processOf(play, 0), "nothing"));
      return people;
    },
    async tick(seconds = 2) {
      await passTime(play, seconds);
      await after(poll(play, processOf(play, 0)));
    },
    async claim(...people) {
      for (const person of people) if (person) await after(claim(play, person, processOf(play, 0)));
    },
    async refuse(person, code) {
      const reply = person && (await after(claim(play, person, processOf(play, 0))));
      if (reply?.body.code !== code) broken.push(`refused with ${code}, not ${reply?.body.code ?? reply?.status}`);
    },
    async giveBack(person) {
      if (person) await after(giveBack(play, person, 0));
    },
    change: (columns) => after(changeEvent(play, columns)),
  });
  return broken;
}

/** Replaces a text of one file of `db/functions/` while something runs. It must stand there exactly once. */
async function without<T>({ file, text, instead, constraint }: Protection, run: () => Promise<T>): Promise<T> {
  const original = await readFile(new URL(`../../../db/functions/${file}`, import.meta.url), "utf8");
  expect(original.split(text), `${file} has this text once: ${text}`).toHaveLength(2);
  const { pool } = (await worlds.make({ capacity: 1, seed: 0 })).processes[0].startline;
  await pool.query(original.replace(text, () => instead));
  // The table would refuse by itself what the function then tries.
  const definition = constraint && (await definitionOf(constraint));
  if (constraint) await pool.query(`ALTER TABLE event_capacity DROP CONSTRAINT ${constraint}`);
  try {
    return await run();
  } finally {
    await pool.query(original);
    if (constraint)
      await pool.query(
        `TRUNCATE event_capacity; ALTER TABLE event_capacity ADD CONSTRAINT ${constraint} ${definition}`,
      );
  }

  async function definitionOf(name: string): Promise<string> {
    const found = await pool.query("SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = $1", [
      name,
    ]);
    return found.rows[0].text;
  }
}

/** What is taken away: a text of a file of `db/functions/`, and a constraint of `event_capacity` that guards the same. */
type Protection = { file: string; text: string; instead: string; constraint?: string };

type Twins = Protection & {
  sale: EventOptions;
  story(story: Story): Promise<void>;
  /** The promise that is broken then. */
  breaks: RegExp;
};

/** The same story twice: with the protection no promise is broken, without it one is. */
function twins(title: string, { sale, story, breaks, ...protection }: Twins): void {
  test(title, async () => {
    expect(await brokenBy(sale, story)).toEqual([]);
    const broken = await without(protection, () => brokenBy(sale, story));
    expect(broken.join("\n")).toMatch(breaks);
  });
}

const ONE_AT_CHECKOUT = { capacity: 5, concurrencyTarget: 1, callsPerSecond: 10, callsBurst: 10 };

twins("nobody is called for whom no place is free", {
  sale: { capacity: 2 },
  story: async ({ arrive, tick }) => {
    await arrive(5);
    await tick();
  },
  file: "10-call-numbers.sql",
  text: "      v_free\n    ));",
  instead: "      1000\n    ));",
  constraint: "event_never_oversold",
  breaks: /no more places are promised than there are/,
});

twins("while the sale is paused nobody is called", {
  sale: ONE_AT_CHECKOUT,
  story: async ({ arrive, tick, change, claim, giveBack }) => {
    const [first] = await arrive(3);
    await tick();
    await claim(first);
    await change({ is_paused: true });
    await giveBack(first);
    await tick();
  },
  file: "10-call-numbers.sql",
  text: "AND NOT v_event.is_paused",
  instead: "",
  breaks: /while the sale is paused nobody is called/,
});

const TWO_AT_CHECKOUT = { ...ONE_AT_CHECKOUT, concurrencyTarget: 2 };
const SHARE_OF_CREDITS = "LIMIT greatest(v_credits - v_waiting, (v_credits + v_room.is_recall_next::integer) / 2)";

twins("half of the calls are for those who come back", {
  sale: TWO_AT_CHECKOUT,
  story: async ({ arrive, tick, claim }) => {
    const [first] = await arrive(6);
    await tick(61);
    await claim(first);
    await tick(61);
  },
  file: "10-call-numbers.sql",
  text: SHARE_OF_CREDITS,
  instead: "LIMIT 0",
  breaks: /half of the calls are for those who come back/,
});

twins("half of the calls are for those who were never called", {
  sale: TWO_AT_CHECKOUT,
  story: async ({ arrive, tick, claim }) => {
    const [first, second] = await arrive(6);
    await tick(61);
    await claim(first, second);
    await tick(61);
  },
  file: "10-call-numbers.sql",
  text: SHARE_OF_CREDITS,
  instead: "LIMIT v_credits",
  breaks: /half of the calls are for those who were never called/,
});

twins("nobody books uncalled while others were never called", {
  sale: { ...ONE_AT_CHECKOUT, concurrencyTarget: 4, callsPerSecond: 1, callsBurst: 1 },
  story: async ({ arrive, tick, claim }) => {
    const [first] = await arrive(6);
    await tick(61);
    await claim(first);
  },
  file: "20-hold-places.sql",
  text: " AND NOT v_is_awaited AND",
  instead: " AND",
  breaks: /nobody books uncalled while others were never called/,
});

twins("nobody overtakes whoever came back", {
  sale: TWO_AT_CHECKOUT,
  story: async ({ arrive, tick, claim, giveBack, change }) => {
    const [first, second, third, fourth] = await arrive(4);
    await tick();
    await tick(61);
    await claim(third, fourth);
    await change({ is_paused: true });
    await claim(first, second);
    await giveBack(third);
    await change({ is_paused: false });
    await claim(second);
  },
  file: "20-hold-places.sql",
  text: " AND r.is_first_back",
  instead: "",
  breaks: /nobody overtakes whoever came back/,
});

twins("whose two holds expired gets no other while somebody waits", {
  sale: { capacity: 2 },
  story: async ({ arrive, claim, refuse, tick, change }) => {
    const [person, other] = await arrive(2);
    await claim(person, other);
    await tick(301);
    await claim(person);
    await tick(301);
    await change({ is_paused: true });
    await claim(other);
    await refuse(person, "claims_used_up");
  },
  file: "20-hold-places.sql",
  text: "WHEN r.holds >= p_claims_per_ticket AND r.do_others_wait AND NOT v_may_use_call THEN 'claims_used_up'",
  instead: "",
  breaks: /refused with claims_used_up/,
});

twins("no more are called than the pace allows", {
  sale: { capacity: 20, callsPerSecond: 1, callsBurst: 2 },
  story: async ({ arrive, tick }) => {
    await arrive(10);
    await tick(1.6);
  },
  file: "10-call-numbers.sql",
  text: "calls_allowed = v_allowed - (v_recalled + v_called) * v_room.turnout",
  instead: "calls_allowed = v_allowed",
  breaks: /no more are called than the pace allows/,
});

twins("no more are called than checkout has room for", {
  sale: ONE_AT_CHECKOUT,
  story: async ({ arrive, tick }) => {
    await arrive(3);
    await tick();
  },
  file: "10-call-numbers.sql",
  text: "      places_at_checkout(v_room.concurrency, v_counts.held, v_for_called, v_room.turnout),\n",
  instead: "",
  breaks: /no more are called than checkout has room for/,
});

twins("the draw is held once", {
  sale: { capacity: 1, opensInMinutes: 1 },
  story: async ({ arrive, tick, play }) => {
    await arrive(2);
    await tick(61);
    const { id } = play.world.event;
    const { pool } = processOf(play, 1).startline;
    await pool.query("SELECT seal_draw($1, 2, decode(repeat('00', 18), 'hex'), $2)", [id, new Date(play.world.now())]);
    await tick();
  },
  file: "12-seal-draw.sql",
  text: "  IF v_room.sealed_at IS NOT NULL THEN\n    RETURN 'sealed';\n  ELSIF",
  instead: "  IF",
  breaks: /the draw is held once/,
});

twins("numbers that were lost with a Redis take no part in the draw and hold up nobody", {
  sale: { capacity: 1, opensInMinutes: 1 },
  story: async ({ arrive, tick, play }) => {
    await arrive(2);
    play.losses += 1;
    await play.world.redis.del(`wr:{${play.world.event.id}}:counters`);
    await arrive(2);
    await tick(61);
  },
  file: "12-seal-draw.sql",
  text: "v_gaps := v_room.skipped * int8multirange(int8range(1, v_last + 1));",
  instead: "v_gaps := int8multirange(int8range(1, 2));",
  breaks: /whoever joined before the draw takes part in it/,
});
