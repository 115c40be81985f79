import { type Finding, finding, type RunRecord } from "./run-record.ts";

/** After each fault somebody was sold something again in time: asked after it, and answered well. */
export function judgeRecovery({ faults, sales }: RunRecord): Finding {
  const failed = faults.flatMap(({ name, failure }) => (failure === null ? [] : [`${name}: ${failure}`]));
  const timed = faults.filter(({ sellsAgainWithinMs }) => sellsAgainWithinMs !== null);
  const offenders = timed.flatMap(({ name, at, sellsAgainWithinMs }) => {
    const again = recoveryMs({ at }, sales);
    if (again !== null && again <= (sellsAgainWithinMs as number)) return [];
    return [
      `${name}: ${again === null ? "nothing was sold again" : `sold again after ${(again / 1000).toFixed(1)} s`}`,
    ];
  });
  return finding("it sells again in time", timed.length, [...failed, ...offenders]);
}

/** Milliseconds from a fault to the first success that was asked for after it. */
export function recoveryMs({ at }: { at: number }, sales: RunRecord["sales"]): number | null {
  const answered = sales.filter(({ sentAt }) => sentAt > at).map(({ answeredAt }) => answeredAt);
  return answered.length === 0 ? null : answered.reduce((least, time) => Math.min(least, time)) - at;
}
