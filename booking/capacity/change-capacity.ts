import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";

type Deps = { pool: Pool; clock: Clock };

export type ChangeOutcome = "changed" | "below_sold" | "unknown_event";
export type CategoriesOutcome = "changed" | "category_in_use" | "prices_frozen";

/** Sets the capacities of an event and of the categories that are named, and records who did; safe to repeat. */
export async function changeCapacity(
  { pool, clock }: Deps,
  eventId: string,
  capacity: number,
  categories: readonly { id: string; capacity: number }[],
  by: string,
): Promise<ChangeOutcome> {
  const entry = createAuditEntry(eventId, "change_capacity", { subject: eventId, by, facts: {} });
  const values = [eventId, capacity, JSON.stringify(categories), clock.databaseNow(), JSON.stringify(entry)];
  const [row] = await callFunction<{ change_capacity: ChangeOutcome }>(pool, "change_capacity", values);
  return (row as { change_capacity: ChangeOutcome }).change_capacity;
}

export type CategoryPrice = { id: string; ticketPricePaise: number; pricePaise: number; platformFeePaise: number };

/**
 * Takes categories away and gives others another price, as long as nobody ever had a place in any of them; records who did.
 * All of it or nothing, and safe to repeat.
 */
export async function changeCategories(
  { pool, clock }: Deps,
  eventId: string,
  { removedIds, prices }: { removedIds: readonly string[]; prices: readonly CategoryPrice[] },
  by: string,
): Promise<CategoriesOutcome> {
  const entry = createAuditEntry(eventId, "change_categories", { subject: eventId, by, facts: {} });
  const rows = prices.map(({ id, ticketPricePaise, pricePaise, platformFeePaise }) => ({
    id,
    ticket_price_paise: ticketPricePaise,
    price_paise: pricePaise,
    platform_fee_paise: platformFeePaise,
  }));
  const values = [eventId, removedIds, JSON.stringify(rows), clock.databaseNow(), JSON.stringify(entry)];
  const [row] = await callFunction<{ change_categories: CategoriesOutcome }>(pool, "change_categories", values);
  return (row as { change_categories: CategoriesOutcome }).change_categories;
}

export type HideOutcome = "changed" | "people_called";

/**
 * Hides categories from the public and shows others, and records who did; safe to repeat. Refused while somebody who was called would
 * find no place.
 */
export async function hideCategories(
  { pool, clock }: Deps,
  eventId: string,
  { hide, show }: { hide: readonly string[]; show: readonly string[] },
  by: string,
): Promise<HideOutcome> {
  const entry = createAuditEntry(eventId, "hide_categories", { subject: eventId, by, facts: {} });
  const values = [eventId, hide, show, clock.databaseNow(), JSON.stringify(entry)];
  const [row] = await callFunction<{ hide_categories: HideOutcome }>(pool, "hide_categories", values);
  return (row as { hide_categories: HideOutcome }).hide_categories;
}
