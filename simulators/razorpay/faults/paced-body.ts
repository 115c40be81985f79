import type { Pace } from "./content-faults.ts";

const PIECES = 20;

/** The text as a body that arrives at the given pace. Seconds are real: the other side lives in them. */
export function pacedBody(text: string, pace: Pace): string | ReadableStream<Uint8Array> {
  if (pace.how === "whole") return text;
  const bytes = new TextEncoder().encode(text);
  const piece = Math.max(1, Math.ceil(bytes.length / PIECES));
  const end = pace.how === "cut" ? Math.floor(bytes.length / 2) : bytes.length;
  const pauseMs = pace.how === "cut" ? 0 : (pace.seconds * 1000) / PIECES;
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (sent < end) controller.enqueue(bytes.slice(sent, Math.min(end, sent + piece)));
      sent += piece;
      if (sent < end) return;
      if (pace.how === "cut") controller.error(new Error("cut off by a fault"));
      else controller.close();
    },
  });
}
