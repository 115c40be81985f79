import type { Copy } from "#app/copy/copy.ts";
import { fillCount } from "#app/copy/fill.ts";

export type CategoryCopy = Pick<Copy["event"]["sale"], "placesRemaining" | "categoryHeld" | "categoryFull">;

type Category = { remaining: number; held: number };

/** What a category's card says about its places; nothing while they are not known. Held places may come back. */
export function categoryNote(
  category: Category | null | undefined,
  isFull: boolean,
  copy: CategoryCopy,
  locale: string,
): string {
  if (!category) return "";
  if (!isFull) return fillCount(copy.placesRemaining, category.remaining, locale);
  return category.held > 0 ? copy.categoryHeld : copy.categoryFull;
}
