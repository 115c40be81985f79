import type { RedisClient } from "#platform/redis.ts";
import { within } from "#platform/within.ts";

/** Sums of so many seconds lie under one key, for all processes together. */
const SLOT_SECONDS = 10;
const SLOTS_READ = 6;
const KEEP_SECONDS = 180;
/** An organizer's page waits no longer for what is only health. */
const ANSWER_MS_MAX = 300;

export type AnswerTimes = { answers: number; slow: number };

const slotOf = (now: Date): number => Math.floor(now.getTime() / (SLOT_SECONDS * 1000));
const keyOf = (slot: number, what: keyof AnswerTimes): string => `answers:${slot}:${what}`;

/** @throws while Redis is away */
export async function addAnswers(redis: RedisClient, times: AnswerTimes, now: Date): Promise<void> {
  const slot = slotOf(now);
  await Promise.all(
    (["answers", "slow"] as const).flatMap((what) =>
      times[what] === 0
        ? []
        : [redis.incrby(keyOf(slot, what), times[what]), redis.expire(keyOf(slot, what), KEEP_SECONDS)],
    ),
  );
}

/** Of about the last minute. @throws while Redis is away */
export async function readAnswers(redis: RedisClient, now: Date): Promise<AnswerTimes> {
  const slots = Array.from({ length: SLOTS_READ }, (_, back) => slotOf(now) - back);
  const sum = async (what: keyof AnswerTimes) => {
    const counts = await Promise.all(slots.map((slot) => redis.get(keyOf(slot, what))));
    return counts.reduce((all, count) => all + Number(count ?? 0), 0);
  };
  const [answers, slow] = await within(ANSWER_MS_MAX, Promise.all([sum("answers"), sum("slow")]));
  return { answers, slow };
}
