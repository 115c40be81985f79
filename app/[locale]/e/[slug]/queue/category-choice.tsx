import { fillCount } from "#app/copy/fill.ts";
import type { LiveStatus } from "#app/visitor/use-status.ts";
import { CategoryCards } from "../category-cards.tsx";
import type { ClaimControls } from "./use-claim.ts";
import type { WaitingProps } from "./waiting-room.tsx";

type Props = Pick<WaitingProps, "categories" | "locale" | "copy"> & { live: LiveStatus; claim: ClaimControls };

/** The categories with what is left of each. */
export function Choice({ categories, locale, copy, live: { status }, claim }: Props) {
  const cards = categories.map((category) => {
    // While every place is committed, these figures say nothing of the one that is kept for this visitor.
    const now = status?.remaining ? status.categories.find((one) => one.id === category.id) : null;
    const full = now && now.held > 0 ? copy.categoryHeld : copy.categoryFull;
    const left = now ? fillCount(copy.placesRemainingCount, now.remaining, locale) : "";
    return { ...category, note: now?.remaining === 0 ? full : left, isOpen: now?.remaining !== 0 };
  });
  return (
    <div className="mb-5">
      <CategoryCards legend={copy.chooseOther} cards={cards} chosenId={claim.chosenId} onChoose={claim.choose} />
    </div>
  );
}
