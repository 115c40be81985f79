import pino, { type Logger } from "pino";

export type Log = Logger;

/** Structured lines on standard output. Personal details, secrets and tokens are never given to it. */
export const openLog = (level: string): Log => pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
