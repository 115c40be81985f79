import { createHmac } from "node:crypto";
import type { Status } from "./status.ts";

/** What the draw of one event ended in. */
export type Draw = { size: number; seed: string; gaps?: readonly (readonly [number, number])[] };

const ROUNDS = 8;

export const drawOf = ({ queue }: Pick<Status, "queue">): Draw | null =>
  queue.drawSeed === null ? null : { size: queue.drawSize, seed: queue.drawSeed, gaps: queue.drawGaps };

/**
 * The queue number of whoever joined as the `index`-th, worked out from what docs/waiting-room.md tells and not from the
 * product's code; tests/draw-vectors.json says whether both agree. A keyed Feistel network permutes the smallest square that holds
 * the draw, again and again until the number falls inside.
 */
export function numberOf(draw: Draw, index: number): number {
  const { size, gaps = [] } = draw;
  const before = gaps.filter(([, to]) => to < index).reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const isInGap = gaps.some(([from, to]) => index >= from && index <= to);
  if (isInGap || index - before > size) return isInGap ? numberInGap(draw, index) : index;
  const key = Buffer.from(draw.seed, "hex");
  let value = index - before - 1;
  do value = permute(key, size, value);
  while (value >= size);
  return value + 1;
}

function permute(key: Buffer, size: number, value: number): number {
  const half = Math.max(2, Math.ceil(Math.sqrt(size)));
  let left = Math.floor(value / half);
  let right = value % half;
  for (let round = 0; round < ROUNDS; round += 1) {
    const message = Buffer.alloc(5);
    message.writeUInt8(round, 0);
    message.writeUInt32BE(right, 1);
    const scrambled = createHmac("sha256", key).update(message).digest().readUInt32BE(0) % half;
    [left, right] = [right, (left + scrambled) % half];
  }
  return left * half + right;
}

/** Nobody is told such an index; should it happen, the number is free behind the drawn. */
function numberInGap({ size, gaps = [] }: Draw, index: number): number {
  let number = size;
  for (const [from, to] of gaps) {
    if (index >= from && index <= to) return number + index - from + 1;
    number += to - from + 1;
  }
  return index;
}
