/** How long something runs beside what is measured, and then does not, in turn: whatever else the machine does is in both. */
export const PHASE_MS = 5000;
/** At the beginning of a phase the last one has its effects. */
const BLURRED_MS = 500;

export type Phase = "alone" | "beside";

/** By the clock of the machine, so that two processes agree on it without a word. */
export const phaseAt = (epochMs: number): Phase => (Math.floor(epochMs / PHASE_MS) % 2 === 0 ? "alone" : "beside");

export const msToNextPhase = (epochMs: number): number => PHASE_MS - (epochMs % PHASE_MS);

export const isBlurred = (epochMs: number): boolean => epochMs % PHASE_MS < BLURRED_MS;
