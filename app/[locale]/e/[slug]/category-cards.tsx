import type { Language } from "#platform/languages.ts";
import { rupees } from "#platform/money.ts";

export type CategoryCard = {
  id: string;
  name: string;
  pricePaise: number;
  lang?: Language;
  note: string;
  isOpen: boolean;
};

type Props = {
  legend: string;
  cards: CategoryCard[];
  chosenId: string | null;
  onChoose: (categoryId: string) => void;
  error?: string | undefined;
};

/** One card for each category, with its own price. */
export function CategoryCards({ legend, cards, chosenId, onChoose, error }: Props) {
  return (
    <fieldset className="min-w-0" aria-describedby={error ? "category-error" : undefined}>
      <legend className="mb-2 font-semibold">{legend}</legend>
      <div className="grid gap-2.5">
        {cards.map((card) => (
          <label
            key={card.id}
            className={`flex min-h-16 items-center gap-3 rounded-card border ${error ? "border-lost" : "border-line"} bg-surface px-4 py-3 text-ink has-checked:border-brand has-disabled:opacity-60 has-checked:ring-1 has-checked:ring-brand`}
          >
            <input
              type="radio"
              name="category"
              value={card.id}
              checked={chosenId === card.id}
              onChange={() => onChoose(card.id)}
              disabled={!card.isOpen}
              className="size-5 shrink-0 accent-brand"
            />
            {/* At twice the font size the price moves below the name. */}
            <span className="flex min-w-0 grow flex-wrap items-center gap-x-3">
              <span className="min-w-0 grow basis-32">
                <span lang={card.lang} className="block font-semibold">
                  {card.name}
                </span>
                <span className="block min-h-[1.35rem] text-[0.9rem] text-soft">{card.note}</span>
              </span>
              <span className="font-semibold">{rupees(card.pricePaise)}</span>
            </span>
          </label>
        ))}
      </div>
      {error ? (
        <p id="category-error" className="mt-1.5 font-medium text-[0.95rem] text-lost">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
