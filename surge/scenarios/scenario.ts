import type { Wave } from "../crowd/crowd.ts";
import { type Habits, type Span, USUAL_HABITS } from "../crowd/habits.ts";
import type { LawOptions } from "../laws/judge.ts";
import type { Stage, StageOptions } from "../stage/open-stage.ts";

/** How large a run is; a scenario has its own usual size. */
export type Size = {
  visitors: number;
  seconds: number;
  places: number;
  /** The share of the usual time that people think, fill in the form and wait for their bank. */
  think: number;
};

export type ScenarioSale = {
  name: string;
  places: number;
  waves: Wave[];
  /** Until when people gather for the draw; without it the sale is open when they come. */
  opensInSeconds?: number;
  isProofRequired?: boolean;
};

/** What is broken, so many seconds after the crowd has begun to come. */
export type Fault = {
  name: string;
  atSeconds: number;
  /** Breaks it, and mends it again; answers when it ran again, in milliseconds since 1970. */
  strike: (stage: Stage) => Promise<number | null>;
  sellsAgainWithinMs: number | null;
  /** Until it is mended nothing can be stored. */
  isDatabaseAway?: boolean;
};

export type Scenario = {
  name: string;
  /** One sentence for the list and the report. */
  tells: string;
  size: Size;
  sales: (size: Size) => ScenarioSale[];
  stage?: Partial<StageOptions>;
  /** Before the product is started, such as a disk of its own; answers why it can't be played here, or what the stage needs. */
  prepare?: () => Promise<Partial<StageOptions> | { skippedBecause: string }>;
  faults?: (size: Size) => Fault[];
  laws?: LawOptions;
  /** The crowd stops after so many seconds, whoever still waits. */
  secondsMax?: number;
  /** On another core than the servers. */
  crowdCore?: number;
};

export function habits({ think }: Size, change: Partial<Habits> = {}): Habits {
  const all = { ...USUAL_HABITS, ...change };
  const scaled = ([from, to]: Span): Span => [from * think, to * think];
  return {
    ...all,
    reactSeconds: scaled(all.reactSeconds),
    formSeconds: scaled(all.formSeconds),
    bankSeconds: scaled(all.bankSeconds),
  };
}

/** One sale to one wave. */
export const oneSale = (size: Size, change: Partial<Habits> = {}): ScenarioSale[] => [
  {
    name: "surge",
    places: size.places,
    waves: [{ visitors: size.visitors, seconds: size.seconds, afterSeconds: 0, habits: habits(size, change) }],
  },
];
