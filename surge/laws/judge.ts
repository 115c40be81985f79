import { judgeMessages } from "./messages.ts";
import { judgeMoney } from "./money.ts";
import { countBookings, judgePlaces } from "./places.ts";
import { judgeRecovery } from "./recovery.ts";
import { type Finding, finding, type RunRecord } from "./run-record.ts";
import { judgeDocuments, judgeTruth } from "./truth.ts";
import { judgeAnswered, judgeBusy, judgeCalled, judgeLost, judgeRepeats } from "./visitors.ts";

/** What a scenario asks beside, or instead of, what all are held to. */
export type LawOptions = {
  /** All places are sold when it is over. */
  sellsAll?: boolean;
  /** It ends while people still wait. */
  endsEarly?: boolean;
  /** A killed sender may have sent a message once more. */
  mayRepeatMessages?: boolean;
  own?: (run: RunRecord) => Finding[];
};

/** Every law of a scenario, kept or broken. */
export function judge(run: RunRecord, options: LawOptions = {}): Finding[] {
  return [
    judgePlaces(run),
    ...(options.sellsAll ? [judgeSoldAll(run)] : []),
    judgeBusy(run),
    judgeLost(run),
    judgeCalled(run),
    ...(options.endsEarly ? [] : [judgeAnswered(run)]),
    judgeRepeats(run),
    judgeMoney(run),
    judgeMessages(run, { mayRepeat: options.mayRepeatMessages ?? false }),
    judgeTruth(run),
    judgeDocuments(run),
    judgeAudit(run),
    finding("nothing is left to be sent, refunded or applied", 1, [...run.leftUndone]),
    ...(run.faults.length > 0 ? [judgeRecovery(run)] : []),
    ...(options.own?.(run) ?? []),
  ];
}

function judgeSoldAll({ rows }: RunRecord): Finding {
  const offenders = rows.flatMap(({ slug, capacity, bookings }) => {
    const sold = bookings.filter(({ state }) => state === "confirmed").length;
    return sold === capacity ? [] : [`${slug}: ${sold} of ${capacity} places are sold`];
  });
  return finding("all places are sold", countBookings(rows), offenders);
}

const judgeAudit = ({ integrity }: RunRecord): Finding =>
  finding("`npm run integrity` finds nothing", integrity === null ? 0 : 1, [...(integrity ?? [])]);
