import { useCallback, useEffect, useRef, useState } from "react";
import { isStorageAvailable } from "#app/visitor/local-storage.ts";
import { readFragment } from "#app/visitor/place-link.ts";
import { adoptPlaceLink, readStoredEvent, watchStoredEvent } from "#app/visitor/stored-visit.ts";
import { joinQueue } from "#app/visitor/take-place.ts";
import type { Place } from "./my-number.ts";

export type QueueEntryState = {
  /** Null before this browser has joined. */
  place: Place | null;
  /** The join's response said that the number is already called. */
  wasCalled: boolean;
  /** Why joining was refused. */
  refusedCode: string | null;
  /** Why the last try failed, while the page keeps trying. */
  retriedCode: string | null;
  /** How much of the proof of work is done, 0 to 1; null while none is in progress. */
  proven: number | null;
};

const nothing: QueueEntryState = {
  place: null,
  wasCalled: false,
  refusedCode: null,
  retriedCode: null,
  proven: null,
};

/**
 * This visitor's place in the queue: stored, from a link (`#k=...`), or joined now. A browser that has one already
 * calls nothing, not even after the draw.
 */
export function useQueueEntry(slug: string): { entry: QueueEntryState; join: () => void } {
  const [entry, setEntry] = useState<QueueEntryState>(nothing);
  const isJoining = useRef(false);

  const join = useCallback(() => {
    if (isJoining.current) return;
    isJoining.current = true;
    setEntry((last) => ({ ...last, refusedCode: null }));
    const progress = {
      onProof: (proven: number) => setEntry((last) => ({ ...last, proven, retriedCode: null })),
      onRetry: (retriedCode: string) => setEntry((last) => ({ ...last, retriedCode })),
    };
    void joinQueue(slug, progress).then((reply) => {
      isJoining.current = false;
      if (reply.kind === "ok") {
        const { index, number } = reply.body.entry;
        setEntry({ ...nothing, place: { index, number }, wasCalled: reply.body.called });
      } else {
        const refusedCode = reply.kind === "refused" ? reply.code : "unreachable";
        setEntry((last) => ({ ...last, proven: null, retriedCode: null, refusedCode }));
      }
    });
  }, [slug]);

  useEffect(() => {
    const link = readFragment(location.hash);
    if (link) {
      adoptPlaceLink(slug, link);
      // Nobody should copy it from the address bar by mistake; but without storage the URL must hold it.
      if (isStorageAvailable()) history.replaceState(null, "", location.pathname + location.search);
    }
    const recall = () => {
      const place = rememberedPlace(slug);
      if (place) setEntry((last) => (last.place?.index === place.index ? last : { ...nothing, place }));
      return place !== null;
    };
    if (!recall()) join();
    return watchStoredEvent(slug, recall);
  }, [slug, join]);

  return { entry, join };
}

function rememberedPlace(slug: string): Place | null {
  const { ticket, index, number = null } = readStoredEvent(slug) ?? {};
  return ticket === undefined || index === undefined ? null : { index, number };
}
