"use client";

import { useState } from "react";
import type { WaitlistState } from "#booking/waitlist/waitlist-entry.ts";
import { Button } from "#ui/button.tsx";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { callOffice } from "../../../call-office.ts";
import type { Text } from "../../../language/text.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { useFailure } from "../../../use-failure.ts";
import { useRefresh } from "../../../use-refresh.ts";
import { ContactButtons } from "../contact-buttons.tsx";

type Entry = {
  id: string;
  name: string;
  phone: string;
  email: string;
  /** Among those who wait for the same category, from 1 on; null for whoever waits no longer. */
  position: number | null;
  category: string;
  joinedAt: Date;
  state: WaitlistState;
  offer: { bookingId: string; until: Date } | null;
};

type Props = { slug: string; isEventCancelled: boolean; entry: Entry };

/** One person on the waitlist: what they wait for, since when, what was offered, and taking them off it. */
export function EntryCard({ slug, isEventCancelled, entry }: Props) {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const [step, setStep] = useState<"closed" | "asking" | "busy">("closed");
  const [problem, setFailure] = useFailure();
  const { id, name, phone, email, position, category, joinedAt, state, offer } = entry;
  const isOpen = !isEventCancelled && (state === "waiting" || state === "offered");

  async function remove() {
    setStep("busy");
    const reply = await callOffice(`/api/admin/events/${slug}/waitlist/${id}/remove`, { method: "POST", body: {} });
    setFailure(reply.kind === "ok" ? null : reply);
    setStep("closed");
    await refresh();
  }

  return (
    <li className="border-line border-t p-4 first:border-t-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="wrap-anywhere font-semibold">
          {offer ? (
            <a href={`/admin/events/${slug}/bookings/${offer.bookingId}`} className="underline underline-offset-4">
              {name}
            </a>
          ) : (
            name
          )}
        </p>
        <p className={state === "offered" ? "text-time" : "text-soft"}>
          {state === "offered" && offer
            ? t("Offered until {time}", { time: t.shortMoment(offer.until) })
            : t((isEventCancelled && copyOfCancelled[state]) || stateCopy[state])}
        </p>
      </div>
      <p className="text-[0.95rem] text-soft">
        {position === null || isEventCancelled ? null : (
          <span className="font-semibold text-ink">{`${t("No. {number} in line", { number: position })} · `}</span>
        )}
        {t("{category}, since {time}", { category, time: t.shortMoment(joinedAt) })}
      </p>
      {phone || email ? (
        <div className="mt-1 flex items-center justify-between gap-x-4">
          {email ? (
            <a
              href={`mailto:${email}`}
              className="inline-flex min-h-12 min-w-0 items-center break-all underline underline-offset-4"
            >
              {email}
            </a>
          ) : null}
          {phone ? <ContactButtons phone={phone} name={name} /> : null}
        </div>
      ) : null}
      <p role="alert" className="mt-2 font-medium text-lost empty:hidden">
        {problem}
      </p>
      {isOpen && step === "closed" ? (
        <Button kind="quiet" className="text-soft" onClick={() => setStep("asking")}>
          {t("Take off the list")}
        </Button>
      ) : null}
      {step === "closed" ? null : (
        <div className="mt-2 flex flex-wrap items-center gap-3">
          <p className="w-full">
            {state === "offered"
              ? t(
                  "The place that is held for them goes to the next person who waits, or back on sale. Nobody tells them.",
                )
              : t("They are offered nothing any more. Nobody tells them.")}
          </p>
          <ConfirmButton kind="lost" disabled={step === "busy"} onClick={() => void remove()}>
            {t("Yes, take them off")}
          </ConfirmButton>
          <Button kind="secondary" disabled={step === "busy"} onClick={() => setStep("closed")}>
            {t("Leave it")}
          </Button>
        </div>
      )}
    </li>
  );
}

/** Its cancellation ended the offers that were open too. */
const copyOfCancelled: Partial<Record<WaitlistState, Text>> = {
  waiting: "Ended with the event",
  given_back: "Offer ended",
};

const stateCopy: Record<WaitlistState, Text> = {
  waiting: "Waiting",
  offered: "Offered",
  booked: "Booked",
  expired: "Offer not used",
  cancelled: "Booking cancelled",
  given_back: "Gave the place back",
  left: "Left the list",
  removed: "Taken off the list",
};
