import { notFound } from "next/navigation";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { type EventStatement, readStatement } from "#booking/statements/read-statement.ts";
import { ButtonLink } from "#ui/button.tsx";
import { office } from "#wiring";
import { AdminFrame } from "../../../admin-frame.tsx";
import { organizerText, titled } from "../../../language/organizer-text.ts";
import { requireOrganizer } from "../../../require-organizer.ts";
import { EventPage } from "../event-page.tsx";
import { countsCopy } from "./counts-copy.ts";
import { StatementLines } from "./statement-lines.tsx";
import { StatementSummary } from "./statement-summary.tsx";

export const generateMetadata = titled("Money");

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function StatementPage({ params, searchParams }: Props) {
  const { email } = await requireOrganizer();
  const t = await organizerText();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event) notFound();
  const statement = await readStatement(office(), event.id, pageOf((await searchParams).page));
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="statement">
        <p className="text-soft" role="status">
          {t("As of {when}. {counts}.", {
            when: t.moment(statement.generatedAt),
            counts: countsCopy(statement.counts, t).join(", "),
          })}
        </p>
        <div className="mt-4 flex flex-wrap gap-3 print:hidden">
          <ButtonLink href={`/admin/events/${event.slug}/statement/send`}>{t("Send by email")}</ButtonLink>
          <ButtonLink kind="secondary" href={`/api/admin/events/${event.slug}/statement.pdf`} download>
            {t("Download PDF")}
          </ButtonLink>
          <ButtonLink kind="secondary" href={`/api/admin/events/${event.slug}/statement.csv`} download>
            {t("Download CSV")}
          </ButtonLink>
        </div>
        <div className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-10">
          <StatementSummary statement={statement} />
          <section>
            <h2 className="mb-3 font-bold text-[1.15rem]">{t("By booking")}</h2>
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

async function Pages({ statement: { page, pages }, path }: { statement: EventStatement; path: string }) {
  if (pages === 1) return null;
  const t = await organizerText();
  return (
    <nav aria-label={t("Pages")} className="mt-6 flex items-center justify-center gap-4 print:hidden">
      {page > 1 ? (
        <ButtonLink kind="secondary" href={`${path}?page=${page - 1}`}>
          {t("Earlier")}
        </ButtonLink>
      ) : null}
      <span>{t("Page {page} of {pages}", { page, pages })}</span>
      {page < pages ? (
        <ButtonLink kind="secondary" href={`${path}?page=${page + 1}`}>
          {t("Later")}
        </ButtonLink>
      ) : null}
    </nav>
  );
}
