"use client";

import { fillCount } from "#app/messages/fill.ts";
import { rupees } from "#platform/money.ts";
import { useSale } from "./sale-provider.tsx";

/** One card for each category, with its own price and places. */
export function CategoryChoice() {
  const { categories, chosenId, choose, live, messages, locale } = useSale();
  const isOver = live.status?.phase === "sold_out" || live.status?.phase === "closed";
  return (
    <fieldset disabled={live.status?.phase === "cancelled" || isOver}>
      <legend className="mb-2 font-semibold">{messages.sale.chooseCategory}</legend>
      <div className="grid gap-2.5">
        {categories.map((category) => {
          const remaining = live.status?.categories.find((one) => one.id === category.id)?.remaining ?? null;
          const isFull = remaining === 0 && live.status?.phase === "open";
          return (
            <label
              key={category.id}
              className="flex min-h-16 items-center gap-3 rounded-card border border-line bg-surface px-4 py-3 has-checked:border-brand has-disabled:opacity-60 has-checked:ring-1 has-checked:ring-brand"
            >
              <input
                type="radio"
                name="category"
                value={category.id}
                checked={chosenId === category.id}
                onChange={() => choose(category.id)}
                disabled={isFull}
                className="size-5 shrink-0 accent-brand"
              />
              <span className="min-w-0 grow">
                <span className="block font-semibold">{category.name}</span>
                <span className="block min-h-[1.35rem] text-[0.9rem] text-soft">
                  {remaining === null
                    ? ""
                    : isFull
                      ? messages.sale.categoryFull
                      : fillCount(messages.sale.placesLeft, remaining, locale)}
                </span>
              </span>
              <span className="font-semibold">{rupees(category.pricePaise)}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
