import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { startline } from "#wiring";
import { stateWord } from "../../event-words.ts";
import { StateBadge } from "../../state-badge.tsx";

type Part = "sale" | "bookings" | "statement" | "edit";
const parts: { part: Part; text: string; path: string }[] = [
  { part: "sale", text: "Sale", path: "" },
  { part: "bookings", text: "Bookings", path: "/bookings" },
  { part: "statement", text: "Statement", path: "/statement" },
  { part: "edit", text: "Edit", path: "/edit" },
];

/** Which event this is, how its sale stands, and its pages. */
export function EventTitle({ event, free, current }: { event: BookableEvent; free: number; current: Part }) {
  return (
    <div className="mb-6">
      <StateBadge {...stateWord(event, free, startline().clock.now())} />
      <h1 className="mt-2 font-bold text-[1.6rem] leading-tight tracking-[-0.02em] lg:text-[2rem]">{event.title}</h1>
      <nav aria-label="This event" className="mt-3 flex gap-6 border-line border-b print:hidden">
        {parts.map(({ part, text, path }) => (
          <a
            key={part}
            href={`/admin/events/${event.slug}${path}`}
            aria-current={part === current ? "page" : undefined}
            className={`-mb-px inline-flex min-h-12 items-center border-b-2 font-semibold ${
              part === current ? "border-brand text-ink" : "border-transparent text-soft hover:text-ink"
            }`}
          >
            {text}
          </a>
        ))}
      </nav>
    </div>
  );
}
