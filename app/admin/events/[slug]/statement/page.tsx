import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { type EventStatement, readStatement } from "#booking/statements/read-statement.ts";
import { countCopy } from "#booking/statements/statement-summary.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import { ButtonLink } from "#ui/button.tsx";
import { office } from "#wiring";
import { AdminFrame } from "../../../admin-frame.tsx";
import { requireOrganizer } from "../../../require-organizer.ts";
import { EventPage } from "../event-page.tsx";
import { StatementLines } from "./statement-lines.tsx";
import { StatementSummary } from "./statement-summary.tsx";

export const metadata: Metadata = { title: "Money" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function StatementPage({ params, searchParams }: Props) {
  const { email } = await requireOrganizer();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event) notFound();
  const statement = await readStatement(office(), event.id, pageOf((await searchParams).page));
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="statement">
        <p className="text-soft" role="status">
          {`As of ${indianDate(statement.generatedAt)}, ${indianTime(statement.generatedAt)}. ${countCopy(statement.counts).join(", ")}.`}
        </p>
        <div className="mt-4 flex flex-wrap gap-3 print:hidden">
          <ButtonLink href={`/admin/events/${event.slug}/statement/send`}>Send by email</ButtonLink>
          <ButtonLink kind="secondary" href={`/api/admin/events/${event.slug}/statement.pdf`} download>
            Download PDF
          </ButtonLink>
          <ButtonLink kind="secondary" href={`/api/admin/events/${event.slug}/statement.csv`} download>
            Download CSV
          </ButtonLink>
        </div>
        <div className="mt-6 grid gap-10">
          <StatementSummary statement={statement} />
          <section>
            <h2 className="mb-3 font-bold text-[1.15rem]">By booking</h2>
            <StatementLines lines={statement.bookings} />
            <Pages statement={statement} path={`/admin/events/${event.slug}/statement`} />
          </section>
        </div>
      </EventPage>
    </AdminFrame>
  );
}

function pageOf(text: string | string[] | undefined): number {
  const page = typeof text === "string" ? Number.parseInt(text, 10) : 1;
  return page >= 1 && page <= 100_000 ? page : 1;
}

function Pages({ statement: { page, pages }, path }: { statement: EventStatement; path: string }) {
  if (pages === 1) return null;
  return (
    <nav aria-label="Pages" className="mt-6 flex items-center justify-center gap-4 print:hidden">
      {page > 1 ? (
        <ButtonLink kind="secondary" href={`${path}?page=${page - 1}`}>
          Earlier
        </ButtonLink>
      ) : null}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages ? (
        <ButtonLink kind="secondary" href={`${path}?page=${page + 1}`}>
          Later
        </ButtonLink>
      ) : null}
    </nav>
  );
}
