import type { PossibleMove } from "#booking/bookings/list-moves.ts";
import { rupees } from "#platform/money.ts";
import type { Text } from "../../../../language/text.ts";
import type { Translate } from "../../../../language/translate.ts";

/** What a move comes to, said before it happens. `owedBefore`: what was owed until then. */
export function effectCopy(
  { refundPaise, owedPaise }: Pick<PossibleMove, "refundPaise" | "owedPaise">,
  owedBefore: number,
  t: Translate,
): string[] {
  const effects = [];
  if (refundPaise > 0)
    effects.push(t("{amount} goes back to the rider, the way it was paid.", { amount: rupees(refundPaise) }));
  if (owedPaise > 0) effects.push(t("The rider owes you {amount}.", { amount: rupees(owedPaise) }));
  if (owedPaise < 0) effects.push(t("You give {amount} back to the rider in cash.", { amount: rupees(-owedPaise) }));
  if (owedPaise === 0 && owedBefore !== 0) effects.push(t("Nothing is owed any more."));
  if (effects.length === 0) effects.push(t("No money changes hands."));
  return effects;
}

/** Why a category can't be chosen, in short. */
export const whyNotCopy: Record<NonNullable<PossibleMove["because"]>, Text> = {
  unknown_category: "gone",
  event_cancelled: "event cancelled",
  not_confirmed: "not confirmed",
  same_category: "now",
  category_full: "full",
  being_refunded: "a refund is on its way",
  amount_changed: "amount changed",
};
