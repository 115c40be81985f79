import type { StatementEmails } from "#http/admin/statement-emails-schemas.ts";
import type { Translate } from "../../../../language/translate.ts";

/** What became of one, in a sentence; the provider's own words are in the log. */
export function sentStatementCopy(
  { state, sentAt, lastError }: Pick<StatementEmails["emails"][number], "state" | "sentAt" | "lastError">,
  t: Translate,
): string {
  if (state === "sent") return sentAt === null ? t("Sent.") : t("Sent, {when}.", { when: t.moment(new Date(sentAt)) });
  if (state === "queued") {
    return lastError === null
      ? t("Being sent.")
      : t("The email service has not accepted it yet. We try again automatically.");
  }
  if (/^broken/.test(lastError ?? "")) {
    return t("We could not write the statement. Download it, and tell the operator.");
  }
  return /^refused/.test(lastError ?? "")
    ? t("The address was refused. Check it, and send it to the right one.")
    : t("The email service did not accept it for hours. Send it again.");
}
