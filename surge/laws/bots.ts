import { type Finding, finding, type RunRecord } from "./run-record.ts";

/** In a quiet second a join costs nobody anything: a script that comes then is one newcomer more. */
const FREE_SHARE_MAX = 0.5;

/** A flood of joins without a proof gets few numbers, and people with a proof all get theirs. */
export function judgeBots({ records }: RunRecord): Finding {
  const bots = records.filter(({ isBot }) => isBot);
  const tries = bots.reduce((sum, { botTries }) => sum + botTries, 0);
  const numbers = bots.reduce((sum, { botNumbers }) => sum + botNumbers, 0);
  const shutOut = records.filter(({ isBot, joinedAt, end }) => !isBot && joinedAt === null && end !== "sold_out");
  const offenders = shutOut.map(({ index }) => `visitor ${index} got no number`);
  if (numbers > tries * FREE_SHARE_MAX) offenders.push(`scripts got ${numbers} numbers in ${tries} tries`);
  return finding("scripts without a proof get few numbers, and people all get theirs", tries, offenders);
}
