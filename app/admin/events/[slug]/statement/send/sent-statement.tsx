import type { StatementEmails } from "#http/admin/statement-emails-schemas.ts";
import { Button } from "#ui/button.tsx";
import { formatMoment } from "../../../../format-moment.ts";
import { sentStatementCopy } from "./statement-copy.ts";

type Props = { email: StatementEmails["emails"][number]; isBusy: boolean; onAgain: () => void };

/** One statement that was sent: to whom, by whom, and what became of it. */
export function SentStatement({ email, isBusy, onAgain }: Props) {
  const { sentTo, by, at, state } = email;
  return (
    <li className="rounded-card border border-line bg-surface p-4">
      <p className="wrap-anywhere font-semibold">{sentTo}</p>
      <p className="wrap-anywhere text-[0.92rem] text-soft">
        {formatMoment(new Date(at))}, by {by}.
      </p>
      <p className={`mt-1 ${state === "failed" ? "font-medium text-lost" : ""}`}>{sentStatementCopy(email)}</p>
      {state === "queued" ? null : (
        <Button kind="secondary" className="mt-3" disabled={isBusy} onClick={onAgain}>
          Send again<span className="sr-only"> to {sentTo}</span>
        </Button>
      )}
    </li>
  );
}
