import { useEffect, useState } from "react";
import { bookingPath, localPath } from "#app/[locale]/paths.ts";
import { FROM_SMS } from "#app/[locale]/transfer/use-offer.ts";
import { callApi } from "#app/api-client/call-api.ts";
import { object, oneOf, type Shape, text } from "#app/api-client/shape.ts";
import { codeOf, decideRetryDelay, NEWCOMER_PAUSE_MAX_MS } from "#app/visitor/decide-retry.ts";
import { updateStoredBooking } from "#app/visitor/stored-visit.ts";
import { TRANSFER_CODE } from "#booking/transfers/transfer-link.ts";
import type { OpenedTicket } from "#http/bookings/ticket-schemas.ts";
import { isLanguage, LANGUAGES, type Language } from "#platform/languages.ts";

export type TicketLinkState = "opening" | "not_found" | "passed_on" | "unreachable" | "busy" | "too_often";
export type TicketLink = {
  state: TicketLinkState;
  isAsking: boolean;
  /** Tries now instead of after the pause. */
  tryNow: () => void;
};

const openedShape: Shape<OpenedTicket> = object({ bookingId: text, accessToken: text, language: oneOf(...LANGUAGES) });

/** Exchanges the URL's code for the booking, however long it takes, and opens it in the booking's language. */
export function useTicketLink(locale: Language): TicketLink {
  const [state, setState] = useState<TicketLinkState>("opening");
  const [isAsking, setAsking] = useState(true);
  const [tryNow, setTryNow] = useState<() => void>(() => () => {});

  useEffect(() => {
    const code = location.hash.slice(1);
    // A text has one short address, for a ticket and for the offer of one.
    if (TRANSFER_CODE.test(code)) return location.replace(`${localPath(locale, "/transfer")}${FROM_SMS}#${code}`);
    let isStopped = false;
    let attempt = 0;
    let continueNow = () => {};

    async function open() {
      while (!isStopped) {
        setAsking(true);
        const reply = await callApi("/api/tickets/open", { method: "POST", body: { code }, shape: openedShape });
        if (isStopped) return;
        if (reply.kind === "ok") {
          const { bookingId, accessToken, language } = reply.body;
          updateStoredBooking(bookingId, { accessToken });
          return location.replace(bookingPath(isLanguage(language) ? language : locale, bookingId));
        }
        const why = codeOf(reply);
        const retryAfterSeconds = reply.kind === "refused" ? reply.retryAfterSeconds : null;
        // One failure is a blip, which the next try ends.
        const isFinal = why === "not_found" || why === "passed_on";
        if (attempt > 0 || retryAfterSeconds !== null || isFinal) setState(stateOf(why));
        setAsking(false);
        if (isFinal) return;
        const longestPauseMs = NEWCOMER_PAUSE_MAX_MS;
        await pause(decideRetryDelay({ retryAfterSeconds, attempt, longestPauseMs, random: Math.random() }));
        attempt += 1;
      }
    }
    const pause = (ms: number) =>
      new Promise<void>((done) => {
        const timer = setTimeout(done, ms);
        continueNow = () => {
          clearTimeout(timer);
          done();
        };
      });
    const askNow = () => {
      attempt = 0;
      continueNow();
    };

    setTryNow(() => askNow);
    window.addEventListener("online", askNow);
    void open();
    return () => {
      isStopped = true;
      continueNow();
      window.removeEventListener("online", askNow);
    };
  }, [locale]);

  return { state, isAsking, tryNow };
}

function stateOf(code: string): TicketLinkState {
  if (code === "not_found" || code === "passed_on" || code === "unreachable") return code;
  return code === "rate_limited" ? "too_often" : "busy";
}
