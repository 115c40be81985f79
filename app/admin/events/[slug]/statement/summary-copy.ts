import type { StatementCounts } from "#booking/statements/event-statement.ts";
import type { SummaryLabel, SummaryRow } from "#booking/statements/statement-summary.ts";
import type { Text } from "../../../language/text.ts";
import type { Translate } from "../../../language/translate.ts";

/** Each line of the summary, as its organizer reads it; paper and files have the English. */
export const summaryLabels: Record<SummaryLabel, Text> = {
  Collected: "Collected",
  Refunded: "Refunded",
  "Lost disputes": "Lost disputes",
  "Razorpay's fee": "Razorpay's fee",
  "GST on Razorpay's fee": "GST on Razorpay's fee",
  "Left at Razorpay": "Left at Razorpay",
  "Startline's fee": "Startline's fee",
  "Not settled yet": "Not settled yet",
  "You owe Startline": "You owe Startline",
  "You receive": "You receive",
};

/** What stands below a line, if anything does. */
export function summaryNote({ label, note }: SummaryRow, counts: StatementCounts, t: Translate): string {
  if (note === "") return "";
  switch (label) {
    case "Collected":
      return t({ one: "{count} payment", other: "{count} payments" }, { count: counts.payments });
    case "Refunded":
      return t({ one: "{count} refund", other: "{count} refunds" }, { count: counts.refunds });
    case "Lost disputes":
      return t({ one: "{count} dispute", other: "{count} disputes" }, { count: counts.disputesLost });
    case "Razorpay's fee":
      return t("of every payment; it does not come back with a refund");
    case "Startline's fee":
      return t("of every booking not fully refunded");
    case "Not settled yet":
      return t("refunds on their way, and payments to be decided on");
    case "You owe Startline":
    case "You receive":
      return t("includes what you paid out by hand");
    default:
      return note;
  }
}
