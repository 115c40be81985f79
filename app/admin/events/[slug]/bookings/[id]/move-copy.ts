import type { PossibleMove } from "#booking/bookings/list-moves.ts";
import { rupees } from "#platform/money.ts";

/** What a move comes to, said before it happens. `owedBefore`: what was owed until then. */
export function effectCopy(
  { refundPaise, owedPaise }: Pick<PossibleMove, "refundPaise" | "owedPaise">,
  owedBefore: number,
): string[] {
  const effects = [];
  if (refundPaise > 0) effects.push(`${rupees(refundPaise)} goes back to the rider, the way it was paid.`);
  if (owedPaise > 0) effects.push(`The rider owes you ${rupees(owedPaise)}.`);
  if (owedPaise < 0) effects.push(`You give ${rupees(-owedPaise)} back to the rider in cash.`);
  if (owedPaise === 0 && owedBefore !== 0) effects.push("Nothing is owed any more.");
  if (effects.length === 0) effects.push("No money changes hands.");
  return effects;
}

/** Why a category can't be chosen, in short. */
export const whyNotCopy: Record<NonNullable<PossibleMove["because"]>, string> = {
  unknown_category: "gone",
  event_cancelled: "event cancelled",
  not_confirmed: "not confirmed",
  same_category: "now",
  category_full: "full",
  being_refunded: "a refund is on its way",
  amount_changed: "",
};
