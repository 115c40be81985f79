import { notFound } from "next/navigation";
import { asSent } from "#app/api-client/as-sent.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { listStatementEmails } from "#booking/statements/list-statement-emails.ts";
import { readStatementLetter } from "#booking/statements/read-statement-letter.ts";
import type { StatementEmails } from "#http/admin/statement-emails-schemas.ts";
import { office } from "#wiring";
import { AdminFrame } from "../../../../admin-frame.tsx";
import { organizerText, titled } from "../../../../language/organizer-text.ts";
import { requireOrganizer } from "../../../../require-organizer.ts";
import { EventPage } from "../../event-page.tsx";
import { SendStatement } from "./send-statement.tsx";

export const generateMetadata = titled("Send the statement");

/** The statement by email to whoever keeps the books: they need no account. */
export default async function SendStatementPage({ params }: { params: Promise<{ slug: string }> }) {
  const t = await organizerText();
  const { email } = await requireOrganizer();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event) notFound();
  const [letter, emails] = await Promise.all([
    readStatementLetter(office(), event, email),
    listStatementEmails(office(), event.id),
  ]);
  const first: StatementEmails = asSent({ emails });
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="statement">
        <h2 className="font-bold text-[1.4rem] leading-tight">{t("Send the statement")}</h2>
        <p className="mt-1 mb-6 max-w-[640px] text-soft">
          {t("As a PDF by email, as it is at the moment when it goes out. Whoever gets it needs no account.")}
        </p>
        <SendStatement slug={event.slug} first={first} own={email} contact={event.organizerEmail} letter={letter} />
      </EventPage>
    </AdminFrame>
  );
}
