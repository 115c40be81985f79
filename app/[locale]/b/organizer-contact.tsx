import { MailIcon, PhoneIcon } from "#ui/icons.tsx";
import type { BookingProps } from "./booking-app.tsx";

/** Whom to ask. The reference is the mail's subject. */
export function OrganizerContact({ view, messages }: BookingProps) {
  const { event } = view;
  return (
    <section className="mt-8">
      <h2 className="font-bold text-[1.2rem]">{messages.confirmed.contact}</h2>
      <p className="text-soft">{event.organizerName}</p>
      <a className="flex min-h-12 items-center gap-3" href={`tel:${event.organizerPhone.replaceAll(" ", "")}`}>
        <PhoneIcon className="size-5 text-brand" />
        <span className="underline underline-offset-4">{event.organizerPhone}</span>
      </a>
      <a className="flex min-h-12 items-center gap-3" href={`mailto:${event.organizerEmail}?subject=${view.reference}`}>
        <MailIcon className="size-5 text-brand" />
        <span className="min-w-0 underline underline-offset-4">{event.organizerEmail}</span>
      </a>
    </section>
  );
}
