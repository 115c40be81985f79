import { bookingPath, queuePath } from "#app/[locale]/paths.ts";
import { sayRefusal } from "#app/copy/say-refusal.ts";
import { withAccess, withPlace } from "#app/visitor/carry-along.ts";
import { rememberEvent } from "#app/visitor/memory.ts";
import { takePlace } from "#app/visitor/take-place.ts";
import type { SaleStore } from "./sale-store.ts";

/** Does the one action of the page: leads to what this browser has, or takes a place. `refresh` asks for new numbers. */
export async function pressBook({ read, change }: SaleStore, refresh: () => void): Promise<void> {
  const { slug, locale, copy, action, mine, chosenId, isBusy } = read();
  if (isBusy) return;
  if ("bookingId" in mine) return location.assign(withAccess(bookingPath(locale, mine.bookingId), mine.bookingId));
  if (action === "back_to_queue" || action === "join_draw") {
    if (chosenId) rememberEvent(slug, { categoryId: chosenId });
    return location.assign(withPlace(queuePath(locale, slug), slug));
  }
  if (!chosenId) {
    change({ said: copy.sale.chooseCategory });
    document.querySelector<HTMLInputElement>("input[name=category]:enabled")?.focus();
    return;
  }
  change({ isBusy: true, said: null });
  const outcome = await takePlace(slug, chosenId, {
    retrying: (code) => change({ said: code === "unreachable" ? copy.sale.cut : copy.sale.retrying }),
    proving: () => change({ said: copy.sale.proving }),
  });
  switch (outcome.end) {
    case "held":
      return location.assign(withAccess(bookingPath(locale, outcome.bookingId), outcome.bookingId));
    case "queued": {
      const isCalled = outcome.number !== null && outcome.number <= (read().status?.queue.serving ?? 0);
      // Its call is over, and who pressed Book is there: the queue's page asks for the next place at once.
      if (isCalled) rememberEvent(slug, { hasLapsed: true });
      return location.assign(withPlace(queuePath(locale, slug), slug));
    }
    case "choose_again":
      change({ isBusy: false, chosenId: null, said: sayRefusal(copy.refusals, "category_full") });
      return refresh();
    case "refused":
      // Nobody tries again by now, and there is no place yet that could be safe.
      change({
        isBusy: false,
        said: outcome.code === "busy" ? copy.sale.stillBusy : sayRefusal(copy.refusals, outcome.code),
      });
      return refresh();
  }
}
