import { solveChallenge as solveByAltcha, verifySolution } from "altcha-lib/v1";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { randomText } from "#platform/ids.ts";
import { deriveSigningKeys } from "#platform/keys.ts";
import { anEventOnSale, type EventOptions } from "#tests/builders/event-on-sale.ts";
import { forgetQueue, queueKeys } from "#tests/builders/forgetful-redis.ts";
import { proofOf, solutionOf, solveChallenge } from "#tests/builders/solve-challenge.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { ask as askDoor, type Reply } from "#tests/builders/visitor.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { openTestStartlineAt } from "#tests/setup/startline.ts";
import { FREE_JOINS_PER_SECOND } from "./join-queue.ts";
import { createChallenge, isProofValid } from "./prove-work.ts";
import { ticketIdOf } from "./queue-ticket.ts";

const now = new Date("2026-10-02T04:30:00Z");
const keys = deriveSigningKeys(["the secret of today"], "proofs");
const who = { eventId: "evt_abcdefgh", ticketId: ticketIdOf("somebody") };
const solved = (at = now, of = who) => solveChallenge(createChallenge(keys, of, at, 0));

describe("a solution", () => {
  test("is accepted for the visitor and the event that it was asked of, within its time", () => {
    const proof = solved();
    expect(isProofValid(keys, proof, who, now)).toBe(true);
    expect(isProofValid(keys, proof, who, new Date(now.getTime() + 19 * 60_000))).toBe(true);
    expect(isProofValid(keys, proof, who, new Date(now.getTime() + 21 * 60_000))).toBe(false);
    expect(isProofValid(keys, proof, { ...who, eventId: "evt_zzzzzzzz" }, now)).toBe(false);
    expect(isProofValid(keys, proof, { ...who, ticketId: ticketIdOf("somebody else") }, now)).toBe(false);
    expect(isProofValid(keys, undefined, who, now)).toBe(false);
  });

  test("is what ALTCHA's own library finds, and accepts", async () => {
    const challenge = createChallenge([{ id: "x", key: Buffer.from("a key of ALTCHA's is text") }], who, now, 0);
    const { promise } = solveByAltcha(challenge.challenge, challenge.salt, challenge.algorithm, challenge.maxnumber);
    const number = (await promise)?.number;
    expect(solutionOf(solveChallenge(challenge)).number).toBe(number);
    const proof = proofOf({ ...challenge, number });
    expect(await verifySolution(proof, "a key of ALTCHA's is text", false)).toBe(true);
  });

  test("of a challenge from before a rotation of the secret is accepted while the old one is kept", () => {
    const next = deriveSigningKeys(["the secret of tomorrow", "the secret of today"], "proofs");
    expect(isProofValid(next, solved(), who, now)).toBe(true);
    expect(isProofValid(next.slice(0, 1), solved(), who, now)).toBe(false);
  });

  test("that was altered in any one place is worth nothing", () => {
    const solution = solutionOf(solved());
    const members = Object.keys(solution);
    fc.assert(
      fc.property(
        fc.constantFrom(...members),
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 3 }),
        (member, at, put) => {
          const text = String(solution[member]);
          const place = at % text.length;
          const altered = text.slice(0, place) + put + text.slice(place + 1);
          if (altered === text) return;
          const value = member === "number" ? Number(altered) : altered;
          if (member === "number" && value === solution.number) return;
          expect(isProofValid(keys, proofOf({ ...solution, [member]: value }), who, now)).toBe(false);
          expect(isProofValid(keys, proofOf({ ...solution, [member]: altered }), who, now)).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("whose salt and number are cut elsewhere (splicing) is worth nothing, however the salt then reads", () => {
    const solution = solutionOf(solved());
    const joined = `${solution.salt}${solution.number}`;
    for (let cut = 0; cut <= joined.length; cut += 1) {
      const [salt, rest] = [joined.slice(0, cut), joined.slice(cut)];
      for (const number of [rest, Number(rest)]) {
        const isTheOwn = salt === solution.salt && typeof number === "number";
        expect(isProofValid(keys, proofOf({ ...solution, salt, number }), who, now)).toBe(isTheOwn);
      }
    }
  });

  test("to a challenge that the visitor made up, however cheap, is worth nothing", () => {
    const strange = deriveSigningKeys(["a guess"], "proofs");
    const cheap = solveChallenge(createChallenge(strange, who, now, 0));
    expect(isProofValid(keys, cheap, who, now)).toBe(false);
    const { signature } = createChallenge(keys, who, now, 0);
    expect(isProofValid(keys, proofOf({ ...solutionOf(cheap), signature }), who, now)).toBe(false);
  });

  test.each([
    ["no base64", "%%%"],
    ["no JSON", Buffer.from("{").toString("base64")],
    ["null", proofOf(null as unknown as object)],
    ["no members", proofOf({})],
    ["another algorithm", proofOf({ ...solutionOf(solved()), algorithm: "SHA-512" })],
    ["a list for a salt", proofOf({ ...solutionOf(solved()), salt: [solutionOf(solved()).salt] })],
  ])("that is %s is worth nothing", (_, proof) => {
    expect(isProofValid(keys, proof, who, now)).toBe(false);
  });
});

test("the price rises with the score, eightfold at most, and is paid in hashes", () => {
  const prices = [0, 20, 21, 101, 501, 1e6].map((score) => createChallenge(keys, who, now, score).maxnumber);
  expect(prices).toEqual([50_000, 50_000, 100_000, 200_000, 400_000, 400_000]);
});

/** Redis counts by its own seconds and minutes: what one of them ended within is tried anew. */
const PATIENCE = { timeout: 15_000 };

const opened = await openTestStartlineAt(await createTestDatabase(), testClock(), { CLIENT_ADDRESS_HEADER: "x-from" });
const { startline } = opened;
afterAll(opened.close);

/** An event as everybody meets it through the API, where each visitor says from which address they come. */
async function aQueue(options: Partial<EventOptions> = {}) {
  const event = await anEventOnSale(startline, {
    capacity: 100,
    isProofRequired: true,
    opensInMinutes: 10,
    ...options,
  });
  const counters = `wr:{${event.id}}:counters`;
  const queue = {
    event,
    async join(nonce: string, more: object = {}, from = "192.0.2.1", device = "a phone"): Promise<Reply> {
      const headers = { "x-from": from, "user-agent": device };
      return askDoor(opened.api.request, "POST", `/api/events/${event.slug}/queue`, { nonce, ...more }, headers);
    },
    /** Joins as a browser does: asked for a proof of work, it gives one. */
    async joinProving(nonce: string): Promise<Reply> {
      const asked = await queue.join(nonce);
      return asked.status === 403 ? queue.join(nonce, { proof: solveChallenge(asked.body.challenge) }) : asked;
    },
    issued: async () => Number((await startline.redis.hget(counters, "issued")) ?? 0),
    /** As if so many had joined in this second and in the one before. */
    async rush(joins: number) {
      const [seconds] = await startline.redis.time();
      await startline.redis.hset(counters, { second: Number(seconds), joins, joins_before: joins });
    },
  };
  return queue;
}

describe("before the opening", () => {
  test("a join costs a proof where the event asks for it, and the visitor who has joined is never asked again", async () => {
    const queue = await aQueue();
    const nonce = randomText(32);
    const asked = await queue.join(nonce);
    expect(asked).toMatchObject({ status: 403, body: { code: "proof_required" } });
    expect(Object.keys(asked.body.challenge).sort()).toEqual([
      "algorithm",
      "challenge",
      "maxnumber",
      "salt",
      "signature",
    ]);
    const proof = solveChallenge(asked.body.challenge);
    const joined = await queue.join(nonce, { proof });
    expect(joined).toMatchObject({ status: 201, body: { entry: { kind: "draw", index: 1, number: null } } });

    expect((await queue.join(nonce)).body.entry).toEqual(joined.body.entry);
    expect((await queue.join(nonce, { proof: "nonsense" })).body.entry).toEqual(joined.body.entry);
    await startline.redis.flushdb();
    const { ticket } = joined.body;
    expect((await queue.join(nonce, { ticket })).body.entry).toEqual(joined.body.entry);
  });

  test("a join costs nothing where the event does not ask for it", async () => {
    const queue = await aQueue({ isProofRequired: false });
    expect((await queue.join(randomText(32))).status).toBe(201);
  });

  test("a solution sent again, or by somebody else, brings nothing more than the same place", async () => {
    const queue = await aQueue();
    const nonce = randomText(32);
    const proof = solveChallenge((await queue.join(nonce)).body.challenge);
    const replies = await Promise.all(Array.from({ length: 10 }, () => queue.join(nonce, { proof })));
    expect(new Set(replies.map((reply) => reply.body.ticket)).size).toBe(1);
    for (let thief = 0; thief < 5; thief += 1) {
      expect((await queue.join(randomText(32), { proof })).status).toBe(403);
    }
    expect(await queue.issued()).toBe(1);
  });

  test("joins that are malformed or prove nothing use up no number", async () => {
    const queue = await aQueue();
    await queue.joinProving(randomText(32));
    const bad: [string, object][] = [
      ["short", {}],
      [randomText(32), {}],
      [randomText(32), { proof: "x".repeat(2001) }],
      [randomText(32), { proof: proofOf({}) }],
      [randomText(32), { ticket: "q2.aaaaaa.evt_abcdefgh.1.0.AAAAAAAAAAAAAAAAAAAAAA.x" }],
      [randomText(32), { proof: 7 }],
      ["", {}],
    ];
    for (let times = 0; times < 10; times += 1) {
      const statuses = await Promise.all(bad.map(async ([nonce, more]) => (await queue.join(nonce, more)).status));
      expect(statuses).toEqual([422, 403, 422, 403, 403, 422, 422]);
    }
    expect(await queue.issued()).toBe(1);
    expect((await queue.joinProving(randomText(32))).body.entry.index).toBe(2);
  });
});

describe("in a rush", () => {
  test("a join costs a proof above 20 joins a second, only where the event asks for it, and not when it is over", async () => {
    for (const isProofRequired of [true, false]) {
      const queue = await aQueue({ isProofRequired, opensInMinutes: -1 });
      expect((await queue.join(randomText(32))).status).toBe(201);
      await expect
        .poll(async () => {
          await queue.rush(FREE_JOINS_PER_SECOND);
          return (await queue.join(randomText(32))).status;
        }, PATIENCE)
        .toBe(isProofRequired ? 403 : 201);
      await queue.rush(FREE_JOINS_PER_SECOND - 2);
      expect((await queue.join(randomText(32))).status).toBe(201);
    }
  });

  test("joins above what an event takes in a second are told to come back, and have used up no number", async () => {
    const queue = await aQueue({ opensInMinutes: -1, isProofRequired: false });
    const known = randomText(32);
    await queue.join(known);
    await expect
      .poll(async () => {
        await queue.rush(2000);
        const before = await queue.issued();
        const reply = await queue.join(randomText(32));
        return [reply.status, reply.body.code, reply.headers.get("retry-after"), (await queue.issued()) - before];
      }, PATIENCE)
      .toEqual([429, "rate_limited", "2", 0]);
    await queue.rush(2000);
    expect((await queue.join(known)).status).toBe(201);
  });
});

describe("whoever joins much", () => {
  const priceOf = (reply: Reply): number => reply.body.challenge.maxnumber / 50_000;

  test("pays more by device, at a fifth of that by address, and is never refused; others pay nothing of it", async () => {
    const queue = await aQueue();
    const price = async (from: string, device: string) => priceOf(await queue.join(randomText(32), {}, from, device));
    await expect
      .poll(async () => {
        await forgetQueue(startline.redis, queue.event.id, "sources:*");
        for (let join = 0; join < 120; join += 1) await price("2001:db8:7:7::1", "a script");
        return [
          await price("2001:db8:7:7:ffff::9", "a script"), // The same 64 bits.
          await price("2001:db8:7:7::1", "a phone"), // Another device there: 121 joins weigh 24.
          await price("2001:db8:7:8::1", "a script"),
          await price("198.51.100.1", "a phone"),
        ];
      }, PATIENCE)
      .toEqual([4, 2, 1, 1]);
  });

  test("keeps a challenge from when it was cheap, and buys one place with it, for the visitor that it was given to", async () => {
    const queue = await aQueue();
    const early = randomText(32);
    const cheap = await queue.join(early);
    const proof = solveChallenge(cheap.body.challenge);
    for (let join = 0; join < 60; join += 1) await queue.join(randomText(32));

    expect((await queue.join(randomText(32), { proof })).status).toBe(403);
    for (let times = 0; times < 3; times += 1) {
      expect((await queue.join(early, { proof })).body.entry).toMatchObject({ index: 1 });
    }
    expect(await queue.issued()).toBe(1);
  });

  test("pays the least again some minutes later", async () => {
    const queue = await aQueue();
    for (let join = 0; join < 25; join += 1) await queue.join(randomText(32));
    const names = await queueKeys(startline.redis, queue.event.id, "sources:*");
    const lives = await Promise.all(names.map((name) => startline.redis.ttl(name)));
    expect(lives.every((seconds) => seconds > 0 && seconds <= 120)).toBe(true);
    await forgetQueue(startline.redis, queue.event.id, "sources:*"); // As Redis will by itself.
    expect(priceOf(await queue.join(randomText(32)))).toBe(1);
  });

  test("is not counted twice for a challenge and its solution", async () => {
    const queue = await aQueue();
    await expect
      .poll(async () => {
        await forgetQueue(startline.redis, queue.event.id, "sources:*");
        for (let visitor = 0; visitor < 12; visitor += 1) {
          if ((await queue.joinProving(randomText(32))).status !== 201) return "refused";
        }
        return priceOf(await queue.join(randomText(32)));
      }, PATIENCE)
      .toBe(1);
  });
});

test("the description of the API says what a challenge and a proof look like", async () => {
  const queue = await aQueue();
  const { body } = await askDoor(opened.api.request, "GET", "/api/openapi.json");
  const join = body.paths["/api/events/{slug}/queue"].post;
  const [, { properties }] = join.responses["403"].content["application/problem+json"].schema.allOf;
  expect(properties.challenge).toEqual({ $ref: "#/components/schemas/Challenge" });
  const asked = await queue.join(randomText(32));
  const { Challenge } = body.components.schemas;
  expect(Object.keys(Challenge.properties).sort()).toEqual(Object.keys(asked.body.challenge).sort());
  expect(join.requestBody.content["application/json"].schema.properties.proof.description).toContain("base64");
});

// Last, because Redis stays away.
test("with Redis away a join costs a proof, and whoever has a ticket is not asked", async () => {
  const queue = await aQueue();
  const nonce = randomText(32);
  const joined = await queue.joinProving(nonce);
  startline.redis.disconnect();
  expect((await queue.join(nonce, { ticket: joined.body.ticket })).body.entry).toEqual(joined.body.entry);
  const late = await queue.joinProving(randomText(32));
  expect(late.status).toBe(201);
  expect((await queue.join(randomText(32))).status).toBe(403);
});
