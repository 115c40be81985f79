import type { StatementEmails } from "#http/admin/statement-emails-schemas.ts";
import { formatMoment } from "../../../../format-moment.ts";

/** What became of one, in a sentence; the provider's own words are in the log. */
export function sentStatementCopy({
  state,
  sentAt,
  lastError,
}: Pick<StatementEmails["emails"][number], "state" | "sentAt" | "lastError">): string {
  if (state === "sent") return sentAt === null ? "Sent." : `Sent, ${formatMoment(new Date(sentAt))}.`;
  if (state === "queued") {
    return lastError === null
      ? "Being sent."
      : "The email service has not accepted it yet. We try again automatically.";
  }
  if (/^broken/.test(lastError ?? "")) return "We could not write the statement. Download it, and tell the operator.";
  return /^refused/.test(lastError ?? "")
    ? "The address was refused. Check it, and send it to the right one."
    : "The email service did not accept it for hours. Send it again.";
}
