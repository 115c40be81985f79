import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import { rupees } from "#platform/money.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import type { Letter, LetterRow, LetterSection } from "./letter.ts";
import { buttonTo, type Frame, frameOf } from "./letter-frame.ts";

/** The ticket, what to know for the day, and the receipt. */
export function bookingConfirmed(facts: BookingFacts): Letter {
  const frame = frameOf(facts);
  const { copy, say, when } = frame;
  const { confirmed, ticket } = copy;
  return {
    language: frame.language,
    subject: say(facts.isMoved ? confirmed.movedSubject : confirmed.subject),
    preview: say(confirmed.preview),
    tone: "yours",
    heading: facts.isMoved ? confirmed.movedHeading : confirmed.heading,
    opening: openingOf(frame, facts),
    ticket: {
      event: facts.eventTitle,
      referenceLabel: ticket.reference,
      reference: facts.reference,
      codeLabel: say(ticket.code),
      rows: [
        { label: ticket.name, value: facts.participant.name },
        { label: ticket.category, value: facts.categoryName },
        { label: ticket.when, value: when },
        { label: ticket.where, value: facts.place },
      ],
    },
    button: buttonTo(confirmed.button, facts),
    sections: [
      ...onTheDay(frame, facts),
      ...listOf(copy.sections.bring, facts.bring),
      ...listOf(copy.sections.included, facts.included),
      ...listOf(copy.sections.rules, facts.rules),
      ...receipt(frame, facts),
    ],
    contact: frame.contact,
    footer: [confirmed.keep, confirmed.calendar, ...frame.footer],
  };
}

function openingOf({ copy: { confirmed }, say }: Frame, { amountPaise, owedPaise, isMoved }: BookingFacts): string[] {
  const opening = amountPaise === 0 ? confirmed.openingFree : confirmed.opening;
  const owed = owedPaise > 0 ? [confirmed.owed] : owedPaise < 0 ? [confirmed.cashBack] : [];
  return [isMoved ? confirmed.moved : opening, ...owed].map(say);
}

function onTheDay({ copy }: Frame, { reportingNote, place, mapUrl }: BookingFacts): LetterSection[] {
  const rows: LetterRow[] = [
    ...(reportingNote ? [{ label: copy.rows.reporting, value: reportingNote }] : []),
    ...(mapUrl ? [{ label: copy.rows.map, value: place, url: mapUrl }] : []),
  ];
  return rows.length > 0 ? [{ title: copy.sections.onTheDay, rows }] : [];
}

function listOf(title: string, items: string[]): LetterSection[] {
  return items.length > 0 ? [{ title, items }] : [];
}

function receipt({ copy }: Frame, { amountPaise, payment, reference }: BookingFacts): LetterSection[] {
  if (!payment) return [];
  const { rows, locale } = copy;
  const paidOn = `${indianDate(payment.capturedAt, locale)}, ${indianTime(payment.capturedAt, locale)}`;
  return [
    {
      title: copy.sections.receipt,
      rows: [
        { label: rows.amountPaid, value: rupees(amountPaise) },
        { label: rows.paidOn, value: paidOn },
        { label: rows.payment, value: payment.id },
        { label: rows.booking, value: reference },
      ],
    },
  ];
}
