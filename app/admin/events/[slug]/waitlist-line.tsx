"use client";

import type { Text } from "../../language/text.ts";
import { useOrganizerText } from "../../language/text-context.tsx";
import { useLiveSale } from "../../live/live-provider.tsx";
import { PageSection } from "../../page-section.tsx";
import { standingOfLive, type WaitlistStanding } from "./waitlist/waitlist-standing.ts";

const notOffering: Partial<Record<WaitlistStanding, Text>> = {
  off: "turned off",
  paused: "nothing is offered while the sale is paused",
  over: "nothing is offered any more",
};

/** How many wait for a place that comes back, how many hold an offer, and the way to all of them. */
export function WaitlistLine({ slug }: { slug: string }) {
  const t = useOrganizerText();
  const sale = useLiveSale().body;
  const { waiting, offered, total } = sale.waitlist;
  const why = notOffering[standingOfLive(sale)];
  if (sale.now.phase !== "sold_out" && total === 0) return null;
  return (
    <PageSection title={t("Waitlist")}>
      <p>
        {t({ one: "{count} person on the waitlist", other: "{count} people on the waitlist" }, { count: waiting })}
        {" · "}
        {t({ one: "{count} offer open", other: "{count} offers open" }, { count: offered })}
        {why ? ` · ${t(why)}` : null}
      </p>
      <a
        href={`/admin/events/${slug}/waitlist`}
        className="inline-flex min-h-12 items-center underline underline-offset-4"
      >
        {t("See the waitlist")}
      </a>
    </PageSection>
  );
}
