import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { numberOf } from "#booking/waiting-room/draw.ts";
import { checkMyNumber } from "./check-my-number.ts";

const draw = { size: 3, seed: "5e".repeat(32) };
const nonces = ["asha", "", "ravi"];
const list = new Uint8Array(27);
for (const [at, nonce] of nonces.entries())
  if (nonce) list.set(createHash("sha256").update(nonce).digest().subarray(0, 9), at * 9);
const numbers = [1, 2, 3].map((index) => numberOf(draw, index));

test.each([
  ["nobody who did not join", null, { kind: "none" }],
  ["nobody whose join was refused", { nonce: "asha" }, { kind: "none" }],
  [
    "who joined and was told the number",
    { nonce: "asha", index: 1, number: numbers[0] },
    { kind: "right", number: numbers[0] },
  ],
  [
    "who joined and was told no number yet",
    { nonce: "ravi", index: 3, number: null },
    { kind: "right", number: numbers[2] },
  ],
  ["who was told another number", { nonce: "asha", index: 1, number: numbers[1] }, { kind: "wrong" }],
  ["who stands on somebody else's line", { nonce: "asha", index: 3 }, { kind: "wrong" }],
  ["whose line was lost with Redis", { nonce: "mira", index: 2 }, { kind: "lineless", number: numbers[1] }],
  ["whose place came out of a cookie", { nonce: "new", index: 3, isFromCookie: true }, { kind: "lineless" }],
  ["who joined after the draw", { nonce: "late", index: 9, number: 9 }, { kind: "live", number: 9 }],
])("the draw is checked for %s", (_, known, expected) => {
  expect(checkMyNumber(draw, list, known as Parameters<typeof checkMyNumber>[2])).toMatchObject(expected);
});
