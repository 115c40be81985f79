import { useCallback, useEffect, useState } from "react";
import { formShape } from "#app/[locale]/b/booking-view.ts";
import { localPath } from "#app/[locale]/paths.ts";
import { callApi } from "#app/api-client/call-api.ts";
import { moment, number, object, oneOf, orMissing, orNull, type Shape, text, yes } from "#app/api-client/shape.ts";
import { retryCall } from "#app/visitor/retry-call.ts";
import type { AcceptedOffer, Offer } from "#http/bookings/offer-schemas.ts";
import { LANGUAGES, type Language } from "#platform/languages.ts";
import type { OfferedEvent } from "./offer-props.ts";

export const acceptedShape: Shape<AcceptedOffer> = object({ bookingId: text, accessToken: text });

const offerShape: Shape<Offer> = object({
  state: oneOf("open", "taken", "ended"),
  slug: text,
  categoryId: text,
  name: text,
  phone: text,
  email: text,
  owedPaise: orMissing(number),
  language: oneOf(...LANGUAGES),
  expiresAt: moment,
  opened: orNull(acceptedShape),
});

const described = object({
  title: text,
  startsAt: moment,
  place: text,
  organizer: object({ name: text, email: text, phone: text }),
  isRehearsal: orMissing(yes),
});
const eventShape: Shape<OfferedEvent> = (found): found is OfferedEvent => formShape(found) && described(found);

export const FROM_SMS = "?from=sms";
const LOAD_TIMEOUT_MS = 8000;

export type LoadedOffer =
  | { kind: "opening"; isLate: boolean }
  | { kind: "not_found" }
  | { kind: "found"; code: string; offer: Offer; event: OfferedEvent };

/** Reads the offer that the URL's code opens, and its event, however long it takes. `renew` reads both anew. */
export function useOffer(locale: Language): { loaded: LoadedOffer; renew: () => void } {
  const [loaded, setLoaded] = useState<LoadedOffer>({ kind: "opening", isLate: false });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const stopped = new AbortController();
    const { signal } = stopped;
    const onRetry = () => setLoaded((last) => (last.kind === "opening" ? { kind: "opening", isLate: true } : last));
    const code = location.hash.slice(1);

    async function load() {
      const body = { code };
      const opening = () =>
        callApi("/api/offers/open", { method: "POST", body, shape: offerShape, giveUpAfterMs: LOAD_TIMEOUT_MS });
      const opened = await retryCall(opening, { signal, onRetry });
      if (signal.aborted) return;
      if (opened.kind !== "ok") return setLoaded({ kind: "not_found" });
      const offer = opened.body;
      // A text's short address names no language.
      if (offer.language !== locale && location.search === FROM_SMS) {
        return location.replace(`${localPath(offer.language, "/transfer")}#${code}`);
      }
      const reading = () =>
        callApi(`/api/events/${offer.slug}?lang=${locale}`, { shape: eventShape, giveUpAfterMs: LOAD_TIMEOUT_MS });
      const read = await retryCall(reading, { signal, onRetry });
      if (signal.aborted) return;
      setLoaded(read.kind === "ok" ? { kind: "found", code, offer, event: read.body } : { kind: "not_found" });
    }
    void load();
    return () => stopped.abort();
  }, [locale, round]);
  return { loaded, renew: useCallback(() => setRound((last) => last + 1), []) };
}
