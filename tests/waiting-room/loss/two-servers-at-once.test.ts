import { sql } from "kysely";
import { expect, test } from "vitest";
import { openEpochInSql } from "#booking/waiting-room/waiting-room.sql.ts";
import { randomText } from "#platform/ids.ts";
import type { Startline } from "#wiring";
import { aRedisBehindAProxy } from "./faulty-proxy.ts";
import { aQueueOfProcesses, type Person } from "./queue-of-processes.ts";

// In an open sale, and without what protects it: without-protection.test.ts.
test("one visitor who joins at two servers at once before the draw, while PostgreSQL gives the numbers out, has one place", {
  timeout: 60_000,
}, async () => {
  const { redis, proxy } = await aRedisBehindAProxy();
  const queue = await aQueueOfProcesses([redis.url, redis.url, proxy.url], { capacity: 3, opensInMinutes: 10 });
  const [first] = queue.processes as [Startline];
  await queue.joinMany(6);
  proxy.refuse();
  await queue.join(2); // PostgreSQL takes over, and the other two still reach Redis.
  const nonce = randomText(32);
  const readTicketStatus = first.numberIssuer.readTicketStatus.bind(first.numberIssuer);
  let there: Promise<Person> | null = null;
  first.numberIssuer.readTicketStatus = async (...asked) => {
    const status = await readTicketStatus(...asked);
    // Redis has given them an index by now, which the second server finds and PostgreSQL does not know of.
    there ??= queue.join(1, { nonce });
    await there;
    return status;
  };

  const here = await queue.join(0, { nonce });
  expect((await (there as Promise<Person> | null))?.index).toBe(here.index);
  expect((await queue.join(1, { nonce })).index).toBe(here.index);
});

test("of many who find Redis without an epoch at once one opens the next", { timeout: 60_000 }, async () => {
  const { redis, proxy } = await aRedisBehindAProxy();
  const queue = await aQueueOfProcesses([redis.url, proxy.url], { capacity: 3 });
  await queue.joinMany(4);
  const [{ pool, clock, db }] = queue.processes as [Startline];
  const room = async () => {
    const { rows } = await sql<{ epoch: number; gaps: number }>`
      SELECT epoch, (SELECT count(*) FROM unnest(skipped)) AS gaps FROM waiting_rooms
      WHERE event_id = ${queue.event.id}`.execute(db);
    return rows[0] as { epoch: number; gaps: number };
  };
  const { epoch: knownEpoch } = await room();
  const asked = Array.from({ length: 8 }, () =>
    openEpochInSql(pool, { eventId: queue.event.id, knownEpoch }, clock.databaseNow()),
  );
  const opened = (await Promise.all(asked)).filter((answer) => answer !== null);
  expect(opened).toMatchObject([{ epoch: knownEpoch + 1 }]);
  expect(await room()).toMatchObject({ epoch: knownEpoch + 1 });
});
