// The alphabet of GSM 03.38. Characters of the extension table count twice.
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const EXTENDED = new Set("^{}\\[~]|€\f");

/** True when a carrier sends the text with seven bits a character; a single other character more than halves what a part holds. */
export function isGsm7(text: string): boolean {
  return [...text].every((character) => BASIC.has(character) || EXTENDED.has(character));
}

/** How many parts a text is billed and sent as: 160 characters alone or 153 each; 70 or 67 when it is not GSM-7. */
export function countSegments(text: string): number {
  if (!isGsm7(text)) return text.length <= 70 ? 1 : Math.ceil(text.length / 67);
  const septets = [...text].reduce((sum, character) => sum + (EXTENDED.has(character) ? 2 : 1), 0);
  return septets <= 160 ? 1 : Math.ceil(septets / 153);
}

const PLAIN: Record<string, string> = {
  "₹": "Rs ",
  "‘": "'",
  "’": "'",
  "“": '"',
  "”": '"',
  "–": "-",
  "—": "-",
  "…": "...",
  "\u00a0": " ",
};

/** The nearest plain text: typographic signs replaced, accents dropped, what is left outside the basic alphabet removed. */
export function toGsm7(text: string): string {
  const plain = [...text].map((character) => PLAIN[character] ?? character).join("");
  const kept = [...plain].map((character) => (BASIC.has(character) ? character : withoutAccent(character)));
  return kept.join("").replace(/\s+/g, " ").trim();
}

function withoutAccent(character: string): string {
  const base = character.normalize("NFD").charAt(0);
  return BASIC.has(base) ? base : "";
}
