import type { BookingDetails } from "#booking/bookings-list/booking-details.ts";
import { organizerText } from "../../../../language/organizer-text.ts";
import type { Translate } from "../../../../language/translate.ts";
import { exactRupees } from "../../statement/exact-rupees.ts";
import { accountCopy, postingCopy } from "./money-copy.ts";

const accountText = (account: string, t: Translate): string => {
  const text = accountCopy[account];
  return text ? t(text) : account;
};

type Line = BookingDetails["ledger"][number];

/** The ledger's lines of this booking. Each posting sums to zero: what is owed or earned is below zero. */
export async function LedgerLines({ lines }: { lines: Line[] }) {
  const t = await organizerText();
  if (lines.length === 0) return <p className="text-soft">{t("No money has moved.")}</p>;
  return (
    <ul className="grid gap-3">
      {[...Map.groupBy(lines, (line) => line.posting)].map(([posting, entries]) => (
        <li key={posting} className="text-[0.95rem]">
          <p className="font-semibold">{t(postingCopy(posting))}</p>
          {entries[0] ? <p className="text-soft">{t.moment(entries[0].at)}</p> : null}
          <dl>
            {entries.map((entry) => (
              <div key={entry.account} className="flex justify-between gap-4 border-line border-t py-1">
                <dt>{accountText(entry.account, t)}</dt>
                <dd className="whitespace-nowrap">{exactRupees(entry.amountPaise)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
