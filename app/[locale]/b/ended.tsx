import type { ReactNode } from "react";
import { eventPath } from "#app/[locale]/paths.ts";
import { rupees } from "#platform/money.ts";
import { ButtonLink } from "#ui/button.tsx";
import { ClockIcon, CrossIcon, UndoIcon } from "#ui/icons.tsx";
import type { BookingProps } from "./booking-app.tsx";

/** The ways in which a booking ends without a ticket, each with what is true of the money. */
export const Expired = (props: BookingProps) => (
  <Ended
    {...props}
    tone="lost"
    icon={<ClockIcon />}
    title={props.messages.expired.title}
    text={props.messages.expired.text}
  >
    <AgainLink {...props} label={props.messages.expired.again} />
  </Ended>
);

export const Released = (props: BookingProps) => (
  <Ended
    {...props}
    tone="plain"
    icon={<UndoIcon />}
    title={props.messages.released.title}
    text={props.messages.released.text}
  >
    <AgainLink {...props} label={props.messages.released.again} />
  </Ended>
);

export const Cancelled = (props: BookingProps) => (
  <Ended
    {...props}
    tone="lost"
    icon={<CrossIcon />}
    title={props.messages.cancelled.title}
    text={props.messages.cancelled.text}
  />
);

export function Refunded(props: BookingProps) {
  const { view, messages } = props;
  const text = messages.refunded;
  const isLost = view.state === "expired";
  const rows = view.refund
    ? [
        [text.amount, rupees(view.refund.amountPaise)],
        ...(view.refund.refundId ? [[text.refund, view.refund.refundId]] : []),
        [text.state, text.states[view.refund.state] ?? view.refund.state],
      ]
    : [];
  return (
    <Ended
      {...props}
      tone={isLost ? "lost" : "plain"}
      icon={<UndoIcon />}
      title={isLost ? text.titleLost : text.titleCancelled}
      text={isLost ? text.textLost : text.textCancelled}
    >
      <dl className="mt-5 divide-y divide-line rounded-card border border-line bg-surface px-4">
        {rows.map(([name, value]) => (
          <div key={name} className="flex justify-between gap-4 py-3">
            <dt className="text-soft">{name}</dt>
            <dd className="min-w-0 text-right font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-soft">{text.days}</p>
    </Ended>
  );
}

type EndedProps = BookingProps & {
  tone: "lost" | "plain";
  icon: ReactNode;
  title: string;
  text: string;
  children?: ReactNode;
};

function Ended({ view, tone, icon, title, text, children }: EndedProps) {
  return (
    <div className="mx-auto max-w-[560px] px-4 pt-10 pb-6">
      <p
        className={`mb-4 flex size-14 items-center justify-center rounded-full ${tone === "lost" ? "bg-lost-wash text-lost" : "bg-line text-ink"}`}
      >
        {icon}
      </p>
      <div role="status">
        <p className="text-soft">{view.event.title}</p>
        <h1 className="mt-1 font-bold text-[1.7rem] leading-tight tracking-[-0.02em]">{title}</h1>
        <p className="mt-3">{text}</p>
      </div>
      {children}
    </div>
  );
}

const AgainLink = ({ view, locale, label }: BookingProps & { label: string }) => (
  <ButtonLink href={eventPath(locale, view.event.slug)} className="mt-6 w-full">
    {label}
  </ButtonLink>
);
