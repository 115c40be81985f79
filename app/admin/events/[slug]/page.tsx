import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { listActs } from "#booking/organizers/list-acts.ts";
import { readSaleCounts } from "#booking/organizers/read-sale-counts.ts";
import { ButtonLink } from "#ui/button.tsx";
import { startline } from "#wiring";
import { ActsList } from "../../acts-list.tsx";
import { AdminFrame } from "../../admin-frame.tsx";
import { LiveSale } from "../../live/live-sale.tsx";
import type { SaleCountsJson } from "../../live/sale-counts-json.ts";
import { Part } from "../../part.tsx";
import { requireOrganizer } from "../../require-organizer.ts";
import { StateButton } from "../../state-button.tsx";
import { EventTitle } from "./event-title.tsx";

export const metadata: Metadata = { title: "Sale" };

export default async function SalePage({ params }: { params: Promise<{ slug: string }> }) {
  const { email } = await requireOrganizer();
  const event = await readEventBySlug(startline().db, (await params).slug);
  if (!event) notFound();
  const [counts, acts] = await Promise.all([readSaleCounts(startline(), event), listActs(startline().db, event.id)]);
  const { slug, state, opensAt, closesAt, isPaused } = event;
  // Whether somebody joins meanwhile, the API decides.
  const isUntouched = counts.confirmed + counts.held + counts.called + counts.waiting === 0;
  // As the API sends it, so that the first numbers and all later ones are the same.
  const first = JSON.parse(JSON.stringify({ state, opensAt, closesAt, isPaused, ...counts })) as SaleCountsJson;
  return (
    <AdminFrame email={email}>
      <EventTitle event={event} free={counts.free} current="sale" />
      <LiveSale slug={slug} first={first} />
      <div className="mt-10">
        <Part title="What was done">
          <ActsList acts={acts} bookingPath={(id) => `/admin/events/${slug}/bookings/${id}`} />
        </Part>
      </div>
      <div className="mt-10 flex flex-wrap gap-3 border-line border-t pt-6">
        <ButtonLink kind="secondary" href={`/api/admin/events/${slug}/participants.xlsx`}>
          Export participants (Excel)
        </ButtonLink>
        <ButtonLink kind="secondary" href={`/api/admin/events/${slug}/participants.csv`}>
          Export participants (CSV)
        </ButtonLink>
        <ButtonLink kind="secondary" href={state === "draft" ? `/admin/events/${slug}/preview` : `/e/${slug}`}>
          {state === "draft" ? "Preview" : "See the page"}
        </ButtonLink>
        {state === "published" ? <StateButton slug={slug} verb="close" /> : null}
        {state === "closed" ? <StateButton slug={slug} verb="reopen" /> : null}
        {isUntouched && (state === "published" || state === "closed") ? (
          <StateButton slug={slug} verb="unpublish" />
        ) : null}
        {state === "draft" ? null : (
          <ButtonLink kind="quiet" href={`/admin/events/${slug}/cancel`}>
            {state === "cancelled" ? "How far the cancellation has come" : "Cancel the whole event"}
          </ButtonLink>
        )}
      </div>
    </AdminFrame>
  );
}
