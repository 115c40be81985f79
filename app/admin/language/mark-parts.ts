import { createElement, Fragment, type ReactNode } from "react";

/** `<b>…</b>` around words without another mark in them. */
const PART = /<(\w+)>([^<]*)<\/\1>/g;

/**
 * A text whose marked parts are drawn by functions of their names. It is filled after it was taken apart, so a value with `<b>` in it
 * is shown as it is.
 */
export function markParts(
  text: string,
  parts: Readonly<Record<string, (words: string) => ReactNode>>,
  fillWords: (words: string) => string,
): ReactNode {
  const pieces: ReactNode[] = [];
  let end = 0;
  for (const { index, 0: whole, 1: name = "", 2: words = "" } of text.matchAll(PART)) {
    pieces.push(fillWords(text.slice(end, index)), parts[name]?.(fillWords(words)) ?? fillWords(words));
    end = index + whole.length;
  }
  pieces.push(fillWords(text.slice(end)));
  return createElement(Fragment, null, ...pieces);
}
