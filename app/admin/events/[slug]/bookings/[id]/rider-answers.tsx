import type { ListedBooking } from "#booking/bookings-list/listed-booking.ts";
import { otherAnswers } from "#booking/bookings-list/other-answers.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";

import { PhoneIcon } from "#ui/icons.tsx";
import { type DetailRow, DetailRows } from "../../../../detail-rows.tsx";
import { languageName } from "../../../../language/language-name.ts";
import { organizerText } from "../../../../language/organizer-text.ts";
import { PageSection } from "../../../../page-section.tsx";
import { emergencyContactsOf } from "./emergency-contact.ts";

/** What the rider told; whom to call in an emergency stands first. */
export async function RiderAnswers({ booking, event }: { booking: ListedBooking; event: BookableEvent }) {
  const t = await organizerText();
  const emergency = emergencyContactsOf([...event.questions, ...event.formerQuestions], booking.answers);
  const isEmergency = (label: string) => emergency.some((contact) => contact.label === label);
  const rows: DetailRow[] = [
    [t("Language"), booking.language && t(languageName[booking.language])],
    ...event.questions.map(({ id, label }): DetailRow => [label, booking.answers[id] ?? null]),
    ...otherAnswers(booking.answers, event).map(({ label, answer }): DetailRow => [label, answer]),
  ];
  return (
    <>
      {emergency.length > 0 ? (
        <PageSection title={t("In an emergency")}>
          {emergency.map(({ label, answer, phone }) => (
            <div key={label} className="border-line border-t py-2 first:border-t-0 first:pt-0">
              <p className="text-[0.95rem] text-soft">{label}</p>
              {phone ? (
                <a
                  href={`tel:${phone}`}
                  className="inline-flex min-h-12 items-center gap-3 underline underline-offset-4"
                >
                  <PhoneIcon className="size-5 shrink-0" />
                  <span className="wrap-anywhere min-w-0">{answer}</span>
                </a>
              ) : (
                <p className="wrap-anywhere">{answer}</p>
              )}
            </div>
          ))}
        </PageSection>
      ) : null}
      <PageSection title={t("Answers")}>
        <DetailRows rows={rows.filter(([label]) => !isEmergency(label))} />
      </PageSection>
    </>
  );
}
