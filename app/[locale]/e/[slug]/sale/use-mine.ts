import { useEffect, useState } from "react";
import { callApi } from "#app/visitor/call-api.ts";
import { recallBooking, recallEvent } from "#app/visitor/memory.ts";
import type { Mine } from "./decide-action.ts";

/** What this browser already has of the event: a live booking, a number, or nothing. */
export function useMine(slug: string): Mine {
  const [mine, setMine] = useState<Mine>({ kind: "nothing" });

  useEffect(() => {
    let isStopped = false;
    async function look() {
      const found = await readMine(slug);
      if (!isStopped) setMine(found);
    }
    const onShown = (shown: PageTransitionEvent) => void (shown.persisted && look());
    void look();
    window.addEventListener("pageshow", onShown);
    return () => {
      isStopped = true;
      window.removeEventListener("pageshow", onShown);
    };
  }, [slug]);

  return mine;
}

async function readMine(slug: string): Promise<Mine> {
  const memory = recallEvent(slug);
  const number: Mine = memory?.ticket ? { kind: "number", number: memory.number ?? null } : { kind: "nothing" };
  if (!memory?.bookingId) return number;
  const { bookingId } = memory;
  const accessToken = recallBooking(bookingId)?.accessToken;
  const reply = await callApi<{ state: string }>(`/api/bookings/${bookingId}`, { accessToken });
  // Without an answer it may still be ours: its own page will say.
  if (reply.kind === "unreachable") return { kind: "held", bookingId };
  if (reply.kind === "refused") return number;
  switch (reply.body.state) {
    case "held":
    case "paying":
      return { kind: "held", bookingId };
    case "confirmed":
      return { kind: "confirmed", bookingId };
    default:
      return number;
  }
}
