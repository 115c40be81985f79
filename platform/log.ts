import pino, { type DestinationStream, type Logger } from "pino";

export type Log = Logger;

/** Structured lines on standard output. Personal details, secrets and tokens are never given to it. */
export const openLog = (level: string, destination?: DestinationStream): Log =>
  pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: errorWithoutValues } },
    destination,
  );

/** PostgreSQL quotes the values of a failed statement in these members, and they are people's. */
const MEMBERS_WITH_VALUES = new Set(["detail", "where", "hint", "internalQuery", "parameters", "query"]);

const errorWithoutValues = (error: Error): object =>
  Object.fromEntries(Object.entries(pino.stdSerializers.err(error)).filter(([name]) => !MEMBERS_WITH_VALUES.has(name)));
