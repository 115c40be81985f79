import fc from "fast-check";
import { forgetQueue, queueKeys } from "../../builders/forgetful-redis.ts";
import { type Play, pickOf, processOf, type Step } from "./play.ts";
import type { World } from "./world.ts";

const countersKey = ({ event }: Pick<World, "event">): string => `wr:{${event.id}}:counters`;
/** Whose keys these are, as far as Redis can tell. */
const ANOTHER_SERVER = "another server";
/** Who opens an epoch, and who makes the next document, is known for a second or two: shorter than any server takes to come back. */
const isMomentary = (key: string) => key.endsWith(":epoch-opener") || key.endsWith(":status-maker");

async function keep(play: Play): Promise<void> {
  const { redis, event } = play.world;
  const keys = (await queueKeys(redis, event.id)).filter((key) => !isMomentary(key));
  const contents = await Promise.all(keys.map((key) => redis.dumpBuffer(key)));
  play.snapshot = keys.flatMap((key, place) => {
    const content = contents[place];
    return content ? [{ key, content }] : [];
  });
}

const forgetAll = ({ world }: Play): Promise<void> => forgetQueue(world.redis, world.event.id);

/** A server that was started again or took over from another has another id. */
async function beAnotherServer({ redis, event }: World): Promise<void> {
  const key = countersKey({ event });
  if (await redis.exists(key)) await redis.hset(key, "run_id", ANOTHER_SERVER);
  await redis.del(`wr:{${event.id}}:epoch-opener`);
}

const loss = (name: string, act: (play: Play) => Promise<void>): Step => ({
  name,
  async run(play) {
    play.losses += 1;
    await act(play);
  },
});

const FUNCTIONS = ["call_numbers", "open_epoch", "reserve_numbers", "issue_numbers", "seal_draw", "hold_places"];

export const redisSteps: Record<string, fc.Arbitrary<Step>> = {
  forget: fc.constant(loss("Redis is empty", forgetAll)),
  forgetSome: fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }).map((picks) =>
    loss(`Redis has lost some keys (${picks})`, async (play) => {
      const keys = (await queueKeys(play.world.redis, play.world.event.id)).toSorted();
      for (const of of picks) await play.world.redis.del(pickOf(keys, of) ?? "no key");
    }),
  ),
  restart: fc.constant(
    loss("another server takes over from Redis, with all its data", ({ world }) => beAnotherServer(world)),
  ),
  keep: fc.constant({ name: "Redis is copied", run: keep }),
  restore: fc.constant(
    loss("a server with the copy takes over from Redis", async (play) => {
      if (!play.snapshot) return;
      await forgetAll(play);
      for (const { key, content } of play.snapshot) await play.world.redis.restore(key, 0, content, "REPLACE");
      await beAnotherServer(play.world);
    }),
  ),
  away: fc.nat(2).map((which) =>
    loss(which === 2 ? "Redis is away" : `Redis is away for process ${which}`, async ({ world }) => {
      for (const [place, process] of world.processes.entries())
        if (which === 2 || which === place) await world.setRedisAway(process, true);
    }),
  ),
  back: fc.constant(
    loss("Redis is back", async ({ world }) => {
      for (const process of world.processes) await world.setRedisAway(process, false);
    }),
  ),
  loseScript: fc.tuple(fc.nat(1), fc.constantFrom("before" as const, "after" as const)).map(([at, when]) =>
    loss(`process ${at}'s next script is lost ${when} it ran`, async (play) => {
      processOf(play, at).faults.loseScript(when);
    }),
  ),
  loseCall: fc
    .tuple(fc.nat(1), fc.constantFrom(...FUNCTIONS), fc.constantFrom("before" as const, "after" as const))
    .map(([at, functionName, when]) =>
      loss(`process ${at}'s next ${functionName} is lost ${when} it ran`, async (play) => {
        processOf(play, at).faults.loseCallOf(functionName, when);
      }),
    ),
};
