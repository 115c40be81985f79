import type { StatementEmails } from "#http/admin/statement-emails-schemas.ts";
import { Button } from "#ui/button.tsx";
import { useOrganizerText } from "../../../../language/text-context.tsx";
import { sentStatementCopy } from "./statement-copy.ts";

type Props = { email: StatementEmails["emails"][number]; isBusy: boolean; onAgain: () => void };

/** One statement that was sent: to whom, by whom, and what became of it. */
export function SentStatement({ email, isBusy, onAgain }: Props) {
  const t = useOrganizerText();
  const { sentTo, by, at, state } = email;
  return (
    <li className="rounded-card border border-line bg-surface p-4">
      <p className="wrap-anywhere font-semibold">{sentTo}</p>
      <p className="wrap-anywhere text-[0.92rem] text-soft">
        {t("{when}, by {who}.", { when: t.moment(new Date(at)), who: by })}
      </p>
      <p className={`mt-1 ${state === "failed" ? "font-medium text-lost" : ""}`}>{sentStatementCopy(email, t)}</p>
      {state === "queued" ? null : (
        <Button kind="secondary" className="mt-3" disabled={isBusy} onClick={onAgain}>
          {t.rich(
            "Send again<to> to {address}</to>",
            { to: (words) => <span className="sr-only">{words}</span> },
            { address: sentTo },
          )}
        </Button>
      )}
    </li>
  );
}
