import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import { rupees } from "#platform/money.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import { fill } from "./fill.ts";
import type { Letter, LetterRow, LetterSection } from "./letter.ts";
import { type Wording, wordingIn } from "./wording.ts";

export type Frame = {
  wording: Wording;
  /** Fills the slots that every sentence may use. */
  say(sentence: string): string;
  /** Date and time of the start, in India. */
  when: string;
} & Pick<Letter, "language" | "contact" | "footer">;

/** What all letters about one booking have in common. `amountPaise`: the money that this letter speaks of. */
export function frameOf(facts: BookingFacts, amountPaise = facts.amountPaise): Frame {
  const wording = wordingIn(facts.participant.language);
  const date = indianDate(facts.startsAt, wording.locale);
  const slots = {
    event: facts.eventTitle,
    date,
    reference: facts.reference,
    name: facts.participant.name,
    organizer: facts.organizer.name,
    amount: rupees(amountPaise),
  };
  const say = (sentence: string) => fill(sentence, slots);
  return {
    wording,
    say,
    language: wording.locale,
    // The time stays on one line.
    when: `${date}, ${indianTime(facts.startsAt, wording.locale).replaceAll(" ", "\u00a0")}`,
    contact: { sentence: say(wording.question), email: facts.organizer.email, phone: facts.organizer.phone },
    footer: [say(wording.footer)],
  };
}

type MoneyBack = { id: string | null; amountPaise: number; isPaidByHand?: boolean };

/** What goes back, and when it arrives. */
export function refundSection({ wording }: Frame, refund: MoneyBack, { reference }: BookingFacts): LetterSection[] {
  const { rows } = wording;
  const known: LetterRow[] = refund.id ? [{ label: rows.refund, value: refund.id }] : [];
  // Whoever pays by hand knows best when it arrives.
  const arrives: LetterRow[] = refund.isPaidByHand ? [] : [{ label: rows.arrives, value: wording.workingDays }];
  return [
    {
      title: wording.sections.refund,
      rows: [
        { label: rows.amountBack, value: rupees(refund.amountPaise) },
        ...arrives,
        ...known,
        { label: rows.booking, value: reference },
      ],
    },
  ];
}
