import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { checkDraw, lineOf, type SealedDraw } from "#booking/waiting-room/check-draw.ts";
import { numberOf } from "#booking/waiting-room/draw.ts";
import { randomText } from "#platform/ids.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { readNewStatus } from "#tests/builders/new-status.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { ask } from "#tests/builders/visitor.ts";
import { aStartline } from "#tests/setup/startline.ts";

/** A pre-queue that some have joined, and whose draw can be held. */
async function aPreQueue(people: number) {
  const clock = testClock();
  const { startline, api } = await aStartline(clock);
  const event = await anEventOnSale(startline, { capacity: 100, opensInMinutes: 10 });
  const nonces = Array.from({ length: people }, () => randomText(32));
  const indexes: number[] = [];
  for (const nonce of nonces) {
    const reply = await ask(api.request, "POST", `/api/events/${event.slug}/queue`, { nonce });
    indexes.push(reply.body.entry.index);
  }
  return {
    startline,
    api,
    event,
    nonces,
    indexes,
    draw: () => ask(api.request, "GET", `/api/events/${event.slug}/draw`),
    list: (query = "") => api.request(`/api/events/${event.slug}/draw/list${query}`),
    /** The opening comes, and nobody has asked how the sale stands since. */
    async comeToOpening() {
      clock.advance({ minutes: 10 });
      await startline.redis.del(`wr:{${event.id}}:status-maker`);
    },
    async open() {
      await this.comeToOpening();
      await readNewStatus(startline, event.id);
    },
  };
}

const bytesOf = async (reply: Response | Promise<Response>) => new Uint8Array(await (await reply).arrayBuffer());

test("before the opening only the commitment is public", async () => {
  const queue = await aPreQueue(3);
  const { status, body, headers } = await queue.draw();
  expect([status, body.eventId, body.sealed]).toEqual([200, queue.event.id, null]);
  expect(body.commit).toMatch(/^[0-9a-f]{64}$/);
  expect(headers.get("cache-control")).toContain("s-maxage=5");
  expect(Object.keys(body).sort()).toEqual(["commit", "eventId", "sealed"]);
  const list = await queue.list();
  expect([list.status, (await list.json()).code]).toEqual([404, "not_drawn"]);
  expect((await ask(queue.api.request, "GET", "/api/events/no-such-event/draw")).status).toBe(404);
});

test("after the opening anybody can work the whole draw out again, and find their own line and number in it", async () => {
  const queue = await aPreQueue(40);
  const { commit } = (await queue.draw()).body;
  await queue.open();
  const draw = (await queue.draw()).body as SealedDraw;
  expect(draw).toMatchObject({ commit, sealed: { size: 40, gaps: [] } });
  expect(createHash("sha256").update(Buffer.from(draw.sealed.secret, "hex")).digest("hex")).toBe(commit);

  const reply = await queue.list(`?hash=${draw.sealed.listHash}`);
  expect(reply.headers.get("content-type")).toBe("application/octet-stream");
  expect(reply.headers.get("cache-control")).toContain("immutable");
  const list = await bytesOf(reply);
  expect(list).toHaveLength(40 * 9);
  expect(checkDraw(draw, list)).toEqual({ secret: true, list: true, seed: true, numbers: true });
  expect((await queue.list()).headers.get("cache-control")).not.toContain("immutable");
  expect((await queue.list(`?hash=${"0".repeat(64)}`)).headers.get("cache-control")).not.toContain("immutable");

  for (const [person, nonce] of queue.nonces.entries()) {
    const index = queue.indexes[person] as number;
    expect(lineOf(list, index, nonce)).toBe("own");
    expect(lineOf(list, index, randomText(32))).toBe("other");
    const joined = await ask(queue.api.request, "POST", `/api/events/${queue.event.slug}/queue`, { nonce });
    expect(joined.body.entry.number).toBe(numberOf(draw.sealed, index));
  }
  expect(lineOf(list, 41, randomText(32))).toBe("unknown");
});

