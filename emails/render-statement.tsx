import { render } from "@react-email/render";
import type { RenderedEmail } from "#booking/messages/ports.ts";
import type { StatementFacts } from "#booking/messages/statement-facts.ts";
import { LetterAsHtml } from "./letter-as-html.tsx";
import { letterAsText } from "./letter-as-text.ts";
import { statementLetter } from "./statement.ts";

/** The email that brings a statement: subject, HTML and plain text. */
export async function renderStatement(facts: StatementFacts): Promise<RenderedEmail> {
  const letter = statementLetter(facts);
  const html = await render(<LetterAsHtml letter={letter} />);
  return { subject: letter.subject, html, text: letterAsText(letter), attachments: [] };
}
