import type { BookingDetails } from "#booking/bookings-list/booking-details.ts";

import { rupees } from "#platform/money.ts";
import { showPhone } from "#platform/show-phone.ts";
import { ButtonLink } from "#ui/button.tsx";
import { PhoneIcon } from "#ui/icons.tsx";
import { Notice } from "#ui/notice.tsx";
import { organizerText } from "../../../../language/organizer-text.ts";
import { paidCopy, stateCopy, stateTones } from "../booking-copy.ts";
import { disputeCopy, refundedCopy } from "./money-copy.ts";
import { type RiderAction, RiderActions } from "./rider-actions.tsx";

type Props = {
  details: Pick<BookingDetails, "booking" | "payments" | "disputes" | "messages" | "transfers">;
  actions: RiderAction[];
  /** Where messages that did not arrive are sent again. */
  attentionPath: string;
};

/** Who it is, how to reach them, and what can be done about them. */
export async function RiderCard({
  details: { booking, payments, disputes, messages, transfers },
  actions,
  attentionPath,
}: Props) {
  const t = await organizerText();
  const { name, phone, email, reference, bibNumber, state, categoryName, categoryId, offeredUntil } = booking;
  const payer = transfers.findLast(({ former }) => former !== null)?.former;
  const hasLostMessage = messages.some((message) => message.state === "failed" || message.state === "bounced");
  return (
    <section aria-label={t("Rider")} className="rounded-card border border-line bg-surface p-4 sm:p-6">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className={`font-semibold ${stateTones[state] ?? "text-soft"}`}>
          {offeredUntil
            ? t("Waitlist offer, until {time}", { time: t.shortMoment(offeredUntil) })
            : t(stateCopy[state])}
        </span>
        <span className="font-semibold">{reference}</span>
      </p>
      <h2 className="wrap-anywhere mt-1 font-bold text-[1.5rem] leading-tight">{name ?? t("No name yet")}</h2>
      <p className="text-soft">
        {bibNumber === null ? null : (
          <span className="font-semibold text-ink">{`${t("Bib {number}", { number: String(bibNumber) })} · `}</span>
        )}
        {`${categoryName ?? categoryId} · ${paidCopy(booking, t)}`}
      </p>
      {refundedCopy(payments, t).map((line) => (
        <p key={line} className="font-semibold">
          {line}
        </p>
      ))}
      {payer && booking.amountPaise > 0 ? (
        <p className="text-soft">
          {t("Paid by {name}. A refund goes back to the account that paid.", { name: payer.name })}
        </p>
      ) : null}
      {phone ? (
        <div className="mt-3 grid grid-cols-2 gap-2 sm:flex">
          <ButtonLink kind="secondary" href={`tel:${phone}`}>
            <PhoneIcon className="size-5" />
            {t.rich(
              "Call<more> {phone}</more>",
              { more: (words) => <span className="sr-only">{words}</span> },
              { phone: showPhone(phone) },
            )}
          </ButtonLink>
          <ButtonLink
            kind="secondary"
            href={`https://wa.me/${phone.replace(/\D/g, "")}`}
            target="_blank"
            rel="noreferrer"
          >
            WhatsApp
          </ButtonLink>
        </div>
      ) : null}
      {phone ? <p className="mt-3">{showPhone(phone)}</p> : null}
      {email ? (
        <a
          href={`mailto:${email}`}
          className="inline-flex min-h-12 items-center break-all underline underline-offset-4"
        >
          {email}
        </a>
      ) : null}
      {disputes.map((dispute) => (
        <div key={dispute.id} className="mt-3">
          <Notice tone="lost" title={t(disputeCopy[dispute.state])}>
            {dispute.respondBy
              ? t("{amount}, to be answered by {when}", {
                  amount: rupees(dispute.amountPaise),
                  when: t.moment(dispute.respondBy),
                })
              : rupees(dispute.amountPaise)}
          </Notice>
        </div>
      ))}
      {hasLostMessage ? (
        <div className="mt-3">
          <Notice tone="lost" title={t("A message did not arrive")}>
            <p>{t("If the address or number is wrong, correct it here.")}</p>
            <a href={attentionPath} className="inline-flex min-h-12 items-center underline underline-offset-4">
              {t("Failed messages of this event")}
            </a>
          </Notice>
        </div>
      ) : null}
      {actions.length > 0 ? <RiderActions actions={actions} /> : null}
    </section>
  );
}
