// The alphabet of GSM 03.38 and its extension table, whose characters need an escape and so count as two.
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENDED = "^{}\\[~]|€\f";

/** How many parts a carrier bills for this text: 160 septets alone or 153 a part; 70 or 67 once one character is not GSM-7. */
export function countSegments(body: string): number {
  const characters = [...body];
  const isGsm = characters.every((character) => BASIC.includes(character) || EXTENDED.includes(character));
  if (!isGsm) return parts(body.length, 70, 67);
  const septets = characters.reduce((sum, character) => sum + (EXTENDED.includes(character) ? 2 : 1), 0);
  return parts(septets, 160, 153);
}

function parts(length: number, alone: number, joined: number): number {
  return length <= alone ? 1 : Math.ceil(length / joined);
}
