import type { EventStatement } from "#booking/statements/read-statement.ts";
import { type SummaryRow, summaryOf } from "#booking/statements/statement-summary.ts";
import { organizerText } from "../../../language/organizer-text.ts";
import { exactRupees } from "./exact-rupees.ts";
import { summaryLabels, summaryNote } from "./summary-copy.ts";

/** What the organizer receives, large, and how it comes about. */
export async function StatementSummary({ statement: { totals, counts } }: { statement: EventStatement }) {
  const t = await organizerText();
  const rows = summaryOf(totals, counts);
  const owed = rows.at(-1) as SummaryRow;
  return (
    <section className="rounded-card border border-line bg-surface p-4 lg:p-6">
      <h2 className="font-semibold text-soft">{t(summaryLabels[owed.label])}</h2>
      <p className="font-bold text-[2.2rem] leading-tight tracking-[-0.03em] lg:text-[2.8rem]">
        {exactRupees(owed.amountPaise)}
      </p>
      <dl className="mt-4 max-w-[640px]">
        {rows.map((row) => (
          <SummaryLine
            key={row.label}
            label={t(summaryLabels[row.label])}
            note={summaryNote(row, counts, t)}
            row={row}
          />
        ))}
      </dl>
    </section>
  );
}

type LineProps = { label: string; note: string; row: SummaryRow };

function SummaryLine({ label, note, row: { amountPaise, isSum } }: LineProps) {
  return (
    <div
      className={`flex flex-wrap justify-between gap-x-4 py-2 ${isSum ? "border-edge border-t font-bold" : "border-line border-t"}`}
    >
      <dt className="min-w-[min(9rem,100%)] flex-1">
        {label}
        {note ? <span className="block font-normal text-[0.92rem] text-soft">{note}</span> : null}
      </dt>
      <dd className="whitespace-nowrap text-right">{exactRupees(amountPaise)}</dd>
    </div>
  );
}
