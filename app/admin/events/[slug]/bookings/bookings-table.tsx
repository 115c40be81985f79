import type { ListedBooking } from "#http/admin/booking-schemas.ts";
import { rupees } from "#platform/money.ts";
import { showPhone } from "#platform/show-phone.ts";
import { MessageIcon, PhoneIcon } from "#ui/icons.tsx";
import { useOrganizerText } from "../../../language/text-context.tsx";
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
  const { name, reference, bibNumber, state, phone } = booking;
  const category = booking.categoryName ?? booking.categoryId;
  const tone = stateTones[state] ?? "text-soft";
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
          <span className={`whitespace-nowrap font-semibold ${tone}`}>{t(stateCopy[state])}</span>
          {booking.complimentaryReason === null && booking.cashPaise === null ? null : ` · ${paidCopy(booking, t)}`}
          {owes ? <span className="text-time"> · {owes}</span> : null}
        </span>
      </th>
      <td className={`${cell} ${wide} text-right font-semibold tabular-nums`}>{bibNumber}</td>
      <td className={`${cell} ${wide} whitespace-nowrap`}>{reference}</td>
      <td className={`${cell} ${wide}`}>{category}</td>
      <td className={`${cell} ${wide} whitespace-nowrap font-semibold ${tone}`}>{t(stateCopy[state])}</td>
      <td className={`${cell} ${wide} whitespace-nowrap text-right tabular-nums`}>
        {paidCopy(booking, t)}
        {owes ? <span className="block text-time">{owes}</span> : null}
      </td>
      <td className={`${cell} whitespace-nowrap`}>
        {phone ? <Contact phone={phone} name={name ?? reference} /> : null}
      </td>
    </tr>
  );
}

function Contact({ phone, name }: { phone: string; name: string }) {
  const t = useOrganizerText();
  const button =
    "relative z-10 inline-flex min-h-12 min-w-12 items-center justify-center gap-2 rounded-card hover:bg-line lg:min-h-8 lg:min-w-8";
  return (
    <span className="flex items-center justify-end lg:justify-start">
      <a className={`${button} lg:pr-2`} href={`tel:${phone}`}>
        <PhoneIcon className="size-5" />
        <span className="sr-only">{`${t("Call {name}:", { name })} `}</span>
        <span className="max-lg:sr-only">{showPhone(phone)}</span>
      </a>
      <a className={button} href={`https://wa.me/${phone.replace(/\D/g, "")}`} target="_blank" rel="noreferrer">
        <MessageIcon className="size-5" />
        <span className="sr-only">{t("WhatsApp to {name}", { name })}</span>
      </a>
    </span>
  );
}
