import type { StatementFacts } from "#booking/messages/statement-facts.ts";
import { rupees } from "#platform/money.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import type { Letter } from "./letter.ts";

/** To whoever keeps the books: what is attached, and its sums. In English, as the statement is. */
export function statementLetter(facts: StatementFacts): Letter {
  const { eventTitle, startsAt, generatedAt, rows, sentBy, organizer, fileName } = facts;
  const asOf = `${indianDate(generatedAt)}, ${indianTime(generatedAt)}`;
  const owed = rows.at(-1);
  return {
    language: "en",
    subject: `Statement: ${eventTitle}, ${indianDate(startsAt)}`,
    preview: owed ? `${owed.label} ${rupees(owed.amountPaise)}, as of ${asOf}` : asOf,
    tone: "plain",
    heading: `Statement of ${eventTitle}`,
    opening: [
      `The statement of ${organizer.name} for ${eventTitle} on ${indianDate(startsAt)} is attached: ${fileName}.`,
      `It says what was collected through Startline, what was refunded, and what the organizer receives, as of ${asOf}.`,
    ],
    button: null,
    sections: [
      {
        title: "In short",
        rows: rows.map(({ label, amountPaise }) => ({ label, value: rupees(amountPaise) })),
      },
    ],
    contact: { sentence: "Questions? Ask whoever has sent it:", email: sentBy, phone: organizer.phone },
    footer: [`${sentBy} had this sent to your address with Startline.`],
  };
}