test("whatever of the draw is altered, a check fails", async () => {
  const queue = await aPreQueue(12);
  await queue.open();
  const draw = (await queue.draw()).body as SealedDraw;
  const list = await bytesOf(queue.list());
  const { sealed } = draw;
  const other = "ab".repeat(32);
  const swapped = new Uint8Array([...list.subarray(9, 18), ...list.subarray(0, 9), ...list.subarray(18)]);
  const altered = (change: object): SealedDraw => ({ ...draw, sealed: { ...sealed, ...change } });

  const { secret, list: isWhole, seed } = checkDraw(altered({ secret: other }), list);
  expect({ secret, isWhole, seed }).toEqual({ secret: false, isWhole: true, seed: false });
  expect(checkDraw({ ...draw, commit: other }, list)).toMatchObject({ secret: false, seed: true });
  expect(checkDraw(draw, swapped)).toMatchObject({ list: false, seed: false });
  expect(checkDraw(draw, list.subarray(9))).toMatchObject({ list: false, seed: false });
  expect(checkDraw(altered({ seed: other }), list)).toMatchObject({ seed: false });
  expect(checkDraw(altered({ size: 11 }), list)).toMatchObject({ list: false, seed: false });
  expect(checkDraw({ ...draw, eventId: "evt_zzzzzzzz" }, list)).toMatchObject({ seed: false });
});

test("a draw that nobody took part in holds, too", async () => {
  const queue = await aPreQueue(0);
  await queue.open();
  const draw = (await queue.draw()).body as SealedDraw;
  const list = await bytesOf(queue.list());
  expect([draw.sealed.size, list.length]).toEqual([0, 0]);
  expect(checkDraw(draw, list)).toEqual({ secret: true, list: true, seed: true, numbers: true });
});

/** Lets the command ask over HTTP, and answers the address of the event's page. */
async function served({ api, event }: Awaited<ReturnType<typeof aPreQueue>>): Promise<string> {
  const server = createServer(getRequestListener(api.fetch));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hi/e/${event.slug}/queue`;
}

test("the command is answered after the opening though nobody has looked at the sale since", async () => {
  const queue = await aPreQueue(3);
  const page = await served(queue);
  await queue.comeToOpening();
  expect(await fairness(page)).toMatchObject({ code: 0 });
});

test("the command says where nobody answers it", async () => {
  expect(await fairness("http://127.0.0.1:9/e/my-ride")).toEqual({
    code: 2,
    said: expect.stringMatching(/^http:\/\/127\.0\.0\.1:9 does not answer: .*\n$/),
  });
});

test("the command says what holds of a public draw, and by its exit code whether all does", async () => {
  const queue = await aPreQueue(5);
  const page = await served(queue);

  expect(await fairness(page)).toMatchObject({ code: 2, said: expect.stringContaining("not held yet") });
  const { commit } = (await queue.draw()).body;
  await queue.open();
  expect(await fairness(page)).toMatchObject({ code: 0, said: expect.stringContaining("? the seal is the one") });
  expect(await fairness(page, "--seal", commit)).toMatchObject({
    code: 0,
    said: expect.stringContaining("✓ the seal is"),
  });
  expect(await fairness(page, "--seal", "ab")).toMatchObject({
    code: 1,
    said: expect.stringContaining("✗ the seal is"),
  });
  await sql`UPDATE draw_lists SET visitors = substring(visitors FROM 10) || substring(visitors FROM 1 FOR 9)
    WHERE event_id = ${queue.event.id}`.execute(queue.startline.db);
  expect(await fairness(page)).toMatchObject({ code: 1, said: expect.stringContaining("✗ the seed follows") });
  expect(await fairness("nonsense")).toMatchObject({ code: 2, said: expect.stringContaining("npm run fairness") });
  expect(await fairness(page.replace("/e/", "/e/x"))).toMatchObject({ code: 2, said: expect.stringContaining("404") });
});

const fairness = (...args: string[]) =>
  new Promise<{ code: number; said: string }>((done) => {
    execFile(process.execPath, ["scripts/fairness.ts", ...args], (error, stdout, stderr) => {
      done({ code: typeof error?.code === "number" ? error.code : 0, said: stdout + stderr });
    });
  });
