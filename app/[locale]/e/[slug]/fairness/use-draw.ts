import { useEffect, useState } from "react";
import { callApi } from "#app/visitor/call-api.ts";
import type { PublishedDraw } from "#booking/waiting-room/check-draw.ts";
import { rememberSeal } from "./seen-seal.ts";

const AGAIN_MS = 10_000;

type Published = { draw: PublishedDraw | null; isUnreachable: boolean };

/** The published draw; while it is not held yet, or nobody answers, it is asked for again now and then. */
export function useDraw(slug: string): Published {
  const [published, setPublished] = useState<Published>({ draw: null, isUnreachable: false });
  useEffect(() => {
    let isStopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function ask() {
      if (!document.hidden) {
        const reply = await callApi<PublishedDraw>(`/api/events/${slug}/draw`);
        if (isStopped) return;
        if (reply.kind === "ok" && !reply.body.sealed) rememberSeal(slug, reply.body.commit);
        if (reply.kind === "ok") setPublished({ draw: reply.body, isUnreachable: false });
        else setPublished((last) => ({ ...last, isUnreachable: true }));
        if (reply.kind === "ok" && reply.body.sealed) return;
      }
      timer = setTimeout(ask, AGAIN_MS);
    }
    void ask();
    return () => {
      isStopped = true;
      clearTimeout(timer);
    };
  }, [slug]);
  return published;
}
