import fc from "fast-check";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { DWELL_SECONDS } from "#booking/waiting-room/join-queue.ts";
import { readTicket, signTicket } from "#booking/waiting-room/queue-ticket.ts";
import { randomText } from "#platform/ids.ts";
import { deriveSigningKeys } from "#platform/keys.ts";
import { anEventOnSale, type EventOnSale, type EventOptions } from "#tests/builders/event-on-sale.ts";
import { readNewStatus } from "#tests/builders/new-status.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { ask, type Reply } from "#tests/builders/visitor.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { aStartline, openTestStartline, openTestStartlineAt, type TestStartline } from "#tests/setup/startline.ts";

let shared: TestStartline;
beforeAll(async () => {
  shared = await openTestStartline();
});
afterAll(() => shared.close());

/** Behind one who was called, so that whoever joins now waits. */
const paced = { capacity: 20, callsBurst: 1, callsPerSecond: 1 };

const anEvent = (options: EventOptions = { capacity: 100 }, { startline } = shared) =>
  anEventOnSale(startline, options);

const join = (event: EventOnSale, body: object, headers: Record<string, string> = {}, { api } = shared) =>
  ask(api.request, "POST", `/api/events/${event.slug}/queue`, body, headers);

const claim = (event: EventOnSale, body: object, { api } = shared) =>
  ask(api.request, "POST", `/api/events/${event.slug}/bookings`, { categoryId: event.categoryId, ...body });

const cookieOf = (reply: Reply): string => (reply.headers.get("set-cookie") ?? "").split(";")[0] as string;

test("the ticket is kept in a cookie that no script reads and that goes to its event's queue only", async () => {
  const event = await anEvent();
  const reply = await join(event, { nonce: randomText(32) });
  const attributes = (reply.headers.get("set-cookie") ?? "").split("; ");
  expect(attributes).toEqual(
    expect.arrayContaining([`queue_ticket=${reply.body.ticket}`, `Path=/api/events/${event.slug}/queue`, "HttpOnly"]),
  );
  expect(attributes).toContain("SameSite=Lax");
  expect(attributes).not.toContain("Secure"); // http://localhost is served by this test.
  expect(reply.headers.get("cache-control")).toBe("no-store");
});

test("the cookie is sent over HTTPS only, where the product is", async () => {
  const clock = testClock();
  const opened = await openTestStartlineAt(await createTestDatabase(), clock, {});
  onTestFinished(opened.close);
  opened.startline.config.PUBLIC_URL = "https://rides.example.org";
  const event = await anEvent({ capacity: 5 }, opened);
  const reply = await join(event, { nonce: randomText(32) }, {}, opened);
  expect((reply.headers.get("set-cookie") ?? "").split("; ")).toContain("Secure");
});

test("a browser that forgot everything but our cookie has its place back, and not that of another event", async () => {
  const [event, other] = [await anEvent(), await anEvent()];
  const first = await join(event, { nonce: randomText(32) });
  const cookie = cookieOf(first);

  const back = await join(event, { nonce: randomText(32), fromCookie: true }, { cookie });
  expect(back.body).toEqual({ ...first.body, fromCookie: true });
  const unasked = await join(event, { nonce: randomText(32) }, { cookie });
  expect(unasked.body.entry.index).toBe(2);
  const elsewhere = await join(other, { nonce: randomText(32), fromCookie: true }, { cookie });
  expect(elsewhere.body).toMatchObject({ entry: { index: 1 } });
  expect(elsewhere.body).not.toHaveProperty("fromCookie");
});

test("renewing something invalid never gives something valid: whatever comes as a ticket or a cookie, the index is a new one", async () => {
  const [event, other] = [await anEvent({ capacity: 5000 }), await anEvent()];
  const nonce = randomText(32);
  const { body } = await join(event, { nonce });
  const ticket = readTicket(shared.startline.ticketKeys, body.ticket, event.id);
  if (!ticket) throw new Error("no ticket");
  const strange = deriveSigningKeys(["a guess"], "queue-tickets");
  const foreign = (await join(other, { nonce })).body.ticket as string;
  const forgeries = fc.oneof(
    fc.constant(signTicket(strange, ticket)),
    fc.constant(foreign),
    fc.constant(body.ticket.replace(/\.1\./, ".2.")),
    fc.nat({ max: 120 }).map((at) => body.ticket.slice(0, at) + body.ticket.slice(at + 1)),
    fc
      .tuple(fc.nat({ max: 120 }), fc.constantFrom(..."aB1_"))
      .map(([at, put]) => body.ticket.slice(0, at) + put + body.ticket.slice(at + 1)),
    fc.string({ maxLength: 400 }),
  );
  let last = 1;
  await fc.assert(
    fc.asyncProperty(
      forgeries.filter((text) => text !== body.ticket),
      fc.boolean(),
      async (forged, isCookie) => {
        const sent = isCookie ? { fromCookie: true } : { ticket: forged };
        const headers: Record<string, string> = isCookie
          ? { cookie: `queue_ticket=${encodeURIComponent(forged)}` }
          : {};
        const reply = await join(event, { nonce: randomText(32), ...sent }, headers);
        expect(reply.body.entry.index).toBe(last + 1);
        expect(reply.body).not.toHaveProperty("fromCookie");
        last += 1;
      },
    ),
    { numRuns: 100 },
  );
  const thief = await join(event, { nonce: randomText(32), ticket: body.ticket });
  expect(thief.body.entry.index).toBe(last + 1);
});

