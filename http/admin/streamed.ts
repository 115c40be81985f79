import { ReadableStream, TextEncoderStream } from "node:stream/web";
import type { ApiContext } from "../api.ts";

/**
 * A long text, sent while it is being written, a piece at a time and giving way to riders. A failure in the middle breaks it off, so
 * that nobody takes half a list for the whole.
 */
export function streamed(c: ApiContext, pieces: AsyncIterable<string>) {
  const text = ReadableStream.from(c.var.startline.downloadTurns.inTurns(pieces)).pipeThrough(new TextEncoderStream());
  return c.body(text as globalThis.ReadableStream<Uint8Array<ArrayBuffer>>);
}
