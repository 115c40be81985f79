import { useCallback, useEffect, useRef, useState } from "react";
import { callApi } from "#app/api-client/call-api.ts";

type Shown<Body> = { body: Body; isStale: boolean; isSignedOut: boolean };
/** `show` puts in its place what another call has answered meanwhile. */
export type Live<Body> = Shown<Body> & { show: (body: Body) => void };

/** What a path answers, anew every `refreshMs` while somebody looks. After an answer that failed the last one stays. */
export function useLive<Body>(path: string, first: Body, refreshMs: number): Live<Body> {
  const [shown, setShown] = useState<Shown<Body>>({ body: first, isStale: false, isSignedOut: false });
  const shows = useRef(0);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;

    async function refresh() {
      const before = shows.current;
      const reply = await callApi<Body>(path);
      if (isOver) return;
      timer = setTimeout(refreshIfSeen, refreshMs);
      // An answer that was asked for before a newer one was shown may be older than that.
      if (before !== shows.current) return;
      if (reply.kind === "ok") setShown({ body: reply.body, isStale: false, isSignedOut: false });
      else {
        const isSignedOut = reply.kind === "refused" && reply.code === "not_signed_in";
        setShown((last) => ({ ...last, isStale: true, isSignedOut }));
      }
    }
    function refreshIfSeen() {
      if (document.visibilityState === "visible") void refresh();
    }
    function lookAgain() {
      clearTimeout(timer);
      refreshIfSeen();
    }

    timer = setTimeout(refreshIfSeen, refreshMs);
    document.addEventListener("visibilitychange", lookAgain);
    window.addEventListener("online", lookAgain);
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", lookAgain);
      window.removeEventListener("online", lookAgain);
    };
  }, [path, refreshMs]);

  const show = useCallback((body: Body) => {
    shows.current += 1;
    setShown({ body, isStale: false, isSignedOut: false });
  }, []);
  // A page that was made anew, after a press on it, brings what is newer than the last answer.
  const given = useRef(first);
  useEffect(() => {
    if (given.current === first) return;
    given.current = first;
    show(first);
  }, [first, show]);
  return { ...shown, show };
}
