import { decode as decodeHex } from "@stablelib/hex";
import { HMAC } from "@stablelib/hmac";
import { SHA256 } from "@stablelib/sha256";

/** What the draw of one event ended in: how many took part, and the seed that everybody's number follows from. */
export type Draw = {
  size: number;
  /** 64 hexadecimal digits. */
  seed: string;
  /** Indexes that nobody has, from and to, in ascending order: blocks that were abandoned. */
  gaps?: readonly (readonly [number, number])[];
};

/** Who joined, as the queue and the draw's list keep it: so many bytes of the nonce's hash. */
export const VISITOR_BYTES = 9;

/** More than the four that suffice for large domains, because a draw may be among three people. */
const ROUNDS = 8;

/**
 * The queue number of whoever joined as the `index`-th, from 1: drawn for those who joined before the opening, their index
 * for all who came later. The same in the browser and on the server (tests/draw-vectors.json).
 *
 * A keyed Feistel network permutes the smallest square that holds the draw, and a number outside the draw is permuted again
 * until it falls inside (cycle walking), which keeps it a permutation.
 */
export function numberOf(draw: Draw, index: number): number {
  const rank = rankOf(draw, index);
  if (rank === null) return undrawnNumberOf(draw, index);
  const permute = permutationOf(draw);
  let value = rank - 1;
  do value = permute(value);
  while (value >= draw.size);
  return value + 1;
}

/** Whether whoever has this index took part in the draw. */
export const isDrawn = (draw: Draw, index: number): boolean => rankOf(draw, index) !== null;

/** No index up to here is given to anybody who comes after the draw. */
export const lastDrawnIndex = ({ size, gaps = [] }: Draw): number =>
  gaps.reduce((last, [from, to]) => last + to - from + 1, size);

/** How many of the drawn have this index or a smaller one; null for who was not drawn. */
function rankOf({ size, gaps = [] }: Draw, index: number): number | null {
  let rank = index;
  for (const [from, to] of gaps) {
    if (index >= from && index <= to) return null;
    if (to < index) rank -= to - from + 1;
  }
  return rank <= size ? rank : null;
}

/**
 * Nobody is told an index of a gap before the draw. Should somebody have one all the same, their number is nobody else's: as many
 * numbers are free behind the drawn as there are indexes in gaps.
 */
function undrawnNumberOf({ size, gaps = [] }: Draw, index: number): number {
  let number = size;
  for (const [from, to] of gaps) {
    if (index >= from && index <= to) return number + index - from + 1;
    number += to - from + 1;
  }
  return index;
}

type Permutation = (value: number) => number;

let latest: { draw: Draw; permute: Permutation } | null = null;

/** Whoever checks a whole draw asks for each index of one seed in turn. */
function permutationOf(draw: Draw): Permutation {
  if (latest?.draw.seed !== draw.seed || latest.draw.size !== draw.size) latest = { draw, permute: feistel(draw) };
  return latest.permute;
}

function feistel({ size, seed }: Draw): Permutation {
  const hmac = new HMAC(SHA256, decodeHex(seed));
  const keyed = hmac.saveState();
  const half = Math.max(2, Math.ceil(Math.sqrt(size)));

  const message = new Uint8Array(5);
  const view = new DataView(message.buffer);
  const scramble = (round: number, right: number): number => {
    view.setUint8(0, round);
    view.setUint32(1, right);
    const digest = hmac.restoreState(keyed).update(message).digest();
    return new DataView(digest.buffer).getUint32(0) % half;
  };
  return (value) => {
    let left = Math.floor(value / half);
    let right = value % half;
    for (let round = 0; round < ROUNDS; round += 1) {
      [left, right] = [right, (left + scramble(round, right)) % half];
    }
    return left * half + right;
  };
}
