import { wantsToSaveData } from "#app/visitor/wants-to-save-data.ts";
import { nextPathOf, scriptsIn } from "./next-page.ts";
import type { Sale } from "./sale.ts";

/** Within the last minute before the opening, spread so that a crowd does not come at once. Our choice. */
const secondsBeforeOpening = 15 + 45 * Math.random();

let isDone = false;

/**
 * Prefetches the next page's scripts, which are most of its weight and none of this page's: once, and only if the
 * visitor is about to press or the sale is about to open.
 */
export async function prefetchNextPage(sale: Sale): Promise<void> {
  if (isDone || wantsToSaveData()) return;
  isDone = true;
  const page = await fetch(nextPathOf(sale)).then(
    (response) => response.text(),
    () => "",
  );
  for (const href of scriptsIn(page)) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", as: "script", href }));
  }
}

export const isAboutToOpen = ({ secondsToOpen }: Sale): boolean =>
  secondsToOpen !== null && secondsToOpen <= secondsBeforeOpening;
