import type { ReactNode } from "react";
import { OrganizerText } from "#app/[locale]/organizer-text.tsx";
import { eventPath, waitlistPath } from "#app/[locale]/paths.ts";
import { ButtonLink } from "#ui/button.tsx";
import type { BookingProps } from "../booking-props.ts";
import { OrganizerContact } from "../organizer-contact.tsx";

type EndedProps = BookingProps & {
  tone: "lost" | "time" | "plain";
  icon: ReactNode;
  title: string;
  texts: string[];
  children?: ReactNode;
};

const tones = { lost: "bg-lost-wash text-lost", time: "bg-time-wash text-time", plain: "bg-line text-ink" };

/** How a booking ended without a ticket, and what happened to the payment. */
export function Ended({ tone, icon, title, texts, children, ...props }: EndedProps) {
  const { view, read } = props;
  return (
    <div className="mx-auto max-w-[560px] px-4 pt-10 pb-6">
      <p className={`mb-4 flex size-14 items-center justify-center rounded-full ${tones[tone]}`}>{icon}</p>
      <div role="status">
        <p className="text-soft">
          <OrganizerText of={read(view.event.title)} />
        </p>
        <h1 className="mt-3 font-bold text-[1.7rem] leading-tight tracking-[-0.02em]">{title}</h1>
        {texts.map((text) => (
          <p key={text} className="mt-3">
            {text}
          </p>
        ))}
      </div>
      {children}
      <OrganizerContact {...props} />
    </div>
  );
}

/** Of a place that was offered to somebody on the waitlist: it may be back on sale, or others may wait for it. */
export const BookAgainLink = ({ view, locale, copy, label }: BookingProps & { label: string }) => (
  <>
    <ButtonLink href={eventPath(locale, view.event.slug)} className="mt-6 w-full">
      {view.waitlist ? copy.backToEvent : label}
    </ButtonLink>
    {view.waitlist ? (
      <ButtonLink kind="secondary" href={waitlistPath(locale, view.event.slug)} className="mt-3 w-full">
        {copy.offered.again}
      </ButtonLink>
    ) : null}
  </>
);
