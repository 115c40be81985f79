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
        className="mt-4 grid grid-cols-[repeat(auto-fit,minmax(6rem,1fr))] gap-2 print:hidden sm:flex sm:flex-wrap"
      >
        {partsOf(sale.state).map(({ part, text, path }) => (
          <a
            key={part}
            href={`/admin/events/${slug}${path}`}
            aria-current={part === current ? "page" : undefined}
            className={`relative inline-flex min-h-12 items-center justify-center rounded-card border px-1 text-center font-semibold text-[0.92rem] leading-tight sm:text-base sm:px-4 ${
              part === current ? "border-ink bg-ink text-paper" : "border-line bg-surface hover:border-ink"
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

/** On the corner, so that the words of all pages have the same room. */
function Count({ open }: { open: number }) {
  return (
    <span className="absolute -top-2 -right-1 rounded-full border border-time/30 bg-time-wash px-2 py-0.5 text-[0.85rem] text-time leading-none">
      {open}
      <span className="sr-only"> open</span>
    </span>
  );
}
