import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import { rupees } from "#platform/money.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import type { EmailCopy } from "./copy/en.ts";
import { emailCopyIn } from "./copy.ts";
import { fill } from "./fill.ts";
import type { Letter, LetterRow, LetterSection } from "./letter.ts";

export type Frame = {
  copy: EmailCopy;
  /** Fills the slots that every sentence may use. */
  say(sentence: string): string;
  /** Date and time of the start, in India. */
  when: string;
} & Pick<Letter, "language" | "contact" | "footer">;

/** What all letters about one booking have in common. `amountPaise`: the money that this letter speaks of. */
export function frameOf(facts: BookingFacts, amountPaise = facts.amountPaise): Frame {
  const copy = emailCopyIn(facts.participant.language);
  const date = indianDate(facts.startsAt, copy.locale);
  const slots = {
    event: facts.eventTitle,
    date,
    reference: facts.reference,
    name: facts.participant.name,
    organizer: facts.organizer.name,
    amount: rupees(amountPaise),
    category: facts.categoryName,
    owed: rupees(Math.abs(facts.owedPaise)),
  };
  const say = (sentence: string) => fill(sentence, slots);
  return {
    copy,
    say,
    language: copy.locale,
    // The time stays on one line.
    when: `${date}, ${indianTime(facts.startsAt, copy.locale).replaceAll(" ", "\u00a0")}`,
    contact: { sentence: say(copy.question), email: facts.organizer.email, phone: facts.organizer.phone },
    footer: [say(copy.footer)],
  };
}

export const buttonTo = (label: string, { privateLink }: BookingFacts): Letter["button"] =>
  privateLink === null ? null : { label, url: privateLink };

type MoneyBack = { id: string | null; amountPaise: number; isPaidByHand?: boolean };

/** What goes back, and when it arrives. */
export function refundSection({ copy }: Frame, refund: MoneyBack, { reference }: BookingFacts): LetterSection[] {
  const { rows } = copy;
  const known: LetterRow[] = refund.id ? [{ label: rows.refund, value: refund.id }] : [];
  // Whoever pays by hand knows best when it arrives.
  const arrives: LetterRow[] = refund.isPaidByHand ? [] : [{ label: rows.arrives, value: copy.workingDays }];
  return [
    {
      title: copy.sections.refund,
      rows: [
        { label: rows.amountBack, value: rupees(refund.amountPaise) },
        ...arrives,
        ...known,
        { label: rows.booking, value: reference },
      ],
    },
  ];
}
