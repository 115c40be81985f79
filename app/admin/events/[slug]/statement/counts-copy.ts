import type { StatementCounts } from "#booking/statements/event-statement.ts";
import type { Translate } from "../../../language/translate.ts";

/** What the sums are of, in words, as `statement-summary` says it on paper in English. */
export function countsCopy(counts: StatementCounts, t: Translate): string[] {
  const { confirmed, complimentary } = counts;
  const booked =
    complimentary === 0
      ? t({ one: "{count} confirmed booking", other: "{count} confirmed bookings" }, { count: confirmed })
      : t(
          {
            one: "{count} confirmed booking, {free} of them complimentary",
            other: "{count} confirmed bookings, {free} of them complimentary",
          },
          { count: confirmed, free: complimentary },
        );
  const some = (count: number, say: (count: number) => string) => (count === 0 ? [] : [say(count)]);
  return [
    booked,
    ...some(counts.paidInCash, (count) =>
      t(
        {
          one: "{count} rider paid you in cash, which is not in this statement",
          other: "{count} riders paid you in cash, which is not in this statement",
        },
        { count },
      ),
    ),
    ...some(counts.cancelled, (count) =>
      t({ one: "{count} cancelled booking", other: "{count} cancelled bookings" }, { count }),
    ),
    ...some(counts.refundsOpen, (count) =>
      t({ one: "{count} refund on the way", other: "{count} refunds on the way" }, { count }),
    ),
    ...some(counts.refundsFailed, (count) =>
      t({ one: "{count} refund failed: pay out by hand", other: "{count} refunds failed: pay out by hand" }, { count }),
    ),
    ...some(counts.paidByHand, (count) =>
      t({ one: "{count} refund paid out by hand", other: "{count} refunds paid out by hand" }, { count }),
    ),
    ...some(counts.disputesOpen, (count) =>
      t({ one: "{count} open dispute", other: "{count} open disputes" }, { count }),
    ),
    ...some(counts.quarantined, (count) =>
      t({ one: "{count} payment to be decided on", other: "{count} payments to be decided on" }, { count }),
    ),
  ];
}
