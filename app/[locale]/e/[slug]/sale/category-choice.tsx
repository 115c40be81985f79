"use client";

import { fillCount } from "#app/messages/fill.ts";
import { CategoryCards } from "../category-cards.tsx";
import { useSale } from "./sale-provider.tsx";

/** The categories with what is left of each. */
export function CategoryChoice() {
  const { categories, chosenId, choose, live, messages, locale } = useSale();
  const { status } = live;
  const isOver = status !== null && ["sold_out", "closed", "cancelled"].includes(status.phase);
  const cards = categories.map((category) => {
    const remaining = status?.categories.find((one) => one.id === category.id)?.remaining ?? null;
    const isFull = remaining === 0 && status?.phase === "open";
    const left = remaining === null ? "" : fillCount(messages.sale.placesLeft, remaining, locale);
    return { ...category, note: isFull ? messages.sale.categoryFull : left, isOpen: !isFull && !isOver };
  });
  return <CategoryCards legend={messages.sale.chooseCategory} cards={cards} chosenId={chosenId} onChoose={choose} />;
}
