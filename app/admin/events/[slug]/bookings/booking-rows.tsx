import type { BookingDetails } from "#booking/bookings-list/booking-details.ts";
import type { ListedBooking } from "#booking/bookings-list/listed-booking.ts";
import { otherAnswers } from "#booking/bookings-list/other-answers.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { languageNames } from "#platform/languages.ts";
import { rupees } from "#platform/money.ts";
import { showPhone } from "#platform/show-phone.ts";
import type { DetailRow } from "../../../detail-rows.tsx";
import { formatMoment } from "../../../format-moment.ts";

export function personRows(booking: ListedBooking, event: BookableEvent): DetailRow[] {
  return [
    ["Phone", booking.phone && <Link href={`tel:${booking.phone}`} text={showPhone(booking.phone)} />],
    ["Email", booking.email && <Link href={`mailto:${booking.email}`} text={booking.email} />],
    ["Language", booking.language && languageNames[booking.language].english],
    ["Waiver", waiverOf(booking)],
    ...event.questions.map(({ id, label }): DetailRow => [label, booking.answers[id] ?? null]),
    ...otherAnswers(booking.answers, event).map(({ label, answer }): DetailRow => [label, answer]),
  ];
}

export function bookingRows(booking: BookingDetails["booking"]): DetailRow[] {
  return [
    ["Category", booking.categoryName ?? booking.categoryId],
    ["Price", rupees(booking.amountPaise)],
    ["Of which Startline's fee", rupees(booking.platformFeePaise)],
    ["Complimentary", booking.complimentaryReason],
    ["Number in the queue", booking.queueNumber === null ? null : String(booking.queueNumber)],
    ["Place held at", formatMoment(booking.createdAt)],
    ["Pay by", booking.state === "paying" && booking.payBy ? formatMoment(booking.payBy) : null],
    ["Confirmed at", booking.confirmedAt && formatMoment(booking.confirmedAt)],
    ["Ended at", booking.endedAt && formatMoment(booking.endedAt)],
  ];
}

const waiverOf = ({ waiverVersion, waiverLanguage, waiverSignedAt }: ListedBooking): string | null =>
  waiverLanguage &&
  waiverSignedAt &&
  `Version ${waiverVersion} in ${languageNames[waiverLanguage].english}, agreed ${formatMoment(waiverSignedAt)}`;

function Link({ href, text }: { href: string; text: string }) {
  return (
    <a href={href} className="inline-flex min-h-12 items-center break-all underline underline-offset-4">
      {text}
    </a>
  );
}
