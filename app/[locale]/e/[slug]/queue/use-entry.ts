import { useCallback, useEffect, useState } from "react";
import { recallEvent, rememberEvent } from "#app/visitor/memory.ts";
import { joinQueue } from "#app/visitor/take-place.ts";

export type Entry = {
  /** Undefined before this browser has joined, null before the draw. */
  number: number | null | undefined;
  wasCalled: boolean;
  /** Why joining did not work; the page says so. */
  refusedCode: string | null;
};

const NONCE = /^[A-Za-z0-9_-]{22,64}$/;

/** This visitor's place in the queue: remembered, brought along by a link (`#k=...`), or taken now. */
export function useEntry(slug: string): { entry: Entry; join: () => void } {
  const [entry, setEntry] = useState<Entry>({ number: undefined, wasCalled: false, refusedCode: null });

  const join = useCallback(() => {
    setEntry((last) => ({ ...last, refusedCode: null }));
    void joinQueue(slug).then((reply) => {
      if (reply.kind === "ok") {
        setEntry({ number: reply.body.entry.number, wasCalled: reply.body.called, refusedCode: null });
      } else {
        setEntry((last) => ({ ...last, refusedCode: reply.kind === "refused" ? reply.code : "unreachable" }));
      }
    });
  }, [slug]);

  useEffect(() => {
    const nonce = new URLSearchParams(location.hash.slice(1)).get("k");
    if (nonce && NONCE.test(nonce)) {
      history.replaceState(null, "", location.pathname + location.search);
      if (recallEvent(slug)?.nonce !== nonce) rememberEvent(slug, { nonce });
    } else {
      // Shown at once; the join that follows gives the same entry.
      const number = recallEvent(slug)?.number;
      if (number !== undefined) setEntry((last) => ({ ...last, number }));
    }
    join();
  }, [slug, join]);

  return { entry, join };
}
