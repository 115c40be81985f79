/** A part of a text that is set in the font of Devanagari. */
export const isDevanagari = /^[\u0900-\u097f\u200c\u200d]/;

const RUNS = /[\u0900-\u097f\u200c\u200d]+(?: +[\u0900-\u097f\u200c\u200d]+)*|[^\u0900-\u097f\u200c\u200d]+/g;

/** What our two fonts can show: Windows' Latin alphabet, which the standard fonts have, and Devanagari. ₹ is written Rs. */
export const printable = (text: string): string =>
  text
    .replaceAll("₹", "Rs ")
    .replaceAll(/[^\x20-\x7e\u00a0-\u00ff‘’“”–—…•€\u0900-\u097f\u200c\u200d]/g, "")
    .replaceAll(/ {2,}/g, " ")
    .trim();

/** A printable text in parts that are set in one font each. */
export const runsOf = (text: string): string[] => text.match(RUNS) ?? [];
