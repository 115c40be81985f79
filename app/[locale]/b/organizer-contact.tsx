import { Contact } from "#ui/contact.tsx";
import type { BookingProps } from "./booking-props.ts";

/** Whom to ask. The booking reference is the email's subject. */
export function OrganizerContact({ view, copy }: BookingProps) {
  const { organizerName, organizerPhone, organizerEmail } = view.event;
  return (
    <section className="mt-8">
      <h2 className="font-bold text-[1.2rem]">{copy.confirmed.contact}</h2>
      <Contact name={organizerName} phone={organizerPhone} email={organizerEmail} subject={view.reference} />
    </section>
  );
}
