import { CategoryCards } from "../category-cards.tsx";
import { categoryNote } from "../category-note.ts";
import type { Sale } from "./sale.ts";

/** The categories, each with how many places remain. */
export function CategoryChoice({ sale }: { sale: Sale }) {
  const { categories, chosenId, choose, status, copy, locale } = sale;
  const isOver = status !== null && ["sold_out", "closed", "cancelled"].includes(status.phase);
  const cards = categories.map((category) => {
    const now = status?.categories.find((one) => one.id === category.id);
    const isFull = now?.remaining === 0 && status?.phase === "open";
    return { ...category, note: categoryNote(now, isFull, copy.sale, locale), isOpen: !isFull && !isOver };
  });
  return <CategoryCards legend={copy.sale.chooseCategory} cards={cards} chosenId={chosenId} onChoose={choose} />;
}
