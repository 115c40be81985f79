import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { inject } from "vitest";
import type { Pool } from "#platform/database.ts";
import { newEventId, randomText } from "#platform/ids.ts";

const schema = readFileSync(join(import.meta.dirname, "../../db/former-release.sql"), "utf8");

/** A database as the former release left it, empty; answers its URL. */
export async function aFormerDatabase(): Promise<string> {
  const name = `${inject("templateDatabase")}_${randomBytes(6).toString("hex")}`;
  const url = new URL(inject("adminDatabaseUrl"));
  await runSql(url.href, `CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  await runSql(url.href, schema);
  return url.href;
}

async function runSql(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

/** An open sale, by the columns that the former release has. */
export async function aFormerSale(pool: Pool, capacity: number): Promise<string> {
  const id = newEventId();
  await pool.query(
    `INSERT INTO events (id, slug, state, title, summary, description, starts_at, reporting_note, place, map_url, included,
       plan, rules, bring, faq, questions, organizer_name, organizer_email, organizer_phone, organizer_address,
       brand_color, opens_at, closes_at, fee_mode, is_price_breakdown_shown, waiver_version, concurrency_target,
       calls_per_second, calls_burst, pre_queue_minutes, is_proof_required, created_at, updated_at)
     VALUES ($1, $2, 'published', 'Test ride', 'A ride', 'A ride for tests', now() + interval '30 days', 'At 5 am', 'Pune',
       NULL, '{}', '[]', '{}', '{}', '[]', '[]', 'Test trust', 'trust@startline.example', '+919876543210', 'Pune',
       '#0b5d4a', now() - interval '1 hour', now() + interval '1 day', 'added', false, 1, 5000, 1000, 2000, 30, false,
       now(), now())`,
    [id, `ride-${randomBytes(6).toString("hex")}`],
  );
  await pool.query(
    "INSERT INTO waivers (event_id, version, text, text_hash, created_at) VALUES ($1, 1, 'At my own risk.', 'hash-of-version-1', now())",
    [id],
  );
  await pool.query(
    `INSERT INTO categories (event_id, id, position, name, ticket_price_paise, price_paise, platform_fee_paise)
     VALUES ($1, 'cat_full', 0, 'Full', 150000, 152500, 2500)`,
    [id],
  );
  const categories = JSON.stringify([{ id: "cat_full", capacity }]);
  await pool.query("SELECT * FROM change_capacity($1, $2, $3, NULL)", [id, capacity, categories]);
  await pool.query("SELECT * FROM call_numbers($1, 0, 0, false, 512, NULL)", [id]);
  await pool.query("SELECT * FROM open_epoch($1, 0, 512, NULL)", [id]);
  return id;
}

/**
 * One rider, by the calls that the former release makes: called, a place, the form, Pay; every third gives the place back
 * instead. Answers the outcome of the claim.
 */
export async function rideAsBefore(pool: Pool, eventId: string, number: number): Promise<string> {
  const call = async (name: string, values: unknown[]) =>
    (await pool.query(`SELECT * FROM ${name}(${values.map((_, at) => `$${at + 1}`).join(", ")})`, values)).rows[0];

  await call("call_numbers", [eventId, 1, number, false, 512, null]);
  const [ticketId, bookingId, reference] = [randomText(16), `bkg_${randomText(16)}`, randomText(8)];
  const claim = [[ticketId], [number], ["cat_full"], [bookingId], [reference], "5 minutes", 2, null];
  const { outcome } = await call("hold_places", [eventId, ...claim]);
  if (outcome !== "held") return outcome;
  if (number % 3 === 0) {
    await call("release_booking", [eventId, bookingId, null, null]);
    return outcome;
  }
  const [phone, email] = [`+91${randomText(9)}`, `${bookingId}@example.com`];
  const person = ["Asha", phone, email, email, "en", "{}", 1, "hash-of-version-1", "en", null, null];
  await call("save_participant", [eventId, bookingId, ...person]);
  await call("start_paying", [eventId, bookingId, "5 minutes", "10 minutes", "5 minutes", null]);
  await call("expire_places", [eventId, null]);
  return outcome;
}
