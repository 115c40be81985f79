import type { AuditEntry } from "#booking/audit-log/audit-entry.ts";
import { auditEntryCopy } from "./audit-entry-copy.ts";
import { organizerText } from "./language/organizer-text.ts";

/** Who did what, when and why; nobody can change it. */
export async function AuditLog({
  entries,
  bookingPath,
  subjectCopy,
}: {
  entries: AuditEntry[];
  bookingPath?: (bookingId: string) => string;
  /** What something was done to, where the sentence does not say it. */
  subjectCopy?: (subject: string) => string;
}) {
  const t = await organizerText();
  if (entries.length === 0) return <p className="text-soft">{t("Nobody has changed anything yet.")}</p>;
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.id} className="border-line border-t py-2.5 first:border-t-0">
          <p>
            {auditEntryCopy(entry, t)}
            {subjectCopy && entry.subject !== entry.by ? ` · ${subjectCopy(entry.subject)}` : null}
            {entry.reference && bookingPath ? (
              <>
                {" · "}
                <a
                  href={bookingPath(entry.subject)}
                  className="inline-flex min-h-12 items-center underline underline-offset-4 sm:min-h-0"
                >
                  {entry.reference}
                </a>
              </>
            ) : null}
          </p>
          {"note" in entry.facts && entry.facts.note ? <p>“{entry.facts.note}”</p> : null}
          <p className="wrap-anywhere text-[0.92rem] text-soft">
            {entry.by}, {t.moment(new Date(entry.at))}
          </p>
        </li>
      ))}
    </ul>
  );
}
