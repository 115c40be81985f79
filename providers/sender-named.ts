/** SES takes 320 characters in all, and phones show about thirty of them. */
const NAME_LENGTH_MAX = 60;
/** An encoded word has 75 characters at most, of which 12 are its frame; four of them carry three bytes. */
const ENCODED_BYTES_MAX = 45;

/**
 * The organizer as the sender: `"Sahyadri Foundation via Startline" <tickets@example.org>`. The address stays the verified
 * one, because SES and the mailboxes' checks (SPF, DKIM, DMARC) go by it; answers go to the organizer by Reply-To.
 * @param from `Startline <tickets@example.org>`, or an address alone
 */
export function senderNamed(name: string, from: string): string {
  const [, brand = "", address = from] = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(from) ?? [];
  const plain = name
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, NAME_LENGTH_MAX);
  if (plain === "") return from;
  const shown = brand === "" || plain === brand ? plain : `${plain} via ${brand}`;
  const isAscii = /^[\x20-\x7e]*$/.test(shown);
  const written = isAscii ? `"${shown.replace(/["\\]/g, "\\$&")}"` : encodedWords(shown);
  return `${written} <${address.trim()}>`;
}

/** RFC 2047: UTF-8 in base 64, cut between characters. */
function encodedWords(text: string): string {
  const words: string[] = [""];
  for (const character of text) {
    const last = words.length - 1;
    const longer = words[last] + character;
    if (Buffer.byteLength(longer) > ENCODED_BYTES_MAX) words.push(character);
    else words[last] = longer;
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString("base64")}?=`).join(" ");
}
