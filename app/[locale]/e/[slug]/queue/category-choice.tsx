import type { LiveStatus } from "#app/visitor/use-status.ts";
import { CategoryCards } from "../category-cards.tsx";
import { categoryNote } from "../category-note.ts";
import type { ClaimControls } from "./use-claim.ts";
import type { WaitingProps } from "./waiting-props.ts";

type Props = Pick<WaitingProps, "categories" | "locale" | "copy"> & { live: LiveStatus; claim: ClaimControls };

/** The categories, each with how many places remain. */
export function CategoryChoice({ categories, locale, copy, live: { status }, claim }: Props) {
  const cards = categories.map((category) => {
    // While every place is committed, these figures say nothing of the one that is kept for this visitor.
    const now = status?.remaining ? status.categories.find((one) => one.id === category.id) : null;
    const isFull = now?.remaining === 0;
    return { ...category, note: categoryNote(now, isFull, copy.rides, locale), isOpen: !isFull };
  });
  return (
    <div className="mb-5">
      <CategoryCards legend={copy.chooseOther} cards={cards} chosenId={claim.chosenId} onChoose={claim.choose} />
    </div>
  );
}
