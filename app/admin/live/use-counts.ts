import { useEffect, useState } from "react";
import { callApi } from "#app/visitor/call-api.ts";
import type { SaleCountsJson } from "./sale-counts-json.ts";

const REFRESH_MS = 3000;

export type Counts = { counts: SaleCountsJson; isStale: boolean; isSignedOut: boolean };

/** The counts, anew every three seconds while somebody looks. After an answer that failed the last ones stay. */
export function useCounts(slug: string, first: SaleCountsJson): Counts {
  const [shown, setShown] = useState<Counts>({ counts: first, isStale: false, isSignedOut: false });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;

    async function refresh() {
      const reply = await callApi<SaleCountsJson>(`/api/admin/events/${slug}/counts`);
      if (isOver) return;
      if (reply.kind === "ok") setShown({ counts: reply.body, isStale: false, isSignedOut: false });
      else {
        const isSignedOut = reply.kind === "refused" && reply.code === "not_signed_in";
        setShown((last) => ({ ...last, isStale: true, isSignedOut }));
      }
      timer = setTimeout(refreshIfSeen, REFRESH_MS);
    }
    function refreshIfSeen() {
      if (document.visibilityState === "visible") void refresh();
    }
    function lookAgain() {
      clearTimeout(timer);
      refreshIfSeen();
    }

    timer = setTimeout(refreshIfSeen, REFRESH_MS);
    document.addEventListener("visibilitychange", lookAgain);
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", lookAgain);
    };
  }, [slug]);

  return shown;
}
