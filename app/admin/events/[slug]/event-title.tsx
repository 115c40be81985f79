"use client";

import { stateLabel } from "../../event-copy.ts";
import { useLiveSale } from "../../live/live-provider.tsx";
import { StateBadge } from "../../state-badge.tsx";
import { type EventTab, tabsOf } from "./event-tabs.ts";

export function EventTitle({ slug, current }: { slug: string; current: EventTab }) {
  const { body: sale } = useLiveSale();
  const { attention } = sale;
  return (
    <div className="mb-6">
      <StateBadge {...stateLabel(sale, sale.free, new Date(sale.generatedAt))} />
      <h1 className="mt-2 font-bold text-[1.6rem] leading-tight tracking-[-0.02em] lg:text-[2rem]">{sale.title}</h1>
      <nav
        aria-label="This event"
        className="mt-4 grid grid-cols-[repeat(auto-fit,minmax(6rem,1fr))] gap-2 print:hidden sm:flex sm:flex-wrap"
      >
        {tabsOf(sale.state).map(({ tab, text, path }) => (
          <a
            key={tab}
            href={`/admin/events/${slug}${path}`}
            aria-current={tab === current ? "page" : undefined}
            className={`relative inline-flex min-h-12 items-center justify-center rounded-card border px-1 text-center font-semibold text-[0.92rem] leading-tight sm:text-base sm:px-4 ${
              tab === current ? "border-ink bg-ink text-paper" : "border-line bg-surface hover:border-ink"
            }`}
          >
            {text}
            {tab === "attention" && attention > 0 ? <AttentionCount open={attention} /> : null}
          </a>
        ))}
      </nav>
    </div>
  );
}

/** On the corner, so that the names of all pages have the same room. */
function AttentionCount({ open }: { open: number }) {
  return (
    <span className="absolute -top-2 -right-1 rounded-full border border-time/30 bg-time-wash px-2 py-0.5 text-[0.85rem] text-time leading-none">
      {open}
      <span className="sr-only"> open</span>
    </span>
  );
}
