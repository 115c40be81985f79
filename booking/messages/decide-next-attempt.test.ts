import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ATTEMPTS_MAX,
  type Attempt,
  decideNextAttempt,
  UNKNOWN_ATTEMPTS_MAX,
  waitSecondsMax,
} from "./decide-next-attempt.ts";

const now = new Date("2027-01-10T04:30:00Z");

function anAttempt(attempt: Partial<Attempt> & Pick<Attempt, "outcome">): Attempt {
  return {
    channel: "email",
    attempts: 1,
    unknownAttempts: 0,
    maybeSentSince: null,
    isProviderHealthy: true,
    now,
    random: 0.5,
    ...attempt,
  };
}

function waitSeconds(attempt: Attempt): number | null {
  const decided = decideNextAttempt(attempt);
  return decided.next === "try_again" ? (decided.at.getTime() - now.getTime()) / 1000 : null;
}

test("a message that the provider took is done", () => {
  const outcome = { outcome: "sent", providerMessageId: "SM1" } as const;
  expect(decideNextAttempt(anAttempt({ outcome }))).toEqual({ next: "done", providerMessageId: "SM1" });
});

test("a message that the provider refuses is not tried again", () => {
  const outcome = { outcome: "refused", reason: "21614 not a mobile" } as const;
  expect(decideNextAttempt(anAttempt({ outcome }))).toEqual({
    next: "give_up",
    because: "refused: 21614 not a mobile",
  });
});

test("waits grow fourfold from ten seconds to four hours", () => {
  expect([1, 2, 3, 4, 5, 6, 7].map(waitSecondsMax)).toEqual([10, 40, 160, 640, 2560, 10240, 14400]);
});

test("a wait is anything from nothing to its longest, so that those who failed together do not return together", () => {
  const outcome = { outcome: "try_later", reason: "20429" } as const;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: ATTEMPTS_MAX - 1 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempts, random) => {
        const waited = waitSeconds(anAttempt({ outcome, attempts, random }));
        expect(waited).toBeCloseTo(waitSecondsMax(attempts) * random, 2);
      },
    ),
  );
});

test("the eighth attempt is the last", () => {
  const outcome = { outcome: "try_later", reason: "20429" } as const;
  expect(decideNextAttempt(anAttempt({ outcome, attempts: ATTEMPTS_MAX - 1 })).next).toBe("try_again");
  expect(decideNextAttempt(anAttempt({ outcome, attempts: ATTEMPTS_MAX }))).toEqual({
    next: "give_up",
    because: "try_later: 20429",
  });
});

test("a message of unknown fate waits at least a minute before it is sent again", () => {
  const outcome = { outcome: "unknown", reason: "timeout" } as const;
  expect(waitSeconds(anAttempt({ outcome, random: 0 }))).toBe(60);
  expect(waitSeconds(anAttempt({ outcome, random: 0.999 }))).toBeLessThan(120);
  expect(waitSeconds(anAttempt({ outcome, attempts: 2, unknownAttempts: 1, maybeSentSince: now, random: 0 }))).toBe(
    900,
  );
});

test("an SMS of unknown fate is tried again within two minutes however often, because it is looked up first", () => {
  const outcome = { outcome: "unknown", reason: "timeout" } as const;
  const again = anAttempt({ outcome, channel: "sms", attempts: 2, maybeSentSince: now, random: 0.999 });
  expect(waitSeconds(again)).toBeLessThan(120);
});

test("a message of unknown fate is tried a third time, never a fourth", () => {
  const outcome = { outcome: "unknown", reason: "timeout" } as const;
  const third = anAttempt({ outcome, attempts: 3, unknownAttempts: UNKNOWN_ATTEMPTS_MAX - 1, maybeSentSince: now });
  expect(decideNextAttempt(third)).toEqual({ next: "give_up", because: "unknown: timeout" });
});

test("a first unknown fate after known failures is tried again", () => {
  const outcome = { outcome: "unknown", reason: "timeout" } as const;
  expect(decideNextAttempt(anAttempt({ outcome, attempts: 5 })).next).toBe("try_again");
});

test("a blocked message is kept for ever and its attempts are not counted", () => {
  const outcome = { outcome: "blocked", reason: "SendingPausedException" } as const;
  const decided = decideNextAttempt(anAttempt({ outcome, attempts: 40 }));
  expect(decided).toMatchObject({ next: "try_again", counts: false, because: "blocked: SendingPausedException" });
});

test.each(["try_later", "unknown"] as const)(
  "while the provider fails for everybody no %s counts, and nothing is given up",
  (kind) => {
    const outcome = { outcome: kind, reason: "503" };
    const last = anAttempt({ outcome, attempts: ATTEMPTS_MAX, unknownAttempts: 9, isProviderHealthy: false });
    expect(decideNextAttempt(last)).toMatchObject({ next: "try_again", counts: false });
  },
);

test("a message that we cannot render is given up whatever state its provider is in", () => {
  const outcome = { outcome: "broken", reason: "no such slot" } as const;
  const last = anAttempt({ outcome, attempts: ATTEMPTS_MAX, isProviderHealthy: false });
  expect(decideNextAttempt(last)).toEqual({ next: "give_up", because: "broken: no such slot" });
});
