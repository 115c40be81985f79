import { rupees } from "#platform/money.ts";
import { ChevronIcon } from "#ui/icons.tsx";
import type { Sale } from "./sale.ts";

/** The parts of the one price, a tap away. Nothing is ever added to it. */
export function PriceBreakdown({ sale: { isPriceBreakdownShown, categories, chosenId, copy } }: { sale: Sale }) {
  const category = categories.find((one) => one.id === chosenId) ?? categories[0];
  if (!isPriceBreakdownShown || !category) return null;
  const text = copy.price;
  const rows = [
    [text.ticket, category.pricePaise - category.platformFeePaise],
    [text.platformFee, category.platformFeePaise],
  ] as const;
  return (
    <details className="group rounded-card border border-line bg-surface px-4">
      <summary className="flex min-h-12 list-none items-center justify-between gap-3 font-medium [&::-webkit-details-marker]:hidden">
        {text.includes}
        <ChevronIcon className="size-5 text-soft group-open:rotate-180" />
      </summary>
      {categories.length > 1 ? (
        <p lang={category.lang} className="pb-1 text-[0.9rem] text-soft">
          {category.name}
        </p>
      ) : null}
      <dl>
        {rows.map(([name, paise]) => (
          <div key={name} className="flex justify-between py-0.5 text-soft">
            <dt>{name}</dt>
            <dd>{rupees(paise)}</dd>
          </div>
        ))}
        <div className="mt-1 flex justify-between border-line border-t pt-1.5 font-semibold">
          <dt>{text.total}</dt>
          <dd>{rupees(category.pricePaise)}</dd>
        </div>
      </dl>
      <p className="pt-2 pb-3 text-[0.9rem] text-soft">{text.note}</p>
    </details>
  );
}
