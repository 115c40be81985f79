"use client";

import type { Role } from "#booking/organizers/roles.ts";
import { BellIcon, ChevronIcon } from "#ui/icons.tsx";
import { stateLabel } from "../../event-copy.ts";
import { FindButton } from "../../find/find-button.tsx";
import { useOrganizerText } from "../../language/text-context.tsx";
import { useLiveSale } from "../../live/live-provider.tsx";
import { StateBadge } from "../../state-badge.tsx";

/** On every page of an event: which it is, how its sale stands, and how much waits for a person. */
export function EventTitle({ slug, role }: { slug: string; role: Role }) {
  const t = useOrganizerText();
  const { body: sale } = useLiveSale();
  return (
    <header className="sticky cramped:static top-0 z-20 flex min-h-14 items-center gap-2 border-line max-rail:flex-wrap border-b bg-surface px-4 print:static print:border-0 lg:px-8">
      <a
        href="/admin"
        aria-label={t("All events")}
        className="-ml-3 inline-flex size-12 shrink-0 items-center justify-center print:hidden"
      >
        <ChevronIcon className="size-6 rotate-90" />
      </a>
      {/* On a phone one below the other: a long state would leave the title a word, or push the search into a row of its own. */}
      <div className="flex min-w-[min(7rem,50%)] flex-1 flex-col items-start rail:contents">
        <h1 className="line-clamp-1 max-[18rem]:line-clamp-2 text-pretty font-bold text-[1.02rem] leading-tight tracking-[-0.01em] rail:mr-2 rail:flex-initial rail:text-[1.25rem]">
          {sale.title}
        </h1>
        <StateBadge {...stateLabel(sale, sale.free, new Date(sale.generatedAt))} />
      </div>
      <FindButton role={role} event={{ slug, isDraft: sale.state === "draft" }} className="rail:ml-auto" />
      {sale.attention > 0 ? <AlertsLink slug={slug} open={sale.attention} /> : null}
    </header>
  );
}

function AlertsLink({ slug, open }: { slug: string; open: number }) {
  const t = useOrganizerText();
  return (
    <a
      href={`/admin/events/${slug}#attention`}
      className="-mr-2 inline-flex min-h-12 min-w-12 shrink-0 items-center justify-center gap-1.5 px-2 font-semibold text-time print:hidden"
    >
      <BellIcon className="size-5" />
      <span>
        {open}{" "}
        <span className="max-rail:sr-only">
          {t({ one: "needs attention", other: "need attention" }, { count: open })}
        </span>
      </span>
    </a>
  );
}
