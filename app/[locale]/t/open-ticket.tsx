"use client";

import { useEffect, useState } from "react";
import { isLocale, type Locale } from "#app/[locale]/locales.ts";
import { bookingPath, lostTicketPath } from "#app/[locale]/paths.ts";
import type { Messages } from "#app/messages/catalog.ts";
import { callApi } from "#app/visitor/call-api.ts";
import { rememberBooking } from "#app/visitor/memory.ts";
import { ButtonLink } from "#ui/button.tsx";

type Opened = { bookingId: string; accessToken: string; language: string };
type State = "opening" | "not_found" | "unreachable" | "too_often";

const AGAIN_AFTER_MS = 3000;

/** Opens the booking of the code in the address, in the language that it was booked in. */
export function OpenTicket({ locale, messages }: { locale: Locale; messages: Messages["tickets"] }) {
  const [state, setState] = useState<State>("opening");

  useEffect(() => {
    const code = location.hash.slice(1);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = async () => {
      const reply = await callApi<Opened>("/api/tickets/open", { method: "POST", body: { code } });
      if (reply.kind === "ok") {
        const { bookingId, accessToken, language } = reply.body;
        rememberBooking(bookingId, { accessToken });
        return location.replace(bookingPath(isLocale(language) ? language : locale, bookingId));
      }
      if (reply.kind === "refused" && reply.code === "not_found") return setState("not_found");
      setState(reply.kind === "refused" && reply.code === "rate_limited" ? "too_often" : "unreachable");
      timer = setTimeout(() => void open(), AGAIN_AFTER_MS * (reply.kind === "refused" ? 10 : 1));
    };
    void open();
    return () => clearTimeout(timer);
  }, [locale]);

  const texts: Record<Exclude<State, "opening">, [title: string, text: string]> = {
    not_found: [messages.notFoundTitle, messages.notFoundText],
    unreachable: [messages.unreachableTitle, messages.unreachableText],
    too_often: [messages.unreachableTitle, messages.tooOften],
  };
  return (
    <main className="mx-auto max-w-[560px] px-4 pt-14">
      {state === "opening" ? (
        <p role="status" className="text-soft">
          {messages.opening}
        </p>
      ) : (
        <>
          <h1 className="font-bold text-[1.7rem] leading-tight tracking-[-0.02em]">{texts[state][0]}</h1>
          <p role="status" className="mt-3">
            {texts[state][1]}
          </p>
          <ButtonLink kind="secondary" className="mt-6 w-full" href={lostTicketPath(locale)}>
            {messages.sendTo}
          </ButtonLink>
        </>
      )}
    </main>
  );
}
