import { sql } from "kysely";
import type { Clock } from "#platform/clock.ts";
import { callFunction, type Database, type Pool } from "#platform/database.ts";
import { newEventId, randomText } from "#platform/ids.ts";

export type EventOptions = {
  capacity: number;
  /** Each with as many places as the event, unless said otherwise. */
  categories?: { id: string; capacity: number; ticketPricePaise?: number }[];
  opensInMinutes?: number;
  closesInMinutes?: number;
  concurrencyTarget?: number;
  callsPerSecond?: number;
  callsBurst?: number;
  preQueueMinutes?: number;
  /** Nobody has to prove work unless a test says so. */
  isProofRequired?: boolean;
  /** One, unless a test says otherwise. */
  bookingsPerContact?: number;
  /** A new one unless a test must have the same again. */
  id?: string;
};

export type EventOnSale = { id: string; slug: string; categoryId: string };

/** A published event with an open sale, in which everybody can be called at once unless the options pace it. */
export async function anEventOnSale(
  deps: { db: Database; pool: Pool; clock: Clock },
  options: EventOptions,
): Promise<EventOnSale> {
  const id = options.id ?? newEventId();
  const slug = `ride-${randomText(8).replaceAll(/[^a-z0-9]/g, "x")}`;
  const now = deps.clock.now();
  const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  const categories = options.categories ?? [{ id: "cat_full", capacity: options.capacity }];
  const { concurrencyTarget = 5000, callsPerSecond = 1000, callsBurst = 2000 } = options;
  const { preQueueMinutes = 30, isProofRequired = false, bookingsPerContact = 1 } = options;

  await sql`
    INSERT INTO events (id, slug, state, title, summary, description, starts_at, reporting_note, place, map_url, included,
      plan, rules, bring, faq, questions, organizer_name, organizer_email, organizer_phone, organizer_address,
      brand_color, opens_at, closes_at, fee_mode, is_price_breakdown_shown, waiver_version, concurrency_target,
      calls_per_second, calls_burst, pre_queue_minutes, is_proof_required, bookings_per_contact, created_at, updated_at)
    VALUES (${id}, ${slug}, 'published', 'Test ride', 'A ride', 'A ride for tests', ${inMinutes(60 * 24 * 30)},
      'Report at 5 am', 'Pune', NULL, '{Breakfast}', '[]', '{Helmets on}', '{A helmet}', '[]', '[]', 'Test trust',
      'trust@startline.example', '+919876543210', 'Pune', '#0b5d4a', ${inMinutes(options.opensInMinutes ?? -60)},
      ${inMinutes(options.closesInMinutes ?? 60 * 24)}, 'added', false, 1, ${concurrencyTarget}, ${callsPerSecond},
      ${callsBurst}, ${preQueueMinutes}, ${isProofRequired}, ${bookingsPerContact}, ${now}, ${now})`.execute(deps.db);
  await sql`INSERT INTO waivers (event_id, version, text, text_hash, created_at)
    VALUES (${id}, 1, 'I ride at my own risk.', 'hash-of-version-1', ${now})`.execute(deps.db);
  for (const [position, category] of categories.entries()) {
    const ticket = category.ticketPricePaise ?? 150_000;
    await sql`INSERT INTO categories (event_id, id, position, name, ticket_price_paise, price_paise, platform_fee_paise)
      VALUES (${id}, ${category.id}, ${position}, ${category.id}, ${ticket}, ${ticket + 2500}, 2500)`.execute(deps.db);
  }
  const capacities = JSON.stringify(categories.map(({ id: category, capacity }) => ({ id: category, capacity })));
  await callFunction(deps.pool, "change_capacity", [id, options.capacity, capacities, deps.clock.databaseNow()]);
  return { id, slug, categoryId: (categories[0] as { id: string }).id };
}
