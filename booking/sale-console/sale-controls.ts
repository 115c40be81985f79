import { LANGUAGES, type Language } from "#platform/languages.ts";
import type { EventState } from "../events/bookable-event.ts";
import { oneLine } from "../events/clean-text.ts";
import type { FieldProblem } from "../events/event-draft.ts";
import type { Phase } from "../waiting-room/phase.ts";

/** What an organizer turns while the sale runs. */
export type SaleControls = {
  isPaused: boolean;
  /** So many are called in a second at most. */
  callsPerSecond: number;
  /** So many may be booking at the same time. */
  concurrencyTarget: number;
  /** What everybody reads, by language; empty says nothing. */
  notice: Notice;
};

type Notice = Record<Language, string>;

/** Only what is to change. */
export type ControlRequest = {
  isPaused?: boolean | undefined;
  callsPerSecond?: number | undefined;
  concurrencyTarget?: number | undefined;
  notice?: { [language in Language]?: string | undefined } | undefined;
};

/** The same in control_sale (db/functions), whose test holds both together. Far enough for any sale, too low for a zero too many. */
export const CONTROL_BOUNDS = {
  callsPerSecond: { min: 1, max: 100 },
  concurrencyTarget: { min: 1, max: 2000 },
};
export const NOTICE_LENGTH_MAX = 300;

/** How the waiting room stands, to be looked at beside its controls. */
export type WaitingRoomNow = {
  generatedAt: string;
  phase: Phase;
  /** Numbers given out and not called yet. */
  waiting: number;
  /** The highest number that was called. */
  serving: number;
  called: number;
  held: number;
  confirmed: number;
  /** Places that nobody has and nobody was promised. */
  remaining: number;
  capacity: number;
  calledPerMinute: number;
  /** How many may be booking now: below the target while holds or payments are in trouble. */
  concurrency: number;
  /** The share of those who were called lately that came, from 0 to 1. */
  turnout: number;
  /** How much of checkout is kept for those who were called: more for a call that is fresh than for one that has waited. */
  roomForCalled: number;
};

export type SaleControlsView = { state: EventState; controls: SaleControls; now: WaitingRoomNow };

export type ControlsDecision = { ok: true; request: ControlRequest } | { ok: false; problems: FieldProblem[] };

/** Tidies what was asked for and names what cannot be. */
export function decideControls(given: ControlRequest): ControlsDecision {
  const problems: FieldProblem[] = [];
  for (const field of ["callsPerSecond", "concurrencyTarget"] as const) {
    const value = given[field];
    const { min, max } = CONTROL_BOUNDS[field];
    if (value !== undefined && !(Number.isInteger(value) && value >= min && value <= max)) {
      const message = `Enter a whole number from ${min} to ${max.toLocaleString("en-IN")}.`;
      problems.push({ field, code: "out_of_bounds", message });
    }
  }
  const notice: Partial<Notice> = {};
  for (const language of LANGUAGES) {
    const text = given.notice?.[language];
    if (text === undefined) continue;
    notice[language] = oneLine(text);
    if (notice[language].length > NOTICE_LENGTH_MAX) {
      const message = `Shorten this to ${NOTICE_LENGTH_MAX} characters.`;
      problems.push({ field: `notice.${language}`, code: "too_long", message });
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, request: { ...given, notice } };
}
