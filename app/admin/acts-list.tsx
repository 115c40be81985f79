import type { Act } from "#booking/audit-log/audit-entry.ts";
import { actWords } from "./act-words.ts";
import { momentOf } from "./moment.ts";

/** Who did what, when and why; nobody can change it. */
export function ActsList({ acts, bookingPath }: { acts: Act[]; bookingPath?: (bookingId: string) => string }) {
  if (acts.length === 0) return <p className="text-soft">Nobody has changed anything yet.</p>;
  return (
    <ul>
      {acts.map((act) => (
        <li key={act.id} className="border-line border-t py-2.5 first:border-t-0">
          <p>
            {actWords(act)}
            {act.reference && bookingPath ? (
              <>
                {" · "}
                <a
                  href={bookingPath(act.subject)}
                  className="inline-flex min-h-12 items-center underline underline-offset-4 sm:min-h-0"
                >
                  {act.reference}
                </a>
              </>
            ) : null}
          </p>
          {act.facts.note ? <p>“{act.facts.note}”</p> : null}
          <p className="text-[0.92rem] text-soft">
            {act.by}, {momentOf(new Date(act.at))}
          </p>
        </li>
      ))}
    </ul>
  );
}
