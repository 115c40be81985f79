import { Client } from "pg";

/** Times are milliseconds since 1970. */
export type BookingRow = {
  id: string;
  state: string;
  categoryId: string;
  queueNumber: number | null;
  amountPaise: number;
  createdAt: number;
  confirmedAt: number | null;
  endedAt: number | null;
  keptUntil: number;
  acceptedPaise: number;
  confirmations: number;
};

/** What PostgreSQL has stored of one event. */
export type Rows = {
  slug: string;
  capacity: number;
  categories: { id: string; capacity: number }[];
  bookings: BookingRow[];
  /** Numbers that calls passed over, as PostgreSQL writes a multirange. */
  passedOver: string;
  calls: { first: number; last: number; calledAt: number; expiresAt: number }[];
};

const BOOKINGS = `
  SELECT b.id, b.state, b.category_id AS "categoryId", b.queue_number::int AS "queueNumber", b.amount_paise AS "amountPaise",
    extract(epoch FROM b.created_at)::float8 * 1000 AS "createdAt",
    extract(epoch FROM b.confirmed_at)::float8 * 1000 AS "confirmedAt",
    extract(epoch FROM b.ended_at)::float8 * 1000 AS "endedAt",
    extract(epoch FROM b.kept_until)::float8 * 1000 AS "keptUntil",
    (SELECT coalesce(sum(p.amount_paise), 0)::int FROM payments p
      WHERE p.event_id = b.event_id AND p.booking_id = b.id AND p.role = 'accepted') AS "acceptedPaise",
    (SELECT count(*)::int FROM messages m WHERE m.event_id = b.event_id AND m.booking_id = b.id
      AND m.kind = 'booking_confirmed' AND m.state IN ('sent', 'delivered')) AS confirmations
  FROM bookings b WHERE b.event_id = $1`;

/** Reads the rows of the stage's own database, and writes nothing. */
export async function readRows(databaseUrl: string, slug: string): Promise<Rows> {
  return withDatabase(databaseUrl, async (client) => {
    const found = await client.query("SELECT id FROM events WHERE slug = $1", [slug]);
    const id = found.rows[0]?.id;
    const [capacity, categories, bookings, calls, room] = [
      await client.query("SELECT capacity FROM event_capacity WHERE event_id = $1", [id]),
      await client.query("SELECT category_id AS id, capacity FROM category_capacity WHERE event_id = $1", [id]),
      await client.query(BOOKINGS, [id]),
      await client.query(
        `SELECT first_number::int AS first, last_number::int AS last, extract(epoch FROM called_at)::float8 * 1000 AS "calledAt",
           extract(epoch FROM expires_at)::float8 * 1000 AS "expiresAt"
         FROM call_windows WHERE event_id = $1`,
        [id],
      ),
      await client.query("SELECT skipped::text FROM waiting_rooms WHERE event_id = $1", [id]),
    ];
    return {
      slug,
      capacity: capacity.rows[0]?.capacity,
      categories: categories.rows,
      bookings: bookings.rows,
      calls: calls.rows,
      passedOver: room.rows[0]?.skipped ?? "{}",
    };
  });
}

/** How much is still to be done for an event, by kind; a webhook is of no event until it is applied. */
export async function countUnfinished(databaseUrl: string, slug: string): Promise<Record<string, number>> {
  return withDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT (SELECT count(*)::int FROM messages m WHERE m.event_id = e.id AND m.state = 'queued') AS messages,
         (SELECT count(*)::int FROM refunds r WHERE r.event_id = e.id AND r.state IN ('wanted', 'requested')) AS refunds,
         (SELECT count(*)::int FROM webhook_deliveries w WHERE w.state = 'received') AS webhooks
       FROM events e WHERE e.slug = $1`,
      [slug],
    );
    return rows[0];
  });
}

async function withDatabase<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString, options: "-c default_transaction_read_only=on" });
  client.on("error", () => {}); // The query that waits says so.
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
