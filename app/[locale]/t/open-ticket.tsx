"use client";

import type { Locale } from "#app/[locale]/locales.ts";
import { lostTicketPath } from "#app/[locale]/paths.ts";
import type { Messages } from "#app/messages/catalog.ts";
import { BusyMark } from "#ui/busy-mark.tsx";
import { Button, ButtonLink } from "#ui/button.tsx";
import { type OpeningState, useOpening } from "./use-opening.ts";

/** Opens the booking of the code in the address; while that fails, says why and goes on trying. */
export function OpenTicket({ locale, messages }: { locale: Locale; messages: Messages["tickets"] }) {
  const { state, isAsking, tryNow } = useOpening(locale);
  const texts: Record<Exclude<OpeningState, "opening">, [title: string, text: string]> = {
    not_found: [messages.notFoundTitle, messages.notFoundText],
    unreachable: [messages.unreachableTitle, messages.unreachableText],
    busy: [messages.busyTitle, messages.busyText],
    too_often: [messages.tooOftenTitle, messages.tooOften],
  };
  // After too many tries one more would only be refused.
  const mayTry = state === "unreachable" || state === "busy";
  return (
    <main className="mx-auto max-w-[560px] px-4 pt-14">
      {state === "opening" ? (
        <p role="status" className="text-soft">
          {messages.opening}
        </p>
      ) : (
        <>
          <div role="status">
            <h1 className="font-bold text-[1.7rem] leading-tight tracking-[-0.02em]">{texts[state][0]}</h1>
            <p className="mt-3">{texts[state][1]}</p>
          </div>
          {mayTry ? (
            <Button className="mt-6 w-full" disabled={isAsking} onClick={tryNow}>
              {isAsking ? <BusyMark /> : null}
              {messages.tryNow}
            </Button>
          ) : null}
          <ButtonLink kind="secondary" className="mt-3 w-full" href={lostTicketPath(locale)}>
            {messages.sendTo}
          </ButtonLink>
        </>
      )}
    </main>
  );
}
