import { secondsUntil } from "#app/visitor/countdown.ts";
import type { MyBooking } from "#app/visitor/find-my-booking.ts";
import { onPageRestored } from "#app/visitor/page-events.ts";
import { pollStatus } from "#app/visitor/poll-status.ts";
import { readOwnEntry } from "#app/visitor/read-own-entry.ts";
import { serverClock } from "#app/visitor/server-clock.ts";
import { readStoredEvent, readStoredWaitlist } from "#app/visitor/stored-visit.ts";
import { watchMyBooking } from "#app/visitor/watch-my-booking.ts";
import type { StatusDocument } from "#http/events/event-schemas.ts";
import { pressBook } from "./press-book.ts";
import { readMyPlace } from "./read-my-place.ts";
import type { Sale, SaleFacts, SaleProps } from "./sale.ts";
import { createSaleStore } from "./sale-store.ts";

const TICK_MS = 250;
const AGE_STEP_SECONDS = 5;

/**
 * Combines the live numbers with what this browser already has, while the page is open, and calls `show` at each change.
 * Returns a function that reads the current sale.
 */
export function followSale(props: SaleProps, show: (sale: Sale) => void): () => Sale {
  const { slug, categories } = props;
  let own: MyBooking | null = null;
  const store = createSaleStore(
    props,
    {
      choose: (chosenId) => store.change({ chosenId, feedback: null }),
      book: () => void pressBook(store, live.refresh),
    },
    show,
  );
  show(store.read());

  const remembered = readStoredEvent(slug)?.categoryId;
  if (remembered && categories.some(({ id }) => id === remembered)) store.change({ chosenId: remembered });

  // The ticket's number is in local storage, where another page of this browser may have written it.
  const live = pollStatus(slug, {}, ({ status, failures, isOffline }) => {
    const known = store.read().status;
    store.change({
      status,
      failures,
      isOffline,
      myPlace: readMyPlace(slug, own),
      ...timesOf({ status, failures }),
      // Why an earlier press led nowhere is no longer true once the sale has changed.
      ...(known && hasSaleChanged(known, status) && !store.read().isBusy && { feedback: null }),
    });
  });
  const watch = () =>
    watchMyBooking(slug, (found) => {
      own = found;
      store.change({ myPlace: readMyPlace(slug, own) });
    });
  const stopWatching = watch();
  const waitlist = readStoredWaitlist(slug);
  if (waitlist?.entryId && !waitlist.hasEnded) void followEntry();
  async function followEntry() {
    const entry = await readOwnEntry(slug);
    if (entry?.state !== "offered") return store.change({ myPlace: readMyPlace(slug, own) });
    // Its booking may be new to this browser.
    stopWatching();
    watch();
  }
  setInterval(() => store.change(timesOf(store.read())), TICK_MS);
  // A page restored from the back/forward cache must not still be busy.
  onPageRestored(() => store.change({ isBusy: false }));
  return store.read;
}

const hasSaleChanged = (known: StatusDocument, next: StatusDocument | null): boolean =>
  known.phase !== next?.phase || known.paused !== next.paused;

type Times = Pick<SaleFacts, "secondsToOpen" | "ageSeconds">;

function timesOf({ status, failures }: Pick<SaleFacts, "status" | "failures">): Times {
  const now = serverClock.now();
  const isBefore = status?.phase === "scheduled" || status?.phase === "pre_queue";
  return {
    secondsToOpen: isBefore ? secondsUntil(status.opensAt, now) : null,
    ageSeconds: status && failures > 0 ? ageOf(status.generatedAt, now) : null,
  };
}

/** In steps: a screen reader would otherwise announce every second. */
const ageOf = (since: string, now: number): number =>
  AGE_STEP_SECONDS * Math.round(Math.max(0, now - Date.parse(since)) / 1000 / AGE_STEP_SECONDS);
