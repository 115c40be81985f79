import { useEffect, useState } from "react";
import { callApi } from "#app/api-client/call-api.ts";
import { hex, listOf, moment, number, object, orNull, pairOf, type Shape, text } from "#app/api-client/shape.ts";
import type { PublishedDraw } from "#http/events/draw-schemas.ts";
import { storeSeal } from "./stored-seal.ts";

const AGAIN_MS = 10_000;

const drawShape: Shape<PublishedDraw> = object({
  eventId: text,
  commit: hex(64),
  sealed: orNull(
    object({
      secret: text,
      seed: hex(64),
      size: number,
      gaps: listOf(pairOf(number)),
      listHash: hex(64),
      sealedAt: moment,
    }),
  ),
});

type Published = { draw: PublishedDraw | null; isUnreachable: boolean };

/** The published draw; polled while it is not held yet or the server does not answer. */
export function useDraw(slug: string): Published {
  const [published, setPublished] = useState<Published>({ draw: null, isUnreachable: false });
  useEffect(() => {
    let isStopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function ask() {
      if (!document.hidden) {
        const reply = await callApi(`/api/events/${slug}/draw`, { shape: drawShape });
        if (isStopped) return;
        if (reply.kind === "ok" && !reply.body.sealed) storeSeal(slug, reply.body.commit);
        if (reply.kind === "ok") setPublished({ draw: reply.body, isUnreachable: false });
        else setPublished((last) => ({ ...last, isUnreachable: true }));
        if (reply.kind === "ok" && reply.body.sealed) return;
      }
      timer = setTimeout(ask, AGAIN_MS);
    }
    const askNow = () => {
      clearTimeout(timer);
      void ask();
    };
    askNow();
    window.addEventListener("online", askNow);
    return () => {
      isStopped = true;
      clearTimeout(timer);
      window.removeEventListener("online", askNow);
    };
  }, [slug]);
  return published;
}
