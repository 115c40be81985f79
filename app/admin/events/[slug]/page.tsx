import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { readSaleCounts } from "#booking/organizers/read-sale-counts.ts";
import { ButtonLink } from "#ui/button.tsx";
import { startline } from "#wiring";
import { AdminFrame } from "../../admin-frame.tsx";
import { LiveSale } from "../../live/live-sale.tsx";
import type { SaleCountsJson } from "../../live/sale-counts-json.ts";
import { requireOrganizer } from "../../require-organizer.ts";
import { StateButton } from "../../state-button.tsx";
import { EventTitle } from "./event-title.tsx";

export const metadata: Metadata = { title: "Sale" };

export default async function SalePage({ params }: { params: Promise<{ slug: string }> }) {
  const { email } = await requireOrganizer();
  const event = await readEventBySlug(startline().db, (await params).slug);
  if (!event) notFound();
  const counts = await readSaleCounts(startline(), event);
  const { slug, state, opensAt, closesAt, isPaused } = event;
  // As the API sends it, so that the first numbers and all later ones are the same.
  const first = JSON.parse(JSON.stringify({ state, opensAt, closesAt, isPaused, ...counts })) as SaleCountsJson;
  return (
    <AdminFrame email={email}>
      <EventTitle event={event} free={counts.free} current="sale" />
      <LiveSale slug={slug} first={first} />
      <div className="mt-10 flex flex-wrap gap-3 border-line border-t pt-6">
        <ButtonLink kind="secondary" href={`/api/admin/events/${slug}/participants.csv`}>
          Export participants (CSV)
        </ButtonLink>
        <ButtonLink kind="secondary" href={state === "draft" ? `/admin/events/${slug}/preview` : `/e/${slug}`}>
          {state === "draft" ? "Preview" : "See the page"}
        </ButtonLink>
        {state === "published" ? <StateButton slug={slug} verb="close" /> : null}
        {state === "closed" ? <StateButton slug={slug} verb="reopen" /> : null}
      </div>
    </AdminFrame>
  );
}
