import { organizerText } from "../../../../language/organizer-text.ts";
import type { TimelineEntry } from "./timeline-of.ts";

const dots: Record<TimelineEntry["tone"], string> = { plain: "bg-edge", yours: "bg-yours", lost: "bg-lost" };
const titles: Record<TimelineEntry["tone"], string> = { plain: "", yours: "text-yours", lost: "text-lost" };

/** One line of time, the newest first. */
export async function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const t = await organizerText();
  return (
    <ol className="border-line border-l-2">
      {entries.map(({ key, at, title, amount, tone, lines, by }) => (
        <li key={key} className="relative pb-5 pl-5 last:pb-0">
          <span aria-hidden="true" className={`absolute top-2 -left-[6px] size-2.5 rounded-full ${dots[tone]}`} />
          <p className={`flex flex-wrap items-baseline justify-between gap-x-4 font-semibold ${titles[tone]}`}>
            <span>{title}</span>
            {amount ? <span className="text-ink">{amount}</span> : null}
          </p>
          {lines.map((line) => (
            <p key={line} className="wrap-anywhere whitespace-pre-line text-[0.95rem]">
              {line}
            </p>
          ))}
          <p className="wrap-anywhere text-[0.92rem] text-soft">
            {by ? `${by}, ` : ""}
            {t.moment(at)}
          </p>
        </li>
      ))}
    </ol>
  );
}
