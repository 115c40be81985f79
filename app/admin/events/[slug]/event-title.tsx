"use client";

import { stateWord } from "../../event-words.ts";
import { useLiveSale } from "../../live/live-provider.tsx";
import { StateBadge } from "../../state-badge.tsx";
import { type EventPart, partsOf } from "./event-parts.ts";

export function EventTitle({ slug, current }: { slug: string; current: EventPart }) {
  const { body: sale } = useLiveSale();
  const { attention } = sale;
  return (
    <div className="mb-6">
      <StateBadge {...stateWord(sale, sale.free, new Date(sale.generatedAt))} />
      <h1 className="mt-2 font-bold text-[1.6rem] leading-tight tracking-[-0.02em] lg:text-[2rem]">{sale.title}</h1>
      <nav
        aria-label="This event"
        className="mt-3 flex flex-wrap gap-x-2.5 border-line border-b text-[0.9rem] print:hidden sm:gap-x-6 sm:text-base"
      >
        {partsOf(sale.state).map(({ part, text, path }) => (
          <a
            key={part}
            href={`/admin/events/${slug}${path}`}
            aria-current={part === current ? "page" : undefined}
            className={`-mb-px inline-flex min-h-12 items-center border-b-2 font-semibold ${
              part === current ? "border-brand text-ink" : "border-transparent text-soft hover:text-ink"
            }`}
          >
            {text}
            {part === "attention" && attention > 0 ? <Count open={attention} /> : null}
          </a>
        ))}
      </nav>
    </div>
  );
}

function Count({ open }: { open: number }) {
  return (
    <span className="ml-1 text-time sm:ml-1.5 sm:rounded-full sm:bg-time-wash sm:px-2 sm:py-0.5 sm:text-[0.85rem] sm:leading-none">
      {open}
      <span className="sr-only"> open</span>
    </span>
  );
}
