import type { Throttling } from "./content-faults.ts";

const PIECES = 20;

/**
 * The text as a body that arrives throttled; `cut` ends the connection where half of it is meant to arrive. Seconds
 * are real: the other side lives in them.
 */
export function throttledBody(
  text: string,
  throttling: Throttling,
  cut: () => void,
): string | ReadableStream<Uint8Array> {
  if (throttling.how === "whole") return text;
  const bytes = new TextEncoder().encode(text);
  return throttling.how === "cut" ? halfOf(bytes, cut) : trickle(bytes, throttling.seconds);
}

function trickle(bytes: Uint8Array, seconds: number): ReadableStream<Uint8Array> {
  const size = Math.max(1, Math.ceil(bytes.length / PIECES));
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, (seconds * 1000) / PIECES));
      controller.enqueue(bytes.slice(sent, sent + size));
      sent += size;
      if (sent >= bytes.length) controller.close();
    },
  });
}

const FLUSHED_AFTER_MS = 20;

function halfOf(bytes: Uint8Array, cut: () => void): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.slice(0, Math.floor(bytes.length / 2)));
      setTimeout(cut, FLUSHED_AFTER_MS);
    },
  });
}
