import type { AnswerCounts } from "#booking/bookings-list/list-answer-counts.ts";

/** How many of each there are, such as of T-shirt sizes: what has to be ordered. */
export function AnswerCountsTable({ questions }: { questions: AnswerCounts[] }) {
  return (
    <dl className="space-y-4">
      {questions.map(({ label, counts }) => (
        <div key={label}>
          <dt className="font-semibold">{label}</dt>
          <dd>
            <ul className="mt-1 flex flex-wrap gap-2">
              {counts.map(({ answer, count }) => (
                <li key={answer} className="wrap-anywhere rounded-card border border-line bg-surface px-3 py-1.5">
                  {answer} <span className="font-bold tabular-nums">{count.toLocaleString("en-IN")}</span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}
