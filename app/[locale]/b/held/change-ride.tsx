import { useEffect, useRef, useState } from "react";
import { CategoryCards } from "#app/[locale]/e/[slug]/category-cards.tsx";
import { categoryNote } from "#app/[locale]/e/[slug]/category-note.ts";
import { callApi } from "#app/api-client/call-api.ts";
import { listOf, number, object, type Shape, text } from "#app/api-client/shape.ts";
import { refusalText } from "#app/copy/refusal-text.ts";
import { codeOf } from "#app/visitor/decide-retry.ts";
import { serverClock } from "#app/visitor/server-clock.ts";
import { readStoredBooking, updateStoredEvent } from "#app/visitor/stored-visit.ts";
import type { ChangedCategory } from "#http/bookings/booking-schemas.ts";
import type { StatusDocument } from "#http/events/event-schemas.ts";
import { rupees } from "#platform/money.ts";
import { Button } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import type { BookingProps } from "../booking-props.ts";
import type { EventForm } from "../booking-view.ts";
import { TryingAgain } from "../trying-again.tsx";
import { useRetriedCall } from "../use-retried-call.ts";

type Places = Pick<StatusDocument, "generatedAt"> & {
  categories: Pick<StatusDocument["categories"][number], "id" | "remaining" | "held">[];
};
type Props = Pick<BookingProps, "view" | "locale" | "copy" | "read"> & {
  /** Null until loaded. */
  categories: EventForm["categories"] | null;
  refresh: () => Promise<boolean>;
  isBusy: boolean;
};

const PLACES_EVERY_MS = 3000;

const placesShape: Shape<Places> = object({
  generatedAt: text,
  categories: listOf(object({ id: text, remaining: number, held: number })),
});
const changeShape: Shape<Pick<ChangedCategory, "categoryId" | "amountPaise">> = object({
  categoryId: text,
  amountPaise: number,
});

/** Changes the ride of the held place without giving it up; the time and the form are kept. */
export function ChangeRide({ view, locale, copy, read, categories, refresh, isBusy }: Props) {
  const [step, setStep] = useState<"closed" | "choosing" | "changing">("closed");
  const [chosenId, setChosenId] = useState(view.categoryId);
  const [feedback, setFeedback] = useState<string | null>(null);
  const { retried, retriedCode } = useRetriedCall(view);
  /** The ride that was refused as full, and when: a status document from before that does not know of it yet. */
  const [refused, setRefused] = useState<{ id: string; at: number } | null>(null);
  const { slug } = view.event;
  const places = usePlaces(slug, step !== "closed");
  const text = copy.held;
  const choice = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (step === "choosing") choice.current?.querySelector<HTMLInputElement>("input:checked")?.focus();
  }, [step]);

  async function change() {
    setStep("changing");
    setFeedback(null);
    const accessToken = readStoredBooking(view.bookingId)?.accessToken;
    const put = () =>
      callApi(`/api/bookings/${view.bookingId}/category`, {
        method: "PUT",
        body: { categoryId: chosenId },
        accessToken,
        shape: changeShape,
      });
    const reply = await retried(put);
    await refresh();
    if (reply.kind === "ok") {
      updateStoredEvent(slug, { categoryId: chosenId });
      setFeedback(text.rideChanged);
      return setStep("closed");
    }
    const isFull = codeOf(reply) === "category_full";
    if (isFull) setRefused({ id: chosenId, at: serverClock.now() });
    setChosenId(view.categoryId);
    setFeedback(isFull ? text.rideFull : refusalText(copy.refusals, codeOf(reply)));
    setStep("choosing");
  }

  const notice = (
    <div role="status" className={feedback || retriedCode ? "pt-1 pb-3" : ""}>
      {retriedCode ? <TryingAgain view={view} copy={copy} code={retriedCode} /> : feedback}
    </div>
  );
  if (step === "closed" || !categories) {
    const open = () => {
      setChosenId(view.categoryId);
      setFeedback(null);
      setStep("choosing");
    };
    return (
      <div className="mb-2">
        <Button kind="quiet" disabled={isBusy || !categories} onClick={open}>
          {text.changeRide}
        </Button>
        {notice}
      </div>
    );
  }
  const cards = categories.map((category) => {
    const now = places?.categories.find(({ id }) => id === category.id);
    const isOwn = category.id === view.categoryId;
    const wasRefused = places && category.id === refused?.id && Date.parse(places.generatedAt) <= refused.at;
    const isFull = !isOwn && (now?.remaining === 0 || wasRefused === true);
    const { text: name, ...lang } = read(category.name);
    const note = isOwn ? text.rideYours : categoryNote(now, isFull, copy.rides, locale);
    return { ...category, name, ...lang, note, isOpen: !isFull };
  });
  const chosen = categories.find(({ id }) => id === chosenId);
  const isChanging = step === "changing" || isBusy;
  return (
    <div ref={choice} className="mb-6 rounded-card border border-line bg-surface p-4">
      <CategoryCards legend={text.changeRideTo} cards={cards} chosenId={chosenId} onChoose={setChosenId} />
      {notice}
      <div className="mt-3 grid gap-2 sm:grid-cols-2">
        <Button kind="secondary" disabled={isChanging} onClick={() => setStep("closed")}>
          {text.keepRide}
        </Button>
        <Button disabled={isChanging || chosenId === view.categoryId} onClick={() => void change()}>
          {step === "changing" ? <Spinner /> : null}
          {chosen && chosenId !== view.categoryId
            ? `${text.changeRide} · ${rupees(chosen.pricePaise)}`
            : text.changeRide}
        </Button>
      </div>
    </div>
  );
}

/** How many places remain per ride, read every few seconds while the choice is open; null until then. */
function usePlaces(slug: string, isWanted: boolean): Places | null {
  const [places, setPlaces] = useState<Places | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    const read = async () => {
      const reply = await callApi(`/api/events/${slug}/status`, { shape: placesShape });
      if (reply.kind === "ok") setPlaces(reply.body);
    };
    void read();
    const timer = setInterval(() => void read(), PLACES_EVERY_MS);
    return () => clearInterval(timer);
  }, [slug, isWanted]);
  return places;
}
