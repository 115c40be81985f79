import { decode as decodeHex, encode } from "@stablelib/hex";
import { SHA256, hash as sha256 } from "@stablelib/sha256";
import { isDrawn, lastDrawnIndex, numberOf, VISITOR_BYTES } from "./draw.ts";

/** What is published of an event's draw: before the opening only the SHA-256 of its secret. Hexadecimal. */
export type PublishedDraw = {
  eventId: string;
  commit: string;
  sealed: {
    secret: string;
    seed: string;
    /** How many took part. */
    size: number;
    /** Of indexes that nobody has, from and to. */
    gaps: [number, number][];
    /** SHA-256 of the list. */
    listHash: string;
    /** ISO 8601 UTC. */
    sealedAt: string;
  } | null;
};

export type SealedDraw = PublishedDraw & { sealed: NonNullable<PublishedDraw["sealed"]> };

/** Whether each thing that the draw promises is so. */
export type DrawChecks = {
  /** The secret is the one whose hash was known before. */
  secret: boolean;
  /** The list is the one that was sealed, with one line for each who may have joined. */
  list: boolean;
  /** The seed follows from secret and list, so that nobody chose it. */
  seed: boolean;
  /** Each who took part has a number of their own, from 1 to as many as there were. */
  numbers: boolean;
};

/** Numbers that are worked out between two yields. */
const AT_ONCE = 200;

/**
 * Works the whole draw out again from what is published. The same in a browser and in a program; takes some seconds for twenty
 * thousand people on a phone. Yields what share is done, so that whoever asks can do something else between.
 */
export function* checkDrawInSteps(
  { eventId, commit, sealed }: SealedDraw,
  list: Uint8Array,
): Generator<number, DrawChecks, void> {
  const last = lastDrawnIndex(sealed);
  const listHash = sha256(list);
  const secret = decodeHex(sealed.secret);
  const seed = new SHA256()
    .update(utf8(`startline draw of ${eventId}`))
    .update(secret)
    .update(eightBytes(sealed.size))
    .update(listHash)
    .digest();

  const taken = new Uint8Array(sealed.size + 1);
  let distinct = 0;
  for (let index = 1; index <= last; index += 1) {
    if (index % AT_ONCE === 0) yield index / last;
    if (!isDrawn(sealed, index)) continue;
    const number = numberOf(sealed, index);
    if (taken[number] === 0 && number >= 1) distinct += 1;
    taken[number] = 1;
  }
  return {
    secret: hexOf(sha256(secret)) === commit,
    list: hexOf(listHash) === sealed.listHash && list.length === last * VISITOR_BYTES,
    seed: hexOf(seed) === sealed.seed,
    numbers: distinct === sealed.size,
  };
}

/** The same in one go. */
export function checkDraw(draw: SealedDraw, list: Uint8Array): DrawChecks {
  const checking = checkDrawInSteps(draw, list);
  for (;;) {
    const { done, value } = checking.next();
    if (done) return value;
  }
}

/** What the list says of whoever joined as the `index`-th: their line, a line that nobody is known for, or somebody else's. */
export function lineOf(list: Uint8Array, index: number, nonce: string): "own" | "unknown" | "other" {
  const line = list.subarray((index - 1) * VISITOR_BYTES, index * VISITOR_BYTES);
  if (line.length < VISITOR_BYTES || line.every((byte) => byte === 0)) return "unknown";
  const own = sha256(utf8(nonce));
  return line.every((byte, at) => byte === own[at]) ? "own" : "other";
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const hexOf = (bytes: Uint8Array): string => encode(bytes, true);

function eightBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, BigInt(count));
  return bytes;
}
