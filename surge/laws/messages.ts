import { type Finding, finding, type RunRecord } from "./run-record.ts";

/**
 * A confirmed booking is told by one email and one SMS. `mayRepeat`: a sender that was killed after the provider had accepted, and before that
 * was noted, sends once more; better twice than never.
 */
export function judgeMessages({ rows, records, inbox }: RunRecord, { mayRepeat = false } = {}): Finding {
  const arrived = new Map<string, number>();
  for (const { to, channel } of inbox) {
    const key = `${channel} ${to.replaceAll(/.*<|>.*/g, "")}`;
    arrived.set(key, (arrived.get(key) ?? 0) + 1);
  }
  const owners = new Map(records.map((record) => [record.bookingId, record]));
  const confirmed = rows.flatMap(({ bookings }) => bookings.filter(({ state }) => state === "confirmed"));
  const offenders = confirmed.flatMap(({ id, confirmations }) => {
    if (confirmations !== 2) return [`booking ${id}: ${confirmations} of 2 confirmations are sent`];
    const owner = owners.get(id);
    if (!owner) return [];
    return [`email ${owner.email}`, `sms ${owner.phone}`].flatMap((key) => {
      const times = arrived.get(key) ?? 0;
      return times === 1 || (mayRepeat && times > 1) ? [] : [`booking ${id}: ${key} arrived ${times} times`];
    });
  });
  return finding("two messages a booking", confirmed.length, offenders);
}
