import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { readTicket, signTicket, ticketIdOf } from "#booking/waiting-room/queue-ticket.ts";
import { randomText } from "#platform/ids.ts";
import { deriveSigningKeys } from "#platform/keys.ts";
import { anEventOnSale, type EventOnSale, type EventOptions } from "../builders/event-on-sale.ts";
import { forgetQueue } from "../builders/forgetful-redis.ts";
import { testClock } from "../builders/test-clock.ts";
import { ask, type Reply } from "../builders/visitor.ts";
import { createTestDatabase } from "../setup/database.ts";
import { createTestRedis } from "../setup/redis.ts";
import { openTestStartlineAt, type TestStartline } from "../setup/startline.ts";

const OLD = "a secret that was in use for a year";
const NEW = "a secret that is in use since today";

/** Processes of one product, each with secrets of its own, and an event. */
async function processesWith(secrets: Record<string, string>[], options: EventOptions) {
  const [database, redisUrl, clock] = [await createTestDatabase(), await createTestRedis(), testClock()];
  const processes: TestStartline[] = [];
  for (const settings of secrets) {
    const opened = await openTestStartlineAt(database, clock, { ...settings, REDIS_URL: redisUrl });
    onTestFinished(opened.close);
    processes.push(opened);
  }
  const event = await anEventOnSale((processes[0] as TestStartline).startline, options);
  return { processes, event };
}

const join = ({ api }: TestStartline, { slug }: EventOnSale, body: object): Promise<Reply> =>
  ask(api.request, "POST", `/api/events/${slug}/queue`, body);
const claim = ({ api }: TestStartline, { slug, categoryId }: EventOnSale, body: object): Promise<Reply> =>
  ask(api.request, "POST", `/api/events/${slug}/bookings`, { categoryId, ...body });

test("a ticket of the key before the current is renewed with the current one, and of a key that was taken away it is none", async () => {
  const { processes, event } = await processesWith(
    [{ SECRET_KEY: OLD }, { SECRET_KEY: NEW, SECRET_KEY_PREVIOUS: OLD }, { SECRET_KEY: NEW }],
    { capacity: 100 },
  );
  const [before, during, after] = processes as [TestStartline, TestStartline, TestStartline];
  const [nonce, idle] = [randomText(32), randomText(32)];
  const old: Reply = await join(before, event, { nonce });
  const unrenewed: Reply = await join(before, event, { nonce: idle });

  const renewed = await join(during, event, { nonce, ticket: old.body.ticket });
  expect(renewed.body.entry).toEqual(old.body.entry);
  expect((await join(after, event, { nonce, ticket: renewed.body.ticket })).body).toEqual(renewed.body);
  expect((await claim(after, event, { ticket: renewed.body.ticket, nonce })).status).toBe(201);

  for (const [process, ticket] of [
    [after, old.body.ticket],
    [before, renewed.body.ticket],
  ])
    expect(await claim(process, event, { ticket, nonce })).toMatchObject({
      status: 403,
      body: { code: "invalid_ticket" },
    });
  // Whom Redis has forgotten has nothing but the ticket, and a worthless one brings a new place.
  await forgetQueue(after.startline.redis, event.id, "*");
  const late = await join(after, event, { nonce: idle, ticket: unrenewed.body.ticket });
  expect(late.body.entry.index).toBeGreaterThan(unrenewed.body.entry.index);
});

test("a ticket that is not valid spares nobody the proof of work and nobody's turn, with Redis there or away", async () => {
  const { processes, event } = await processesWith([{ SECRET_KEY: NEW }], {
    capacity: 100,
    opensInMinutes: 10,
    isProofRequired: true,
  });
  const [process] = processes as [TestStartline];
  const { ticketKeys, redis } = process.startline;
  const forgers = [
    deriveSigningKeys([OLD], "queue-tickets"),
    deriveSigningKeys([NEW], "booking-access"),
    [{ id: ticketKeys[0]?.id ?? "", key: Buffer.alloc(32) }],
  ];
  const tickets = fc.record({
    forger: fc.constantFrom(...forgers),
    isElsewhere: fc.boolean(),
    index: fc.integer({ min: 1, max: 3000 }),
    cut: fc.nat({ max: 120 }),
  });
  const judge = fc.asyncProperty(tickets, async ({ forger, isElsewhere, index, cut }) => {
    const nonce = randomText(32);
    const own = { eventId: event.id, index, ticketId: ticketIdOf(nonce), validFrom: 0 };
    const good = signTicket(ticketKeys, own);
    expect(readTicket(ticketKeys, good, event.id)).toEqual(own);
    const place = cut % good.length;
    const tampered = [
      isElsewhere ? signTicket(ticketKeys, { ...own, eventId: "evt_zzzzzzzz" }) : signTicket(forger, own),
      good.slice(0, place) + good.slice(place + 1),
      signTicket(ticketKeys, { ...own, ticketId: ticketIdOf(randomText(32)) }), // Somebody else's.
    ];
    for (const ticket of tampered)
      expect(await join(process, event, { nonce, ticket })).toMatchObject({
        status: 403,
        body: { code: "proof_required" },
      });
    for (const ticket of tampered)
      expect(await claim(process, event, { ticket, nonce })).toMatchObject({
        status: 403,
        body: { code: "invalid_ticket" },
      });
  });
  await fc.assert(judge, { numRuns: 40 });
  redis.disconnect();
  await fc.assert(judge, { numRuns: 20 });
  const { rows } = await process.startline.pool.query("SELECT issued FROM waiting_rooms");
  expect(rows).toEqual([{ issued: 0 }]);
});
