import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { migrate } from "#platform/migrate.ts";
import { type StartedPostgres, startPostgres } from "../../servers/postgres.ts";
import { anEventOnSale } from "../builders/event-on-sale.ts";
import { startStandby } from "../builders/postgres-standby.ts";
import { ask, aVisitor, type Door, payAt } from "../builders/visitor.ts";
import { openSurroundings, startServer, startWorker } from "./open-door.ts";

/** What people see, and what is left of it in microseconds since riders were served, or since they got their time back. */
type Clocks = { since: string; holdExpiresAt: Date; payBy: Date; left: string[] };
type Bookings = { held: string; paying: string };

async function query<Row extends object>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Row>(text, values).finally(() => client.end());
  return rows;
}

/**
 * Lets minutes pass while nobody is served. Every stored time that is compared with the clock moves back together, in one transaction:
 * to PostgreSQL and to us, who only ever compare, that is the clock having gone on. One booking whose time was over before is put
 * beside them, so that it shows when a worker has swept.
 */
async function letPass(url: string, minutes: number): Promise<void> {
  await query(
    url,
    `DO $$
    DECLARE
      past interval := interval '${minutes} minutes';
    BEGIN
      UPDATE bookings SET created_at = created_at - past, hold_expires_at = hold_expires_at - past, pay_by = pay_by - past,
        kept_until = kept_until - past;
      UPDATE call_windows SET called_at = called_at - past, expires_at = expires_at - past;
      UPDATE razorpay_orders SET created_at = created_at - past, next_sync_at = next_sync_at - past;
      UPDATE service_beats SET served_until = served_until - past, expected_until = expected_until - past,
        given_back_until = given_back_until - past;
      UPDATE bookings SET hold_expires_at = served_until, kept_until = served_until FROM service_beats
      WHERE id = (SELECT max(id) FROM bookings WHERE state = 'held');
    END $$`,
  );
}

const endedAt = async (url: string): Promise<string[]> =>
  (await query<{ id: string }>(url, "SELECT id FROM bookings WHERE state = 'expired'")).map(({ id }) => id);

async function clocksAt(url: string, { held, paying }: Bookings, since: "served_until" | "given_back_until") {
  const [clocks] = await query<Clocks>(
    url,
    `SELECT ${since}::text AS since, held.hold_expires_at AS "holdExpiresAt", paying.pay_by AS "payBy",
       ARRAY(SELECT round(1e6 * extract(epoch FROM ends - ${since}))::text
             FROM unnest(ARRAY[held.hold_expires_at, paying.pay_by, calls.ends]) ends) AS left
     FROM service_beats, bookings held, bookings paying,
       (SELECT max(expires_at) AS ends FROM call_windows WHERE is_open) calls
     WHERE held.id = $1 AND paying.id = $2`,
    [held, paying],
  );
  return clocks as Clocks;
}

test("who has a place, is called, or has pressed Pay loses no time to a PostgreSQL that is stopped, killed or replaced", async () => {
  let postgres = await startPostgres();
  await migrate(postgres.url);
  const standby = await startStandby(postgres);
  const around = await openSurroundings(postgres.url);
  const server = await startServer(around.env, around.ports[0]);
  const worker = await startWorker(around.env);
  onTestFinished(async () => {
    await Promise.all([server.stop(), worker.stop(), around.close()]);
    await Promise.all([postgres.stop(), standby.stop()]);
  });
  const door: Door = (path, init) => fetch(`${around.env.PUBLIC_URL}${path}`, init);
  const event = await anEventOnSale(around.rooms, { capacity: 10 });
  const [called, holder, payer] = [aVisitor(door, event), aVisitor(door, event), aVisitor(door, event)];
  for (const rider of [holder, ...Array.from({ length: 3 }, () => aVisitor(door, event))]) {
    await rider.join();
    expect((await rider.claim()).status).toBe(201);
  }
  const orderId = await payer.toCheckout();
  expect((await called.join()).body.called).toBe(true);
  const bookings = { held: holder.bookingId, paying: payer.bookingId };
  const toldPayBy = new Date((await payer.look()).body.payBy);
  await expect
    .poll(() => clocksAt(standby.url, bookings, "served_until").catch(() => null))
    .toMatchObject({ payBy: toldPayBy });

  const outage = async (minutes: number, replace: () => Promise<StartedPostgres>) => {
    process.kill(server.pid, "SIGSTOP");
    postgres = await replace();
    const ended = await endedAt(postgres.url);
    await letPass(postgres.url, minutes);
    const before = await clocksAt(postgres.url, bookings, "served_until");
    // The worker is there first, and takes what was over. Nobody else's place.
    await expect.poll(() => endedAt(postgres.url), { timeout: 20_000 }).toHaveLength(ended.length + 1);
    expect(await clocksAt(postgres.url, bookings, "served_until")).toEqual(before);

    process.kill(server.pid, "SIGCONT");
    const read = () => clocksAt(postgres.url, bookings, "given_back_until");
    await expect.poll(async () => (await read()).since > before.since, { timeout: 20_000 }).toBe(true);
    const clocks = await read();
    expect(clocks.left).toEqual(before.left);
    const [held, paying] = await Promise.all([holder.look(), payer.look()]);
    expect(held.body).toMatchObject({ state: "held", holdExpiresAt: clocks.holdExpiresAt.toJSON() });
    expect(paying.body).toMatchObject({ state: "paying", payBy: clocks.payBy.toJSON() });
    const { queue } = (await ask(door, "GET", `/api/events/${event.slug}/status`)).body;
    expect(queue.secondsGivenBack).toBeGreaterThan(minutes * 60);
  };

  await outage(2, async () => {
    await postgres.stop();
    return startPostgres({ dataDir: postgres.dataDir, port: postgres.port });
  });
  await outage(6, async () => {
    process.kill(postgres.pid, "SIGKILL");
    return untilStarted(postgres);
  });
  await outage(6, async () => {
    process.kill(postgres.pid, "SIGKILL");
    await query(standby.url, "SELECT pg_promote()");
    await standby.stop(); // Only to be found at the address of the one that it replaces.
    return untilStarted({ ...standby, port: postgres.port });
  });

  const pressed = await payer.pressPay();
  expect(pressed.status).toBe(201);
  expect(pressed.body.razorpay.orderId).toBe(orderId);
  expect((await payer.verify(await payAt(around.razorpay.url, orderId))).body.state).toBe("confirmed");
  expect((await called.claim()).status).toBe(201);
  expect((await holder.fillIn()).status).toBe(200);
  expect((await holder.pressPay()).status).toBe(201);
});

/** What a killed PostgreSQL has left running ends by itself, and then another may start. */
async function untilStarted({ dataDir, port }: StartedPostgres): Promise<StartedPostgres> {
  let started: StartedPostgres | null = null;
  const tryToStart = async () => {
    started = await startPostgres({ dataDir, port }).catch(() => null);
    return started !== null;
  };
  await expect.poll(tryToStart, { timeout: 20_000, interval: 50 }).toBe(true);
  return started as unknown as StartedPostgres;
}
