import { sql } from "kysely";
import { expect, test } from "vitest";
import { watchCounters } from "#booking/attention/watch-counters.ts";
import { aMoneySale } from "#tests/builders/money-sale.ts";
import { postWebhook } from "#tests/builders/post-webhook.ts";
import { deleteOldWebhooks, WEBHOOK_RETENTION_DAYS } from "./delete-old-webhooks.ts";
import { watchWebhooks } from "./watch-webhooks.ts";

/** A sale in which somebody has paid, and of which no webhook tells. */
async function aPaidSale() {
  const sale = await aMoneySale();
  const { startline, opened } = sale;
  await sale.aPaidBooking();
  return {
    ...sale,
    watch: () => watchWebhooks(startline),
    deliver: (secret?: string) =>
      postWebhook(opened, { event: "payment.captured", payload: {} }, secret ? { secret } : {}),
    async attention() {
      const { rows } = await sql<{ kind: string; occurrences: number; is_open: boolean }>`
        SELECT kind, occurrences, resolved_at IS NULL AS is_open FROM attention_items ORDER BY opened_at`.execute(
        startline.db,
      );
      return rows;
    },
  };
}

test("ten minutes after a capture without any webhook somebody has to look, until one comes again", async () => {
  const sale = await aPaidSale();
  expect(await sale.watch()).toBe(0);
  sale.clock.advance({ minutes: 9 });
  expect(await sale.watch()).toBe(0);
  sale.clock.advance({ minutes: 2 });
  expect(await sale.watch()).toBe(1);
  await sale.watch();
  expect(await sale.attention()).toEqual([{ kind: "webhooks_silent", occurrences: 2, is_open: true }]);

  expect(await sale.deliver()).toBe(200);
  expect(await sale.watch()).toBe(0);
  expect(await sale.attention()).toEqual([{ kind: "webhooks_silent", occurrences: 2, is_open: false }]);
});

test("a sale whose webhooks come is not silent, and neither is one in which nobody pays", async () => {
  const sale = await aPaidSale();
  await sale.deliver();
  sale.clock.advance({ minutes: 60 });
  expect(await sale.watch()).toBe(0);
  sale.clock.advance({ minutes: 3 * 24 * 60 });
  expect(await sale.watch()).toBe(0);
  expect(await sale.attention()).toEqual([]);
});

test("a webhook with a wrong signature is refused, stored nowhere, and told; many are told once", async () => {
  const sale = await aPaidSale();
  const statuses = await Promise.all(Array.from({ length: 20 }, () => sale.deliver("a stranger's secret")));
  expect(new Set(statuses)).toEqual(new Set([400]));
  expect(await sale.attention()).toEqual([{ kind: "webhook_signature_bad", occurrences: 1, is_open: true }]);
  const { rows } = await sql`SELECT 1 FROM webhook_deliveries`.execute(sale.startline.db);
  expect(rows).toEqual([]);
  expect(await sale.startline.metrics.text()).toContain("webhook_signatures_bad_total 20");
});

test("applied webhooks are deleted after their days, in small batches, and failed ones stay", async () => {
  const { startline, clock } = await aPaidSale();
  await sql`INSERT INTO webhook_deliveries (provider, provider_event_id, event_type, raw_body, state, next_attempt_at, received_at)
    SELECT 'razorpay', 'e' || n, 'payment.captured', '{}', (ARRAY['applied', 'ignored', 'failed', 'received'])[1 + n % 4],
      ${clock.now()}, ${clock.now()} FROM generate_series(1, 40) n`.execute(startline.db);
  const remaining = async () => {
    const { rows } = await sql<{ state: string; count: number }>`
      SELECT state, count(*) FROM webhook_deliveries GROUP BY state ORDER BY state`.execute(startline.db);
    return Object.fromEntries(rows.map((row) => [row.state, row.count]));
  };
  expect(await deleteOldWebhooks(startline)).toBe(0);

  clock.advance({ minutes: WEBHOOK_RETENTION_DAYS * 24 * 60 + 1 });
  expect(await deleteOldWebhooks(startline, 15)).toBe(15);
  expect(await deleteOldWebhooks(startline, 15)).toBe(5);
  expect(await remaining()).toEqual({ failed: 10, received: 10 });
});

test("counters agree with the bookings while everything is in motion, and a row changed by hand is noticed", async () => {
  const { startline, event, attention, visitor } = await aPaidSale();
  const visitors = Array.from({ length: 6 }, () => visitor());
  const busy = Promise.all(
    visitors.map(async (visitor) => {
      await visitor.join();
      await visitor.claim();
      await visitor.giveBack();
    }),
  );
  for (let look = 0; look < 20; look += 1) expect(await watchCounters(startline)).toBe(0);
  await busy;
  expect(await attention()).toEqual([]);

  await sql`UPDATE bookings SET state = 'released' WHERE event_id = ${event.id} AND state = 'confirmed'`.execute(
    startline.db,
  );
  expect(await watchCounters(startline)).toBe(1);
  const { rows } = await sql<{ said: string }>`SELECT facts ->> 'differences' AS said FROM attention_items`.execute(
    startline.db,
  );
  expect(rows).toEqual([{ said: "confirmed is 1, counted 0; confirmed in cat_full is 1, counted 0" }]);
});
