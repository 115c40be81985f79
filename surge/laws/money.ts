import { type Finding, finding, type RunRecord } from "./run-record.ts";

/** Each rupee that Razorpay captured stands behind exactly one confirmed booking, or has gone back. */
export function judgeMoney({ rows, account }: RunRecord): Finding {
  const bookings = new Map(rows.flatMap(({ bookings }) => bookings.map((booking) => [booking.id, booking])));
  const kept = new Map<string, number>();
  for (const { receipt, captured, refunded, refunds_pending: pending } of account) {
    kept.set(receipt, (kept.get(receipt) ?? 0) + captured - refunded - pending);
  }
  const offenders: string[] = [];
  for (const [id, { state, amountPaise, acceptedPaise }] of bookings) {
    const paise = kept.get(id) ?? 0;
    const due = state === "confirmed" ? amountPaise : 0;
    if (paise !== due) offenders.push(`booking ${id} (${state}): Razorpay keeps ${paise} paise of it, ${due} are due`);
    if (state === "confirmed" && acceptedPaise !== amountPaise)
      offenders.push(`booking ${id}: ${acceptedPaise} paise accepted, ${amountPaise} due`);
  }
  for (const [receipt, paise] of kept) {
    if (!bookings.has(receipt) && paise !== 0)
      offenders.push(`${paise} paise were captured for ${receipt}, which nobody knows`);
  }
  return finding("each captured rupee is settled", account.length, offenders);
}
