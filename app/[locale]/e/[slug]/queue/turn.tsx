import { useEffect, useState } from "react";
import { bookingPath } from "#app/[locale]/paths.ts";
import { fillCount } from "#app/messages/fill.ts";
import { sayRefusal } from "#app/messages/say-refusal.ts";
import { recallEvent } from "#app/visitor/memory.ts";
import { claimPlace } from "#app/visitor/take-place.ts";
import type { LiveStatus } from "#app/visitor/use-status.ts";
import { BusyMark } from "#ui/busy-mark.tsx";
import { CategoryCards } from "../category-cards.tsx";
import type { WaitingProps } from "./waiting-room.tsx";

/** The turn has come: the whole screen says so, and there is one thing to press. */
export function Turn({ slug, title, locale, categories, messages, live }: WaitingProps & { live: LiveStatus }) {
  const [chosenId, setChosenId] = useState<string | null>(() => firstChoice(slug, categories));
  const [mustChoose, setMustChoose] = useState(chosenId === null);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);

  useEffect(() => {
    navigator.vibrate?.([200, 100, 200, 100, 400]);
    const onShown = (shown: PageTransitionEvent) => shown.persisted && setBusy(false);
    window.addEventListener("pageshow", onShown);
    return () => window.removeEventListener("pageshow", onShown);
  }, []);

  async function take() {
    if (isBusy || !chosenId) return;
    setBusy(true);
    setSaid(null);
    const outcome = await claimPlace(slug, chosenId, () => setSaid(messages.retrying));
    if (outcome.end === "held") return location.assign(bookingPath(locale, outcome.bookingId));
    setBusy(false);
    live.refresh();
    if (outcome.end === "choose_again") {
      setMustChoose(true);
      setChosenId(null);
      return setSaid(sayRefusal(messages.refusals, "category_full"));
    }
    setSaid(outcome.end === "queued" ? messages.notYet : sayRefusal(messages.refusals, outcome.code));
  }

  const cards = categories.map((category) => {
    const remaining = live.status?.categories.find((one) => one.id === category.id)?.remaining ?? null;
    const note = remaining === null ? "" : fillCount(messages.placesLeftCount, remaining, locale);
    return { ...category, note, isOpen: remaining !== 0 };
  });
  return (
    <main className="min-h-dvh bg-yours text-paper">
      <div className="mx-auto flex min-h-dvh max-w-[560px] flex-col px-4 pt-6 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
        <p className="font-semibold">{title}</p>
        <div role="alert" className="my-auto py-8">
          <h1 className="font-bold text-[clamp(2.8rem,13vw,4.5rem)] leading-[1.02] tracking-[-0.035em]">
            {messages.turnTitle}
          </h1>
          <p className="mt-4 text-[1.2rem]">{messages.turnText}</p>
        </div>
        {mustChoose ? (
          <div className="mb-5">
            <CategoryCards legend={messages.chooseOther} cards={cards} chosenId={chosenId} onChoose={setChosenId} />
          </div>
        ) : null}
        <p role="status" className={said ? "mb-3 font-medium" : ""}>
          {said}
        </p>
        <button
          type="button"
          disabled={isBusy || !chosenId}
          onClick={() => void take()}
          className="flex min-h-16 w-full items-center justify-center gap-2 rounded-card bg-paper px-5 font-bold text-[1.25rem] text-yours outline-offset-4 focus-visible:outline-paper disabled:opacity-70"
        >
          {isBusy ? <BusyMark /> : null}
          {isBusy ? messages.taking : messages.takePlace}
        </button>
      </div>
    </main>
  );
}

function firstChoice(slug: string, categories: WaitingProps["categories"]): string | null {
  if (categories.length === 1) return categories[0]?.id ?? null;
  const remembered = recallEvent(slug)?.categoryId;
  return categories.some((category) => category.id === remembered) ? (remembered ?? null) : null;
}
