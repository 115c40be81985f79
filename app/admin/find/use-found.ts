import { useEffect, useState } from "react";
import { callApi } from "#app/api-client/call-api.ts";
import type { Found } from "#http/admin/find-schemas.ts";

/** Whoever types a name has typed the next letter before that. */
const PAUSE_MS = 200;
const LETTERS_MIN = 2;

export type FoundState = { found: Found; isBusy: boolean; failure: "signed_out" | "failed" | null };

const nothing: FoundState = { found: { events: [], riders: [] }, isBusy: false, failure: null };

/** The events and riders for what is typed, a moment after the last letter. What was found for other words is not shown. */
export function useFound(typed: string, slug: string | null, isAllowed: boolean): FoundState {
  const text = typed.trim();
  const [shown, setShown] = useState<FoundState & { text: string }>({ ...nothing, text: "" });
  const isWanted = isAllowed && text.length >= LETTERS_MIN;

  useEffect(() => {
    if (!isWanted) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const reply = await callApi<Found>("/api/admin/find", {
        method: "POST",
        body: { text, slug },
        signal: abort.signal,
      });
      if (abort.signal.aborted) return;
      if (reply.kind === "ok") return setShown({ found: reply.body, isBusy: false, failure: null, text });
      const isSignedOut = reply.kind === "refused" && reply.code === "not_signed_in";
      setShown({ ...nothing, failure: isSignedOut ? "signed_out" : "failed", text });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, slug, isWanted]);

  if (!isWanted) return nothing;
  return shown.text === text ? shown : { ...nothing, isBusy: true };
}
