import { sql } from "kysely";
import type { BookingState } from "#booking/bookings/booking.ts";
import type { World } from "./world.ts";

export type Room = {
  epoch: number;
  earlier_indexes: number;
  sale_began_at: number | null;
  issued: number;
  reserved: number;
  serving: number;
  ticked_at: number | null;
  turnout: number;
  claim_delay_seconds: number;
  concurrency: number | null;
  draw_commit: string;
  draw_size: number | null;
  draw_seed: string | null;
  sealed_at: number | null;
  draw_gaps: [number, number][];
  skipped: [number, number][];
};
/** Times are milliseconds. */
export type Window = {
  first_number: number;
  last_number: number;
  granted: number;
  claimed: number;
  called_at: number;
  expires_at: number;
  is_open: boolean;
};
export type BookingRow = {
  id: string;
  ticket_id: string;
  queue_number: number;
  category_id: string;
  state: BookingState;
  kept_until: number;
  created_at: number;
  is_refunded: boolean;
  is_last_hold: boolean;
};

/** All that PostgreSQL knows of one event's queue and places, at one moment. */
export type Rows = {
  state: string;
  is_paused: boolean;
  opens_at: number;
  closes_at: number;
  concurrency_target: number;
  calls_per_second: number;
  calls_burst: number;
  capacity: number;
  called: number;
  held: number;
  confirmed: number;
  /** Places that nobody was promised. */
  free: number;
  categories: { id: string; capacity: number; held: number; confirmed: number }[];
  room: Room;
  windows: Window[];
  /** Who came back after the call and waits to be called again. */
  recalls: { number: number; requested_at: number; goes_behind: number }[];
  bookings: BookingRow[];
  differing: string[];
  list_bytes: number;
};

export async function readRows({ processes: [{ startline }], event: { id } }: World): Promise<Rows> {
  const { rows } = await sql<{ rows: Rows }>`
    SELECT jsonb_build_object(
      'state', e.state, 'is_paused', e.is_paused,
      'opens_at', 1000 * extract(epoch FROM e.opens_at), 'closes_at', 1000 * extract(epoch FROM e.closes_at),
      'concurrency_target', e.concurrency_target, 'calls_per_second', e.calls_per_second, 'calls_burst', e.calls_burst,
      'capacity', c.capacity, 'called', c.called, 'held', c.held, 'confirmed', c.confirmed,
      'free', uncommitted_places(e.id),
      'categories', (SELECT jsonb_agg(jsonb_build_object('id', k.category_id, 'capacity', k.capacity, 'held', k.held,
        'confirmed', k.confirmed) ORDER BY k.category_id) FROM category_capacity k WHERE k.event_id = e.id),
      'room', jsonb_build_object('epoch', r.epoch, 'earlier_indexes', r.earlier_indexes,
        'sale_began_at', CASE WHEN isfinite(r.sale_began_at) THEN 1000 * extract(epoch FROM r.sale_began_at) END, 'issued', r.issued, 'reserved', r.reserved, 'serving', r.serving,
        'ticked_at', 1000 * extract(epoch FROM r.ticked_at), 'sealed_at', 1000 * extract(epoch FROM r.sealed_at), 'turnout', r.turnout, 'claim_delay_seconds', r.claim_delay_seconds, 'concurrency', r.concurrency, 'draw_commit', encode(sha256(r.draw_secret), 'hex'),
        'draw_size', r.draw_size, 'draw_seed', encode(r.draw_seed, 'hex'),
        'draw_gaps', (SELECT coalesce(jsonb_agg(jsonb_build_array(lower(g), upper(g) - 1) ORDER BY g), '[]') FROM unnest(r.draw_gaps) g),
        'skipped', (SELECT coalesce(jsonb_agg(jsonb_build_array(lower(g), upper(g) - 1) ORDER BY g), '[]') FROM unnest(r.skipped) g)),
      'windows', (SELECT coalesce(jsonb_agg(jsonb_build_object('first_number', w.first_number, 'last_number', w.last_number,
        'granted', w.granted, 'claimed', w.claimed, 'is_open', w.is_open,
        'called_at', 1000 * extract(epoch FROM w.called_at), 'expires_at', 1000 * extract(epoch FROM w.expires_at))
        ORDER BY w.called_at, w.first_number), '[]') FROM call_windows w WHERE w.event_id = e.id),
      'recalls', (SELECT coalesce(jsonb_agg(jsonb_build_object('number', q.number,
        'requested_at', 1000 * extract(epoch FROM q.requested_at), 'goes_behind', q.goes_behind) ORDER BY q.number), '[]')
        FROM recall_requests q WHERE q.event_id = e.id AND q.is_waiting),
      'bookings', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'ticket_id', b.ticket_id,
        'is_last_hold', b.is_last_hold, 'queue_number', b.queue_number, 'category_id', b.category_id, 'state', b.state,
        'kept_until', 1000 * extract(epoch FROM b.kept_until), 'created_at', 1000 * extract(epoch FROM b.created_at),
        'is_refunded', EXISTS (SELECT 1 FROM refunds f WHERE f.event_id = b.event_id AND f.booking_id = b.id))
        ORDER BY b.id), '[]') FROM bookings b WHERE b.event_id = e.id),
      'differing', (SELECT coalesce(jsonb_agg(d.counter || ' is ' || d.stored || ', counted ' || d.counted), '[]')
        FROM counter_differences(e.id) d),
      'list_bytes', coalesce((SELECT octet_length(l.visitors) FROM draw_lists l WHERE l.event_id = e.id), 0)
    ) AS rows
    FROM events e JOIN event_capacity c ON c.event_id = e.id JOIN waiting_rooms r ON r.event_id = e.id
    WHERE e.id = ${id}`.execute(startline.db);
  return (rows[0] as { rows: Rows }).rows;
}

export const isLive = ({ state }: BookingRow): boolean => ["held", "paying", "confirmed"].includes(state);

export type Arrivals = Pick<Room, "turnout" | "claim_delay_seconds">;

/** Of those whose call is open, how many are expected to come still: each has a chance that falls the longer they have not. */
export function callsExpected({ windows }: Rows, { turnout, claim_delay_seconds }: Arrivals, now: number) {
  const calls = windows
    .filter(({ is_open }) => is_open)
    .map(({ granted, claimed, called_at }) => {
      const notYet = Math.exp(-Math.max(0, now - called_at) / 1000 / claim_delay_seconds);
      return { waiting: granted - claimed, chance: (turnout * notYet) / (1 - turnout + turnout * notYet) };
    });
  return {
    mean: calls.reduce((sum, { waiting, chance }) => sum + waiting * chance, 0),
    variance: calls.reduce((sum, { waiting, chance }) => sum + waiting * chance * (1 - chance), 0),
  };
}
