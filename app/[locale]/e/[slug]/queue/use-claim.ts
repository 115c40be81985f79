import { useEffect, useRef, useState } from "react";
import { bookingPath } from "#app/[locale]/paths.ts";
import { refusalText } from "#app/copy/refusal-text.ts";
import { onPageRestored } from "#app/visitor/page-events.ts";
import { readStoredEvent } from "#app/visitor/stored-visit.ts";
import { claimPlace } from "#app/visitor/take-place.ts";
import { withAccess } from "#app/visitor/with-credentials.ts";
import type { WaitingProps } from "./waiting-props.ts";

/** How often a page that missed its call asks for the next place that comes back. */
const ASK_AGAIN_MS = 5000;

export type ClaimControls = {
  chosenId: string | null;
  choose: (categoryId: string) => void;
  mustChoose: boolean;
  /** Shows the categories again before a place is taken. */
  change: () => void;
  /** The visitor is present, and the page asks for the next place by itself. */
  isAsking: boolean;
  isBusy: boolean;
  /** Shown beside the button. */
  feedback: string | null;
  take: () => void;
};

type Facts = Pick<WaitingProps, "slug" | "locale" | "categories" | "copy"> & {
  isLapsed: boolean;
  onLapsed: () => void;
  /** The call was missed before this page was opened: the visitor who opens it is present. */
  hadLapsed: boolean;
  refresh: () => void;
};

/** Claims a place for a call, until there is an answer. After a lapsed call it retries by itself while the page is visible. */
export function useClaim({ slug, locale, categories, copy, ...facts }: Facts): ClaimControls {
  const [chosenId, setChosenId] = useState<string | null>(() => firstChoice(slug, categories));
  const [mustChoose, setMustChoose] = useState(chosenId === null);
  const [isBusy, setBusy] = useState(false);
  const [feedback, setSaid] = useState<string | null>(null);
  const [isPresent, setPresent] = useState(false);
  const { isLapsed, onLapsed, hadLapsed, refresh } = facts;
  const isAsking = isLapsed && (isPresent || hadLapsed);

  useEffect(() => onPageRestored(() => setBusy(false)), []);

  async function take() {
    if (isBusy || !chosenId) return;
    setPresent(true);
    setBusy(true);
    setSaid(null);
    const outcome = await claimPlace(slug, chosenId, {
      onRetry: (code) => setSaid(code === "unreachable" ? copy.retryingOffline : copy.retryingBusy),
    });
    if (outcome.end === "held") {
      // Going back from the form leads to the event page.
      return location.replace(withAccess(bookingPath(locale, outcome.bookingId), outcome.bookingId));
    }
    setBusy(false);
    if (outcome.end === "queued") return onLapsed();
    refresh();
    if (outcome.end === "choose_again") {
      setMustChoose(true);
      setChosenId(null);
      return setSaid(refusalText(copy.refusals, outcome.code));
    }
    setSaid(refusalText(copy.refusals, outcome.code));
  }

  const latestTake = useRef(take);
  latestTake.current = take;
  useEffect(() => {
    if (!isAsking) return;
    const timer = setInterval(() => void (document.hidden || latestTake.current()), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isAsking]);

  const change = () => setMustChoose(true);
  return { chosenId, choose: setChosenId, mustChoose, change, isAsking, isBusy, feedback, take: () => void take() };
}

function firstChoice(slug: string, categories: WaitingProps["categories"]): string | null {
  if (categories.length === 1) return categories[0]?.id ?? null;
  const remembered = readStoredEvent(slug)?.categoryId;
  return categories.some((category) => category.id === remembered) ? (remembered ?? null) : null;
}
