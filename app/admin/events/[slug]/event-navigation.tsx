"use client";

import type { ComponentType } from "react";
import type { Role } from "#booking/organizers/roles.ts";
import { PulseIcon, RidersIcon, RupeeIcon, SlidersIcon } from "#ui/icons.tsx";
import { useOrganizerText } from "../../language/text-context.tsx";
import { useLiveSale } from "../../live/live-provider.tsx";
import { SignOutButton } from "../../sign-out-button.tsx";
import { areasOf, type EventArea } from "./event-areas.ts";

const icons: Record<EventArea, ComponentType<{ className?: string }>> = {
  now: PulseIcon,
  bookings: RidersIcon,
  statement: RupeeIcon,
  edit: SlidersIcon,
};

/** Where the thumb is on a phone, and at the left where there is room. */
export function EventNavigation({ slug, current, role }: { slug: string; current: EventArea; role: Role }) {
  const t = useOrganizerText();
  const { body: sale } = useLiveSale();
  return (
    <div className="fixed cramped:static inset-x-0 bottom-0 z-20 cramped:border-b border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] rail:sticky rail:top-14 rail:flex rail:h-[calc(100dvh-3.5rem)] rail:flex-col rail:justify-between rail:border-t-0 rail:border-r rail:p-3 print:hidden">
      <nav aria-label={t("This event")}>
        <ul className="grid auto-cols-fr grid-flow-col cramped:max-[18rem]:grid-flow-row cramped:max-[18rem]:grid-cols-2 rail:block rail:space-y-1">
          {areasOf(sale.state, role).map(({ area, text, path }) => (
            <li key={area}>
              <AreaLink area={area} href={`/admin/events/${slug}${path}`} isCurrent={area === current}>
                {t(text)}
              </AreaLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="hidden rail:block">
        <SignOutButton />
      </div>
    </div>
  );
}

type AreaLinkProps = { area: EventArea; href: string; isCurrent: boolean; children: string };

function AreaLink({ area, href, isCurrent, children }: AreaLinkProps) {
  const Icon = icons[area];
  return (
    <a
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      // The open one has a line, at the edge of the bar or of the rail, and bold words.
      className={`relative flex min-h-16 flex-col items-center justify-center gap-0.5 px-1 text-[0.85rem] leading-tight before:absolute before:rounded-full before:bg-ink rail:min-h-12 rail:flex-row rail:justify-start rail:gap-3 rail:rounded-card rail:px-4 rail:text-base ${
        isCurrent
          ? "font-bold text-ink before:inset-x-4 before:top-0 before:h-[3px] rail:bg-paper rail:before:inset-x-auto rail:before:inset-y-3 rail:before:left-0 rail:before:h-auto rail:before:w-[3px]"
          : "font-medium text-soft hover:text-ink"
      }`}
    >
      <Icon className="size-6 rail:size-5" />
      {children}
    </a>
  );
}
