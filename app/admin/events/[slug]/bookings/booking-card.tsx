import type { Question } from "#booking/events/bookable-event.ts";
import type { ListedBooking } from "#booking/organizers/listed-booking.ts";
import { rupees } from "#platform/money.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import { languageWords, stateWords } from "./booking-words.ts";

const tones: Partial<Record<ListedBooking["state"], string>> = {
  confirmed: "text-yours",
  paying: "text-time",
  held: "text-time",
};

/** One booking with all that a volunteer at the desk or on the phone needs. */
export function BookingCard({ booking, questions }: { booking: ListedBooking; questions: Question[] }) {
  return (
    <li className="rounded-card border border-line bg-surface p-4">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-bold">{booking.name ?? "No name yet"}</span>
        <span className={`font-semibold text-[0.95rem] ${tones[booking.state] ?? "text-soft"}`}>
          {stateWords[booking.state]}
        </span>
      </p>
      <p className="text-[0.95rem] text-soft">
        <span className="font-semibold text-ink">{booking.reference}</span>
        {` · ${booking.categoryName ?? booking.categoryId} · ${rupees(booking.amountPaise)}`}
      </p>
      {booking.phone ? (
        <p className="mt-1 flex flex-wrap gap-x-5">
          <a className="inline-flex min-h-12 items-center underline underline-offset-4" href={`tel:${booking.phone}`}>
            {booking.phone}
          </a>
          <a
            className="inline-flex min-h-12 min-w-0 items-center break-all underline underline-offset-4"
            href={`mailto:${booking.email}`}
          >
            {booking.email}
          </a>
        </p>
      ) : null}
      <details>
        <summary className="inline-flex min-h-12 items-center text-[0.95rem] text-soft underline underline-offset-4">
          More
          <span className="sr-only"> about {booking.reference}</span>
        </summary>
        <dl className="text-[0.95rem]">
          {detailsOf(booking, questions).map(([name, value]) => (
            <div key={name} className="flex justify-between gap-4 border-line border-t py-1.5">
              <dt className="text-soft">{name}</dt>
              <dd className="min-w-0 break-words text-right">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  );
}

function detailsOf(booking: ListedBooking, questions: Question[]): [string, string][] {
  const details: [string, string | null][] = [
    ["Place held at", momentOf(booking.createdAt)],
    ["Confirmed at", booking.confirmedAt && momentOf(booking.confirmedAt)],
    ["Payment at Razorpay", booking.paymentId],
    ["Complimentary", booking.complimentaryReason],
    ["Number in the queue", booking.queueNumber === null ? null : String(booking.queueNumber)],
    ["Language", booking.language && languageWords[booking.language]],
    ["Waiver", waiverOf(booking)],
    ...questions.map(({ id, label }): [string, string | null] => [label, booking.answers[id] ?? null]),
  ];
  return details.filter((detail): detail is [string, string] => detail[1] !== null);
}

const waiverOf = ({ waiverVersion, waiverSignedAt }: ListedBooking): string | null =>
  waiverSignedAt && `Version ${waiverVersion}, agreed ${momentOf(waiverSignedAt)}`;

const momentOf = (time: Date): string => `${indianDate(time)}, ${indianTime(time)}`;
