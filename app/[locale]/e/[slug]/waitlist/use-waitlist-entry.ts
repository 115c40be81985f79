import { useCallback, useEffect, useState } from "react";
import { callApi } from "#app/api-client/call-api.ts";
import { entryShape } from "#app/visitor/join-waitlist.ts";
import { onPageActivity } from "#app/visitor/page-events.ts";
import {
  forgetWaitlist,
  readStoredWaitlist,
  updateStoredBooking,
  updateStoredEvent,
} from "#app/visitor/stored-visit.ts";
import type { WaitlistEntry } from "#http/events/waitlist-schemas.ts";

/** An offer comes by email and SMS; the page only follows. Our choice. */
const POLL_MS = 30_000;

export type OwnEntry = {
  /** Undefined before it is known; null where this browser has none. */
  entry: WaitlistEntry | null | undefined;
  show: (entry: WaitlistEntry) => void;
  refresh: () => Promise<void>;
  /** This browser's entry is over, and another may begin. */
  forget: () => void;
};

/** The entry that this browser keeps for the event, as the server has it. */
export function useWaitlistEntry(slug: string): OwnEntry {
  const [entry, setEntry] = useState<WaitlistEntry | null | undefined>(undefined);

  const show = useCallback(
    (next: WaitlistEntry) => {
      setEntry(next);
      if (next.state !== "offered" || !next.offer) return;
      const { bookingId, accessToken } = next.offer;
      updateStoredBooking(bookingId, { accessToken, slug });
      updateStoredEvent(slug, { bookingId });
    },
    [slug],
  );

  const refresh = useCallback(async () => {
    const { entryId, token } = readStoredWaitlist(slug) ?? {};
    if (!entryId) return setEntry(null);
    const reply = await callApi(`/api/waitlist/${entryId}`, { accessToken: token, shape: entryShape });
    if (reply.kind === "ok") show(reply.body);
    else if (reply.kind === "refused" && reply.code === "not_found") {
      forgetWaitlist(slug);
      setEntry(null);
    }
  }, [slug, show]);

  useEffect(() => {
    void refresh();
    const timer = setInterval(() => void (document.hidden || refresh()), POLL_MS);
    const stopListening = onPageActivity(() => void (document.hidden || refresh()));
    return () => {
      clearInterval(timer);
      stopListening();
    };
  }, [refresh]);

  const forget = useCallback(() => {
    forgetWaitlist(slug);
    setEntry(null);
  }, [slug]);
  return { entry, show, refresh, forget };
}
