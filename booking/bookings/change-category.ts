import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { type Booking, REFUSAL_UNLESS_HELD } from "./booking.ts";
import type { FormRefusal } from "./fill-in-form.ts";

export type CategoryChange =
  | { changed: true; amountPaise: number }
  | { changed: false; because: "category_full"; openCategoryIds: string[] }
  | { changed: false; because: FormRefusal };

type Row = {
  outcome: "changed" | "category_full" | FormRefusal;
  amount_paise: number;
  open_category_ids: string[] | null;
};

/**
 * Moves a place that is still held to another category; the amount in paise becomes that one's. The five minutes run on, and
 * the ticket loses no claim. Asked for twice it happens once. Once a booking is paying nobody waits for the lock to be refused.
 */
export async function changeCategory(
  { pool, clock }: { pool: Pool; clock: Clock },
  booking: Booking,
  categoryId: string,
): Promise<CategoryChange> {
  if (booking.state !== "held") return { changed: false, because: REFUSAL_UNLESS_HELD[booking.state] };
  const values = [booking.eventId, booking.id, categoryId, clock.databaseNow()];
  const [row] = await callFunction<Row>(pool, "change_booking_category", values);
  if (!row) throw new Error(`change_booking_category returned no row for ${booking.id}`);
  const { outcome, amount_paise: amountPaise, open_category_ids: openCategoryIds } = row;
  if (outcome === "changed") return { changed: true, amountPaise };
  if (outcome === "category_full") return { changed: false, because: outcome, openCategoryIds: openCategoryIds ?? [] };
  return { changed: false, because: outcome };
}
