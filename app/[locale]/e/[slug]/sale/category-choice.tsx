import { fillCount } from "#app/copy/fill.ts";
import { CategoryCards } from "../category-cards.tsx";
import type { Sale } from "./sale.ts";

/** The categories with what is left of each. */
export function CategoryChoice({ sale }: { sale: Sale }) {
  const { categories, chosenId, choose, status, copy, locale } = sale;
  const isOver = status !== null && ["sold_out", "closed", "cancelled"].includes(status.phase);
  const cards = categories.map((category) => {
    const now = status?.categories.find((one) => one.id === category.id);
    const isFull = now?.remaining === 0 && status?.phase === "open";
    // Held places come back when they are not paid for.
    const full = now && now.held > 0 ? copy.sale.categoryHeld : copy.sale.categoryFull;
    const left = now ? fillCount(copy.sale.placesRemaining, now.remaining, locale) : "";
    return { ...category, note: isFull ? full : left, isOpen: !isFull && !isOver };
  });
  return <CategoryCards legend={copy.sale.chooseCategory} cards={cards} chosenId={chosenId} onChoose={choose} />;
}
