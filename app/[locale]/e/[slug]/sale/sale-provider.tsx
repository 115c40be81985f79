"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { Locale } from "#app/[locale]/locales.ts";
import { bookingPath, queuePath } from "#app/[locale]/paths.ts";
import type { Messages } from "#app/messages/catalog.ts";
import { sayRefusal } from "#app/messages/say-refusal.ts";
import { withAccess, withPlace } from "#app/visitor/carry-along.ts";
import { recallEvent, rememberEvent } from "#app/visitor/memory.ts";
import { takePlace } from "#app/visitor/take-place.ts";
import { type LiveStatus, useStatus } from "#app/visitor/use-status.ts";
import { type Action, decideAction } from "./decide-action.ts";
import { useMine } from "./use-mine.ts";

export type SaleCategory = {
  id: string;
  name: string;
  /** Of the name, where it is not the page's. */
  lang?: Locale;
  pricePaise: number;
  ticketPricePaise: number;
  platformFeePaise: number;
};

export type SaleProps = {
  slug: string;
  locale: Locale;
  categories: SaleCategory[];
  isBreakupShown: boolean;
  messages: Pick<Messages["event"], "sale" | "price"> & { refusals: Messages["refusals"] };
};

type Sale = SaleProps & {
  live: LiveStatus;
  action: Action;
  chosenId: string | null;
  choose: (categoryId: string) => void;
  book: () => void;
  isBusy: boolean;
  /** What the person should read beside the button. */
  said: string | null;
};

const SaleContext = createContext<Sale | null>(null);

export function useSale(): Sale {
  const sale = useContext(SaleContext);
  if (!sale) throw new Error("useSale needs a SaleProvider around it");
  return sale;
}

/** Joins the live numbers, what this browser already has, and the one action of the event page. */
export function SaleProvider({ children, ...props }: SaleProps & { children: ReactNode }) {
  const { slug, locale, categories, messages } = props;
  const live = useStatus(slug);
  const mine = useMine(slug);
  const [chosenId, setChosenId] = useState(categories.length === 1 ? (categories[0]?.id ?? null) : null);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const action = decideAction(live.status, mine);

  useEffect(() => {
    const remembered = recallEvent(slug)?.categoryId;
    if (categories.some((category) => category.id === remembered))
      setChosenId((chosen) => chosen ?? remembered ?? null);
    // A page that comes back from the browser's cache must not still be busy.
    const onShown = (shown: PageTransitionEvent) => shown.persisted && setBusy(false);
    window.addEventListener("pageshow", onShown);
    return () => window.removeEventListener("pageshow", onShown);
  }, [slug, categories]);

  async function book() {
    if (isBusy) return;
    if ("bookingId" in mine) return location.assign(withAccess(bookingPath(locale, mine.bookingId), mine.bookingId));
    if (action === "back_to_queue" || action === "join_draw") {
      if (chosenId) rememberEvent(slug, { categoryId: chosenId });
      return location.assign(withPlace(queuePath(locale, slug), slug));
    }
    if (!chosenId) {
      setSaid(messages.sale.chooseCategory);
      document.querySelector<HTMLInputElement>("input[name=category]:enabled")?.focus();
      return;
    }
    setBusy(true);
    setSaid(null);
    const outcome = await takePlace(slug, chosenId, {
      retrying: (code) => setSaid(code === "unreachable" ? messages.sale.cut : messages.sale.retrying),
      proving: () => setSaid(messages.sale.proving),
    });
    if (outcome.end === "held") {
      return location.assign(withAccess(bookingPath(locale, outcome.bookingId), outcome.bookingId));
    }
    if (outcome.end === "queued") {
      const isCalled = outcome.number !== null && outcome.number <= (live.status?.queue.serving ?? 0);
      // Its call is over, and who pressed Book is there: the queue's page asks for the next place at once.
      if (isCalled) rememberEvent(slug, { hasLapsed: true });
      return location.assign(withPlace(queuePath(locale, slug), slug));
    }
    setBusy(false);
    live.refresh();
    if (outcome.end === "choose_again") {
      setChosenId(null);
      return setSaid(sayRefusal(messages.refusals, "category_full"));
    }
    setSaid(sayRefusal(messages.refusals, outcome.code));
  }

  function choose(categoryId: string) {
    setChosenId(categoryId);
    setSaid(null);
  }

  const sale = { ...props, live, action, chosenId, choose, book: () => void book(), isBusy, said };
  return <SaleContext value={sale}>{children}</SaleContext>;
}
