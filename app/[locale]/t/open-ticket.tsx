"use client";

import { lostTicketPath } from "#app/[locale]/paths.ts";
import type { Copy } from "#app/copy/copy.ts";
import type { Language } from "#platform/languages.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { type TicketLinkState, useTicketLink } from "./use-ticket-link.ts";

type Props = {
  locale: Language;
  copy: Copy["tickets"];
  /** What the booking's own page says to its former rider. */
  passedOn: { title: string; text: string };
};

/** Opens the booking that the URL's code stands for; while that fails, says why and keeps trying. */
export function OpenTicket({ locale, copy, passedOn }: Props) {
  const { state, isAsking, tryNow } = useTicketLink(locale);
  const texts: Record<Exclude<TicketLinkState, "opening">, [title: string, text: string]> = {
    not_found: [copy.notFoundTitle, copy.notFoundText],
    passed_on: [passedOn.title, passedOn.text],
    unreachable: [copy.unreachableTitle, copy.unreachableText],
    busy: [copy.busyTitle, copy.busyText],
    too_often: [copy.rateLimitedTitle, copy.rateLimited],
  };
  // After a rate limit another try would only be refused.
  const mayTry = state === "unreachable" || state === "busy";
  return (
    <main className="mx-auto max-w-[560px] px-4 pt-14">
      {state === "opening" ? (
        <p role="status" className="text-soft">
          {copy.opening}
        </p>
      ) : (
        <>
          <div role="status">
            <h1 className="font-bold text-[1.7rem] leading-tight tracking-[-0.02em]">{texts[state][0]}</h1>
            <p className="mt-3">{texts[state][1]}</p>
          </div>
          {mayTry ? (
            <Button className="mt-6 w-full" disabled={isAsking} onClick={tryNow}>
              {isAsking ? <Spinner /> : null}
              {copy.tryNow}
            </Button>
          ) : null}
          {state === "passed_on" ? null : (
            <ButtonLink kind="secondary" className="mt-3 w-full" href={lostTicketPath(locale)}>
              {copy.sendTo}
            </ButtonLink>
          )}
        </>
      )}
    </main>
  );
}