test("a claim that names another's nonce claims nothing; with the own one, or none, it holds a place", async () => {
  const event = await anEvent();
  const nonce = randomText(32);
  const { ticket } = (await join(event, { nonce })).body;
  expect(await claim(event, { ticket, nonce: randomText(32) })).toMatchObject({
    status: 403,
    body: { code: "invalid_ticket" },
  });
  const held = await claim(event, { ticket, nonce });
  expect(held.status).toBe(201);
  expect((await claim(event, { ticket })).body.bookingId).toBe(held.body.bookingId);
});

test("two hundred claims with one ticket hold one place", async () => {
  const event = await anEvent({ capacity: 50 });
  const { ticket } = (await join(event, { nonce: randomText(32) })).body;
  const replies = await Promise.all(Array.from({ length: 200 }, () => claim(event, { ticket })));
  const held = replies.filter(({ status }) => status === 201 || status === 200);
  expect(new Set(held.map(({ body }) => body.bookingId)).size).toBe(1);
  const refused = replies.filter((reply) => !held.includes(reply));
  expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(["rate_limited"]));
});

/** A queue in virtual time whose first is called, and one who joins behind a crowd. */
async function behindACrowd() {
  const clock = testClock();
  const opened = await aStartline(clock);
  const event = await anEvent(paced, opened);
  const stamp = (reply: Reply) =>
    readTicket(opened.startline.ticketKeys, reply.body.ticket, event.id)?.validFrom as number;
  await join(event, { nonce: randomText(32) }, {}, opened);
  return {
    clock,
    stamp,
    join: (body: object) => join(event, body, {}, opened),
    claim: (body: object) => claim(event, body, opened),
    seconds: () => Math.floor(clock.now().getTime() / 1000),
    /** Calls whom the pace allows after so many seconds. */
    async pass(seconds: number) {
      clock.advance({ seconds });
      await readNewStatus(opened.startline, event.id);
    },
  };
}

test("whoever joins behind a crowd claims nothing for five seconds, even if called before, and then does", async () => {
  const queue = await behindACrowd();
  const { ticket } = (await queue.join({ nonce: randomText(32) })).body;
  await queue.pass(2.1);
  const early = await queue.claim({ ticket });
  expect(early).toMatchObject({ status: 409, body: { code: "not_called" } });
  expect(Number(early.headers.get("retry-after"))).toBeGreaterThanOrEqual(3);
  await queue.pass(DWELL_SECONDS - 2);
  expect((await queue.claim({ ticket })).status).toBe(201);
});

test("a refresh with the ticket does not begin the stay anew", async () => {
  const queue = await behindACrowd();
  const nonce = randomText(32);
  const first = await queue.join({ nonce });
  expect(queue.stamp(first)).toBe(queue.seconds() + DWELL_SECONDS);
  await queue.pass(3);
  const again = await queue.join({ nonce, ticket: first.body.ticket });
  expect(again.body.ticket).toBe(first.body.ticket);
});

test("joining a second time without the ticket does not spare a script the stay", async () => {
  const queue = await behindACrowd();
  const nonce = randomText(32);
  await queue.join({ nonce });
  await queue.join({ nonce: randomText(32) });
  const second = await queue.join({ nonce });
  expect(queue.stamp(second)).toBeGreaterThanOrEqual(queue.seconds() + DWELL_SECONDS);
});

test("nobody stays where there is no crowd", async () => {
  const event = await anEvent();
  const nonce = randomText(32);
  for (let times = 0; times < 2; times += 1) {
    const { ticket } = (await join(event, { nonce })).body;
    expect(readTicket(shared.startline.ticketKeys, ticket, event.id)?.validFrom).toBe(0);
  }
});

test("whoever holds a place and joins once more without the ticket is told of that place at once", async () => {
  const queue = await behindACrowd();
  const nonce = randomText(32);
  const { ticket } = (await queue.join({ nonce })).body;
  await queue.pass(DWELL_SECONDS + 1);
  const held = await queue.claim({ ticket });
  expect(held.status).toBe(201);
  await queue.join({ nonce: randomText(32) });
  await queue.join({ nonce: randomText(32) });

  const again = await queue.join({ nonce });
  expect(queue.stamp(again)).toBeGreaterThan(queue.seconds());
  expect(await queue.claim({ ticket: again.body.ticket })).toMatchObject({
    status: 200,
    body: { bookingId: held.body.bookingId },
  });
});
