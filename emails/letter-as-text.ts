import type { Letter, LetterRow, LetterSection } from "./letter.ts";

/** The plain-text part: the same words in the same order, for people and programs that show no HTML. */
export function letterAsText(letter: Letter): string {
  const { ticket, button, contact } = letter;
  const blocks = [
    letter.heading,
    ...letter.opening,
    ...(ticket
      ? [[`${ticket.referenceLabel}: ${ticket.reference}`, ticket.event, ...ticket.rows.map(line)].join("\n")]
      : []),
    ...(button ? [`${button.label}:\n${button.url}`] : []),
    ...letter.sections.map(section),
    `${contact.sentence}\n${contact.email}\n${contact.phone}`,
    `--\n${letter.footer.join("\n")}`,
  ];
  return `${blocks.join("\n\n")}\n`;
}

function section({ title, note, rows = [], items = [] }: LetterSection): string {
  return [title.toUpperCase(), ...(note ? [note] : []), ...rows.map(line), ...items.map((item) => `- ${item}`)].join(
    "\n",
  );
}

function line({ label, value, url }: LetterRow): string {
  return `${label}: ${value}${url ? ` (${url})` : ""}`;
}
