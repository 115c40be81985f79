import type { ListedBooking } from "#http/admin/booking-schemas.ts";
import { rupees } from "#platform/money.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { ContactButtons } from "../contact-buttons.tsx";
import { paidCopy, stateCopy, stateTones } from "./booking-copy.ts";

const wide = "hidden lg:table-cell";
const cell = "px-3 py-1.5 align-middle lg:py-0";

/** Who has booked. On a phone each rider is two lines and two buttons; with more room each fact has a column. */
export function BookingsTable({ bookings, path }: { bookings: readonly ListedBooking[]; path: string }) {
  const t = useOrganizerText();
  return (
    <div className="overflow-hidden rounded-card border border-line bg-surface">
      <table className="w-full text-left lg:text-[0.95rem]">
        <thead className="border-line border-b text-[0.85rem] text-soft max-lg:sr-only">
          <tr>
            <th scope="col" className={cell}>
              {t("Rider")}
            </th>
            <th scope="col" className={`${cell} ${wide} text-right`}>
              {t("Bib")}
            </th>
            <th scope="col" className={`${cell} ${wide}`}>
              {t("Reference")}
            </th>
            <th scope="col" className={`${cell} ${wide}`}>
              {t("Category")}
            </th>
            <th scope="col" className={`${cell} ${wide}`}>
              {t("State")}
            </th>
            <th scope="col" className={`${cell} ${wide} text-right`}>
              {t("Price")}
            </th>
            <th scope="col" className={cell}>
              {t("Contact")}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {bookings.map((booking) => (
            <BookingRow key={booking.id} booking={booking} path={`${path}/${booking.id}`} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function BookingRow({ booking, path }: { booking: ListedBooking; path: string }) {
  const t = useOrganizerText();
  const { name, reference, bibNumber, phone } = booking;
  const category = booking.categoryName ?? booking.categoryId;
  const tone = stateTones[booking.state] ?? "text-soft";
  const state = t(booking.offeredUntil ? "Waitlist offer" : stateCopy[booking.state]);
  const until = booking.offeredUntil
    ? t("until {time}", { time: t.shortMoment(new Date(booking.offeredUntil)) })
    : null;
  const owes = booking.owedPaise > 0 ? t("owes you {amount}", { amount: rupees(booking.owedPaise) }) : null;
  return (
    <tr className="relative hover:bg-paper">
      <th scope="row" className={`${cell} w-full font-normal lg:w-auto`}>
        {/* The whole row opens the booking; what is in front of it has a link of its own. */}
        <a href={path} className="block py-1 font-semibold after:absolute after:inset-0 lg:py-0">
          {name ?? t("No name yet")}
          <span className="sr-only"> {t("(open the booking {reference})", { reference })}</span>
        </a>
        <span className="block text-[0.92rem] text-soft lg:hidden">
          {bibNumber === null ? null : (
            <span className="whitespace-nowrap font-semibold">{`${t("Bib {number}", { number: String(bibNumber) })} · `}</span>
          )}
          <span className="whitespace-nowrap">{reference}</span> · {category}{" "}
          <span className={`whitespace-nowrap font-semibold ${tone}`}>{state}</span>
          {until ? ` ${until}` : null}
          {booking.complimentaryReason === null && booking.cashPaise === null ? null : ` · ${paidCopy(booking, t)}`}
          {owes ? <span className="text-time"> · {owes}</span> : null}
        </span>
      </th>
      <td className={`${cell} ${wide} text-right font-semibold tabular-nums`}>{bibNumber}</td>
      <td className={`${cell} ${wide} whitespace-nowrap`}>{reference}</td>
      <td className={`${cell} ${wide}`}>{category}</td>
      <td className={`${cell} ${wide} whitespace-nowrap font-semibold ${tone}`}>
        {state}
        {until ? <span className="block font-normal">{until}</span> : null}
      </td>
      <td className={`${cell} ${wide} whitespace-nowrap text-right tabular-nums`}>
        {paidCopy(booking, t)}
        {owes ? <span className="block text-time">{owes}</span> : null}
      </td>
      <td className={`${cell} whitespace-nowrap`}>
        {phone ? <ContactButtons phone={phone} name={name ?? reference} /> : null}
      </td>
    </tr>
  );
}
