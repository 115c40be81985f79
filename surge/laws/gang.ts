import { type Finding, finding, type RunRecord } from "./run-record.ts";

/** A ticket gets two places ahead of others; one that was given up counts half. More only when nobody waits. */
const PLACES_MAX = 5;

/** Whoever asks again and again gets no place after another while people wait who never had one. */
export function judgeGang({ records }: RunRecord): Finding {
  const gang = records.filter(({ timesHeld }) => timesHeld > 1);
  const offenders = gang.filter(({ timesHeld }) => timesHeld > PLACES_MAX);
  return finding(
    `nobody has more than ${PLACES_MAX} places one after another`,
    gang.length,
    offenders.map(({ index, timesHeld }) => `visitor ${index} had ${timesHeld}`),
  );
}
