import { bookingPath, queuePath, waitlistPath } from "#app/[locale]/paths.ts";
import { refusalText } from "#app/copy/refusal-text.ts";
import { isTransient } from "#app/visitor/decide-retry.ts";
import { updateStoredEvent } from "#app/visitor/stored-visit.ts";
import { takePlace } from "#app/visitor/take-place.ts";
import { untilReachable } from "#app/visitor/until-reachable.ts";
import { withAccess, withPlace } from "#app/visitor/with-credentials.ts";
import type { SaleStore } from "./sale-store.ts";

/** Performs the page's one action: opens what this browser has, or takes a place. `refresh` polls for new numbers. */
export async function pressBook({ read, change }: SaleStore, refresh: () => void): Promise<void> {
  const { slug, locale, copy, action, myPlace, chosenId, isBusy } = read();
  if (isBusy) return;
  const onRetry = (code: string) =>
    change({ feedback: code === "unreachable" ? copy.sale.retryingOffline : copy.sale.retryingBusy });
  const open = async (address: string) => {
    if (!navigator.onLine || read().isOffline) {
      change({ isBusy: true, feedback: null });
      await untilReachable(slug, onRetry);
      change({ isBusy: false, feedback: null });
    }
    location.assign(address);
  };
  if ("bookingId" in myPlace) return open(withAccess(bookingPath(locale, myPlace.bookingId), myPlace.bookingId));
  if (action === "waitlist" || action === "back_to_waitlist") {
    if (chosenId) updateStoredEvent(slug, { categoryId: chosenId });
    return open(waitlistPath(locale, slug));
  }
  if (action === "back_to_queue" || action === "join_draw") {
    if (chosenId) updateStoredEvent(slug, { categoryId: chosenId });
    return open(withPlace(queuePath(locale, slug), slug));
  }
  if (!chosenId) {
    change({ feedback: copy.sale.chooseCategory });
    document.querySelector<HTMLInputElement>("input[name=category]:enabled")?.focus();
    return;
  }
  change({ isBusy: true, feedback: null });
  const outcome = await takePlace(slug, chosenId, {
    onRetry,
    onProof: () => change({ feedback: copy.sale.proving }),
  });
  switch (outcome.end) {
    case "held":
      return location.assign(withAccess(bookingPath(locale, outcome.bookingId), outcome.bookingId));
    case "queued": {
      const isCalled = outcome.number !== null && outcome.number <= (read().status?.queue.serving ?? 0);
      // Its call is over, and the visitor who pressed Book is present: the queue page asks for the next place at once.
      if (isCalled) updateStoredEvent(slug, { hasLapsed: true });
      return location.assign(withPlace(queuePath(locale, slug), slug));
    }
    case "choose_again":
      change({ isBusy: false, chosenId: null, feedback: refusalText(copy.refusals, outcome.code) });
      return refresh();
    case "refused":
      // The browser itself failed at the proof of work: the queue page keeps trying.
      if (isTransient(outcome.code)) return location.assign(withPlace(queuePath(locale, slug), slug));
      change({ isBusy: false, feedback: refusalText(copy.refusals, outcome.code) });
      return refresh();
  }
}
