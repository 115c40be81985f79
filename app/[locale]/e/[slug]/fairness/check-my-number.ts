import type { StoredEvent } from "#app/visitor/stored-visit.ts";
import { lineOf } from "#booking/waiting-room/check-draw.ts";
import { type Draw, isDrawn, numberOf } from "#booking/waiting-room/draw.ts";

/** How the number that this browser was told compares with the draw. */
export type MyNumberCheck =
  | { kind: "none" }
  /** right: it follows from this browser's line. lineless: the line is empty, or this browser can't tell whose it is. */
  | { kind: "right" | "lineless" | "wrong"; number: number; line: number }
  /** Joined after the draw. */
  | { kind: "live"; number: number; line: number };

type Known = Pick<StoredEvent, "nonce" | "index" | "number" | "isFromCookie"> | null;

export function checkMyNumber(draw: Draw, list: Uint8Array, known: Known): MyNumberCheck {
  if (known?.index === undefined) return { kind: "none" };
  const { index: line, nonce, number: told = null, isFromCookie = false } = known;
  const number = numberOf(draw, line);
  if (told !== null && told !== number) return { kind: "wrong", number, line };
  if (!isDrawn(draw, line)) return { kind: "live", number, line };
  const whose = lineOf(list, line, nonce);
  if (whose === "own") return { kind: "right", number, line };
  return { kind: whose === "unknown" || isFromCookie ? "lineless" : "wrong", number, line };
}
